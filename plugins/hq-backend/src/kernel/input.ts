import {
  checkTexts,
  describeIssues,
  type Endpoint,
  type InputIssue,
  type Locale,
} from '@cleanmatex/hq-common';
import { ValidationError } from '@cleanmatex/hq-node';

function unstorable(
  value: unknown,
  path: string[],
  locale: Locale,
): InputIssue[] {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed()
      ? [
          {
            path: path.join('.'),
            code: 'forbidden_characters',
            message: checkTexts.forbidden_characters[locale],
          },
        ]
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...unstorable(key, [...path, key], locale),
    ...unstorable(item, [...path, key], locale),
  ]);
}

/**
 * Checks an input against its endpoint's schema.
 * @throws ValidationError with every issue, in the caller's language. Text that PostgreSQL cannot
 * store (NUL, lone surrogates) is an issue too.
 */
export async function parseInput(
  endpoint: Endpoint,
  input: unknown,
  locale: Locale,
): Promise<unknown> {
  const issues = unstorable(input, [], locale);
  if (issues.length) throw new ValidationError(issues);
  const result = await endpoint.input.safeParseAsync(input, {
    reportInput: true,
  });
  if (!result.success) {
    throw new ValidationError(describeIssues(result.error.issues, locale));
  }
  return result.data;
}
