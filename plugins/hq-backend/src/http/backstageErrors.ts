import { kernelErrors } from '@cleanmatex/hq-common';
import { localeOf } from '@cleanmatex/hq-node';
import type { RequestHandler } from 'express';

interface BackstageError {
  name?: string;
  message?: string;
  code?: string;
  stack?: string;
  cause?: unknown;
}

function withoutStack(error: BackstageError): BackstageError {
  const { stack, cause, ...rest } = error;
  if (typeof cause !== 'object' || cause === null) {
    return cause === undefined ? rest : { ...rest, cause };
  }
  return { ...rest, cause: withoutStack(cause) };
}

/**
 * Makes the error answers of Backstage's own plugins fit for callers: no stack in any environment (theirs go with
 * NODE_ENV=development), and a reason, in the caller's language, where a plugin refuses without a word.
 */
export const tidyErrors: RequestHandler = (request, response, next) => {
  const send = response.json.bind(response);
  response.json = body => {
    const error = body?.error as BackstageError | undefined;
    if (response.statusCode < 400 || typeof error !== 'object' || !error) {
      return send(body);
    }
    const tidy = withoutStack(error);
    if (response.statusCode === 403 && !tidy.message) {
      tidy.code = 'role_refused';
      tidy.message =
        kernelErrors.role_refused[localeOf(request.get('accept-language'))];
    }
    return send({ ...body, error: tidy });
  };
  next();
};
