import type { z } from 'zod';
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

/** Texts of the checks that the contract adds to Zod's own; `params.code` of a refinement names one. */
export const checkTexts = {
  required: { en: 'Required', ar: 'حقل مطلوب' },
  expected_type: {
    en: 'Must be {type}',
    ar: 'يجب أن تكون القيمة {type}',
  },
  too_short: {
    en: 'At least {limit} characters',
    ar: 'الحد الأدنى لعدد الأحرف {limit}',
  },
  too_long: {
    en: 'At most {limit} characters',
    ar: 'الحد الأقصى لعدد الأحرف {limit}',
  },
  too_few: {
    en: 'Number of items: {limit} or more',
    ar: 'الحد الأدنى للعناصر {limit}',
  },
  too_many: {
    en: 'Number of items: {limit} or less',
    ar: 'الحد الأقصى للعناصر {limit}',
  },
  too_deep: {
    en: 'Nested deeper than {limit} levels',
    ar: 'التداخل أعمق من {limit} مستوى',
  },
  number_too_small: {
    en: 'Must be {limit} or more',
    ar: 'يجب ألا تقل القيمة عن {limit}',
  },
  number_too_big: {
    en: 'Must be {limit} or less',
    ar: 'يجب ألا تزيد القيمة عن {limit}',
  },
  one_of: { en: 'Must be one of: {values}', ar: 'القيم المقبولة: {values}' },
  unknown_field: { en: 'Unknown field', ar: 'حقل غير معروف' },
  invalid_email: {
    en: 'Must be an e-mail address, like name@example.com',
    ar: 'اكتب بريدًا إلكترونيًا صحيحًا، مثل name@example.com',
  },
  invalid_url: {
    en: 'Must be a web address starting with https://',
    ar: 'اكتب عنوان ويب يبدأ بـ https://',
  },
  invalid_uuid: { en: 'Must be a UUID', ar: 'يجب أن تكون القيمة بصيغة UUID' },
  invalid_datetime: {
    en: 'Must be a date and time in ISO 8601, like 2026-11-21T08:00:00Z',
    ar: 'اكتب التاريخ والوقت بصيغة ISO 8601، مثل 2026-11-21T08:00:00Z',
  },
  url_credentials: {
    en: 'Must not have a user name or password',
    ar: 'يجب ألا يتضمن العنوان اسم مستخدم أو كلمة مرور',
  },
  invalid_day_or_datetime: {
    en: 'Must be a day like 2026-11-21, or a date and time in ISO 8601 like 2026-11-21T08:00:00Z',
    ar: 'اكتب يومًا مثل 2026-11-21، أو تاريخًا ووقتًا بصيغة ISO 8601 مثل 2026-11-21T08:00:00Z',
  },
  invalid_format: { en: 'Has the wrong format', ar: 'الصيغة غير صحيحة' },
  forbidden_characters: {
    en: 'Has characters that cannot be stored',
    ar: 'تحتوي القيمة على محارف لا يمكن حفظها',
  },
  direction_controls: {
    en: 'Has invisible characters that turn the direction of text; type it anew',
    ar: 'يحتوي النص على محارف خفية تغيّر اتجاهه؛ أعد كتابته',
  },
  invisible: {
    en: 'Has no visible character',
    ar: 'لا يحتوي النص على أي محرف ظاهر',
  },
  arabic_letters: {
    en: 'Must have Arabic letters',
    ar: 'اكتب الاسم بحروف عربية',
  },
  slug_format: {
    en: 'Lowercase letters, digits and single hyphens; it starts with a letter and ends with a letter or digit',
    ar: 'أحرف لاتينية صغيرة وأرقام وشرطات مفردة؛ يبدأ بحرف وينتهي بحرف أو رقم',
  },
  slug_reserved: {
    en: 'This word is reserved; choose another',
    ar: 'هذه الكلمة محجوزة؛ اختر غيرها',
  },
  phone_format: {
    en: 'Must be a phone number of {country} in international form, like {example}',
    ar: 'اكتب رقم هاتف صحيحًا في {country} بالصيغة الدولية، مثل {example}',
  },
  country_code: {
    en: 'Must be a two-letter ISO country code, like OM',
    ar: 'اكتب رمز الدولة من حرفين وفق ISO، مثل OM',
  },
  currency_code: {
    en: 'Must be a three-letter ISO currency code, like OMR',
    ar: 'اكتب رمز العملة من ثلاثة أحرف وفق ISO، مثل OMR',
  },
  time_zone: {
    en: 'Must be an IANA time zone, like Asia/Muscat',
    ar: 'اكتب منطقة زمنية من قائمة IANA، مثل Asia/Muscat',
  },
  hex_color: {
    en: 'Must be a colour in hexadecimal, like #0F766E',
    ar: 'اكتب اللون بالصيغة الست عشرية، مثل #0F766E',
  },
  business_hours: {
    en: 'Must differ from the opening time; an earlier time is of the next day',
    ar: 'يجب أن يختلف عن وقت الفتح؛ والوقت الأبكر منه يعني اليوم التالي',
  },
  business_hours_overlap: {
    en: 'Must not be after the next day’s opening time',
    ar: 'يجب ألا يتجاوز وقت الفتح في اليوم التالي',
  },
  time_of_day: {
    en: 'Must be a time of day, like 08:00',
    ar: 'اكتب الوقت بصيغة مثل 08:00',
  },
  not_number: {
    en: 'Must be a number, like 7 or 2.5',
    ar: 'اكتب عددًا، مثل 7 أو 2.5',
  },
  not_boolean: {
    en: 'Must be true or false',
    ar: 'يجب أن تكون القيمة true أو false',
  },
  unknown_person: {
    en: 'Must be an HQ user who is not deactivated',
    ar: 'يجب أن يكون من مستخدمي المقر غير المعطّلين',
  },
  formula: {
    en: 'Looks like a formula, which is never run; write the value itself',
    ar: 'تبدو القيمة معادلة، والمعادلات لا تُنفَّذ؛ اكتب القيمة نفسها',
  },
  ragged_row: {
    en: 'The row has {cells} cells, the header {columns}: values may stand in the wrong columns. Correct a cell, or save one as it is',
    ar: 'في الصف {cells} خلية وفي الترويسة {columns}: قد تكون القيم في غير أعمدتها. صحّح خلية أو احفظ واحدة كما هي',
  },
  repeated_in_file: {
    en: 'Another row has the same value',
    ar: 'القيمة نفسها مكررة في صف آخر',
  },
  slug_taken: {
    en: 'Another tenant already uses this slug',
    ar: 'تستخدم منشأة أخرى هذا المعرّف النصي',
  },
  email_taken: {
    en: 'Another tenant already uses this e-mail address',
    ar: 'تستخدم منشأة أخرى هذا البريد الإلكتروني',
  },
  in_future: {
    en: 'Must be a moment that is still to come',
    ar: 'اختر موعدًا لم يحن بعد',
  },
  too_far_ahead: {
    en: 'Must be at most {days} days ahead',
    ar: 'يجب ألا يتجاوز الموعد {days} يومًا من الآن',
  },
  nothing_to_change: {
    en: 'Name at least one field to change',
    ar: 'حدّد حقلًا واحدًا على الأقل لتعديله',
  },
} as const satisfies Record<string, Text>;

/** Code of a check that the contract adds. */
export type CheckCode = keyof typeof checkTexts;

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
  uuid: 'invalid_uuid',
  guid: 'invalid_uuid',
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
