import {
  describeIssues,
  type InputSchema,
  type Locale,
} from '@cleanmatex/hq-common';
import { useState } from 'react';
import { useHqLanguage } from '../i18n/useHqLanguage';

/** What the contract finds wrong with an input, by field, in a language; as the API would answer it. */
export function contractIssues(
  schema: InputSchema,
  input: unknown,
  locale: Locale,
): Record<string, string> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return {};
  return Object.fromEntries(
    describeIssues(parsed.error.issues, locale).map(({ path, message }) => [
      path,
      message,
    ]),
  );
}

/**
 * Checks a form by the contract before it is sent. Nothing is said until the person has tried to send it; from then
 * on each problem goes when its field is corrected.
 * @returns `issues`, by field, and `check`: true when the input may be sent.
 */
export function useContractCheck(
  schema: InputSchema,
  input: unknown,
): { issues: Record<string, string>; check: () => boolean } {
  const locale = useHqLanguage();
  const [tried, setTried] = useState(false);
  const found = contractIssues(schema, input, locale);
  return {
    issues: tried ? found : {},
    check: () => {
      setTried(true);
      return Object.keys(found).length === 0;
    },
  };
}
