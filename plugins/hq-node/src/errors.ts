import {
  fillText,
  type ErrorInfo,
  type Locale,
  type NamedIssue,
  type TextParams,
} from '@cleanmatex/hq-common';

/** An error with a machine code and a text in both languages; the kernel answers with it. */
export class HqError extends Error {
  /**
   * @param code - machine code, snake case.
   * @param info - class, status and texts; from a domain's error catalog.
   * @param params - values for the text.
   * @param details - more for machines, answered as `error.details`.
   * @param others - errors of other fields; answered as further `error.issues`.
   */
  constructor(
    readonly code: string,
    readonly info: ErrorInfo,
    readonly params: TextParams = {},
    readonly details?: Record<string, unknown>,
    readonly others: readonly HqError[] = [],
  ) {
    super(fillText(info, 'en', params));
    this.name = info.error;
  }

  /** The text in a language; `message` has the English one. */
  textIn(locale: Locale): string {
    return fillText(this.info, locale, this.params);
  }
}

/** Input that does not fit the contract: every issue, with its field. */
export class ValidationError extends Error {
  constructor(readonly issues: NamedIssue[]) {
    super('validation_failed');
    this.name = 'InputError';
  }
}

/** Makes the thrower of a domain's error catalog: `const fail = failWith(tenantErrors)`. */
export function failWith<C extends Record<string, ErrorInfo>>(catalog: C) {
  return (
    code: keyof C & string,
    params?: TextParams,
    details?: Record<string, unknown>,
    others?: readonly HqError[],
  ): HqError => new HqError(code, catalog[code], params, details, others);
}
