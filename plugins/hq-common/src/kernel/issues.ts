import type { z } from 'zod';
import { checkTexts, type CheckCode } from './checkTexts';
import { fillText, type Locale, type Text, type TextParams } from './language';

/** One thing wrong with an input, in no language yet. */
export interface NamedIssue {
  /** Field, dotted where nested; empty for the input as a whole. */
  path: string;
  code: CheckCode;
  /** Values for the check's text. */
  params?: TextParams;
}

/** One thing wrong with an input. */
export interface InputIssue {
  /** Field, dotted where nested; empty for the input as a whole. */
  path: string;
  /** Machine code. */
  code: string;
  /** What is wrong and what to do, in the caller's language. */
  message: string;
}

/** Refinement parameters that give an issue its machine code and text. */
export function check(code: CheckCode, params?: TextParams) {
  return { params: { ...params, code } };
}

const typeTexts: Record<string, Text> = {
  string: { en: 'text', ar: 'نصًا' },
  number: { en: 'a number', ar: 'رقمًا' },
  int: { en: 'a whole number', ar: 'رقمًا صحيحًا' },
  boolean: { en: 'true or false', ar: 'true أو false' },
  array: { en: 'a list', ar: 'قائمة' },
  object: { en: 'an object', ar: 'كائنًا' },
  record: { en: 'an object', ar: 'كائنًا' },
  null: { en: 'null', ar: 'null' },
};

const formatChecks: Record<string, CheckCode> = {
  email: 'invalid_email',
  url: 'invalid_url',
  guid: 'invalid_uuid',
  date: 'invalid_day',
  datetime: 'invalid_datetime',
};

type Named = [CheckCode, TextParams?];

function sizeCheck(
  issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall,
): Named {
  const small = issue.code === 'too_small';
  const limit = Number(small ? issue.minimum : issue.maximum);
  if (issue.origin === 'string') {
    if (small && limit === 1) return ['required'];
    return [small ? 'too_short' : 'too_long', { limit }];
  }
  if (issue.origin === 'array' || issue.origin === 'set') {
    return [small ? 'too_few' : 'too_many', { limit }];
  }
  return [small ? 'number_too_small' : 'number_too_big', { limit }];
}

function nameOf(issue: z.core.$ZodIssue): Named {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return ['required'];
      return [
        'expected_type',
        { type: typeTexts[issue.expected] ?? typeTexts.object },
      ];
    case 'too_small':
    case 'too_big':
      return sizeCheck(issue);
    case 'invalid_value':
      if (issue.input === undefined) return ['required'];
      return ['one_of', { values: issue.values.map(String).join(', ') }];
    case 'invalid_format':
      if (issue.format === 'date' && issue.input === '') return ['required'];
      return [formatChecks[issue.format] ?? 'invalid_format'];
    case 'invalid_union': {
      const formats = issue.errors
        .flat()
        .map(one => (one.code === 'invalid_format' ? one.format : ''));
      return formats.includes('date') && formats.includes('datetime')
        ? ['invalid_day_or_datetime']
        : ['invalid_format'];
    }
    case 'custom': {
      const params = (issue.params ?? {}) as TextParams & { code?: CheckCode };
      return [params.code ?? 'invalid_format', params];
    }
    default:
      return ['invalid_format'];
  }
}

/**
 * Every issue of a failed parse. Parse with `reportInput: true`, so that a missing field can be told from one of
 * the wrong type.
 */
export function nameIssues(issues: readonly z.core.$ZodIssue[]): NamedIssue[] {
  const ofWrongType = new Set(
    issues
      .filter(({ code }) => code === 'invalid_type')
      .map(({ path }) => path.join('.')),
  );
  // Of a value of the wrong type nothing else is worth telling, such as its length.
  const telling = issues.filter(
    ({ code, path }) =>
      code === 'invalid_type' || !ofWrongType.has(path.join('.')),
  );
  return telling.flatMap((issue): NamedIssue[] => {
    const at = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({
        path: [...at, key].join('.'),
        code: 'unknown_field',
      }));
    }
    const [code, params] = nameOf(issue);
    return [{ path: at.join('.'), code, params }];
  });
}

/** Issues in the caller's language. */
export function tellIssues(
  issues: readonly NamedIssue[],
  locale: Locale,
): InputIssue[] {
  return issues.map(({ path, code, params }) => ({
    path,
    code,
    message: fillText(checkTexts[code], locale, params),
  }));
}

/** Every issue of a failed parse, in the caller's language; see `nameIssues`. */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  locale: Locale,
): InputIssue[] {
  return tellIssues(nameIssues(issues), locale);
}
