import {
  kernelErrors,
  tellIssues,
  type ErrorInfo,
  type InputIssue,
  type Locale,
} from '@cleanmatex/hq-common';
import { HqError, ValidationError, failWith } from '@cleanmatex/hq-node';

const fail = failWith(kernelErrors);

const statusOf: Record<ErrorInfo['error'], number> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  PreconditionFailedError: 412,
  TooManyRequestsError: 429,
  ServiceUnavailableError: 503,
};

/** Backstage's error body, with a machine code. */
export interface ErrorBody {
  error: {
    name: string;
    message: string;
    code: string;
    /** Field of the input that is to blame. */
    field?: string;
    /** Every thing wrong with the input. */
    issues?: InputIssue[];
    details?: Record<string, unknown>;
  };
  request: { method: string; url: string };
  response: { statusCode: number };
}

interface RequestFacts {
  method: string;
  url: string;
  locale: Locale;
  requestId: string;
}

/**
 * The answer to an error. What is no HqError and no ValidationError is a defect: it becomes a 500 that
 * tells nothing but the request's id.
 */
export function errorBody(error: unknown, facts: RequestFacts): ErrorBody {
  if (error instanceof ValidationError) {
    const { error: name, ...texts } = kernelErrors.validation_failed;
    return body(facts, 400, {
      name,
      code: 'validation_failed',
      message: texts[facts.locale],
      issues: tellIssues(error.issues, facts.locale),
    });
  }
  const known =
    error instanceof HqError
      ? error
      : fail('internal', { requestId: facts.requestId });
  const { info, code, details, others } = known;
  const message = known.textIn(facts.locale);
  return body(facts, info.status ?? statusOf[info.error], {
    name: info.error,
    code,
    message,
    ...(info.field && {
      field: info.field,
      issues: [known, ...others].map(one => ({
        path: one.info.field ?? '',
        code: one.code,
        message: one.textIn(facts.locale),
      })),
    }),
    ...(details && { details }),
  });
}

function body(
  { method, url }: RequestFacts,
  statusCode: number,
  error: ErrorBody['error'],
): ErrorBody {
  return { error, request: { method, url }, response: { statusCode } };
}
