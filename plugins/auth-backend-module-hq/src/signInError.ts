import {
  accessErrors,
  fillText,
  type AccessErrorCode,
  type TextParams,
} from '@cleanmatex/hq-common';
import { HqError, localeOf } from '@cleanmatex/hq-node';
import type { Request } from 'express';

/** An error of the sign-in, in the language of the browser. */
export function signInError(
  request: Request,
  code: AccessErrorCode,
  params?: TextParams,
): Error {
  const info = accessErrors[code];
  const locale = localeOf(request.get('accept-language'));
  const error = new Error(fillText(info, locale, params));
  error.name = info.error;
  return error;
}

/** Puts an error of the access service into the language of the browser; others come back unchanged. */
export function localized(request: Request, error: unknown): unknown {
  return error instanceof HqError && Object.hasOwn(accessErrors, error.code)
    ? signInError(request, error.code as AccessErrorCode, error.params)
    : error;
}
