import { randomUUID } from 'node:crypto';
import {
  kernelErrors,
  pathParameters,
  type Endpoint,
} from '@cleanmatex/hq-common';
import { failWith, localeOf, type CallInfo } from '@cleanmatex/hq-node';
import type { Request, Response } from 'express';

const fail = failWith(kernelErrors);

/** What If-Match may be: `*`, or entity tags. */
export const IF_MATCH_PATTERN =
  '^\\s*(\\*|(W/)?"[^"]{0,100}"(\\s*,\\s*(W/)?"[^"]{0,100}"){0,19})\\s*$';
/** What Idempotency-Key may be. */
export const IDEMPOTENCY_KEY_PATTERN = '^[\\x21-\\x7e]{1,255}$';
const CORRELATION_ID_PATTERN = /^[\w.:-]{1,100}$/;

/** True for a change of something that is there already: only that can have a version to match. */
export const takesIfMatch = (endpoint: Endpoint) =>
  endpoint.versioned &&
  endpoint.mutation &&
  pathParameters(endpoint.path).length > 0;

/** What a request says of itself. */
export function callInfo(request: Request): CallInfo {
  const requestId = randomUUID();
  const correlation = request.get('x-correlation-id');
  return {
    door: 'rest',
    requestId,
    correlationId:
      correlation && CORRELATION_ID_PATTERN.test(correlation)
        ? correlation
        : requestId,
    locale: localeOf(request.get('accept-language')),
    ip: request.ip,
    userAgent: request.get('user-agent'),
  };
}

/** Headers of every answer. */
export function setCommonHeaders(response: Response, info: CallInfo): void {
  response.vary('Accept-Language').set({
    'Cache-Control': 'no-store',
    'Content-Language': info.locale,
    'X-Correlation-Id': info.correlationId,
    'X-Request-Id': info.requestId,
  });
}

/**
 * Versions that the caller accepts, any of them; undefined accepts every one. The comparison is the strong one of
 * RFC 9110, so that a weak tag matches nothing, and neither does one that the console has not given.
 * @throws HqError `version_required`, `version_malformed`
 */
export function readIfMatch(
  endpoint: Endpoint,
  request: Request,
): number[] | undefined {
  if (!takesIfMatch(endpoint)) return undefined;
  const header = request.get('if-match');
  if (header === undefined) {
    if (endpoint.method === 'PATCH') throw fail('version_required');
    return undefined;
  }
  if (!new RegExp(IF_MATCH_PATTERN).test(header)) {
    throw fail('version_malformed');
  }
  if (header.trim() === '*') return undefined;
  return [...header.matchAll(/(W\/)?"([^"]*)"/g)]
    .filter(([, weak, tag]) => !weak && /^\d{1,15}$/.test(tag))
    .map(([, , tag]) => Number(tag));
}

/** @throws HqError `idempotency_key_malformed` */
export function readIdempotencyKey(
  endpoint: Endpoint,
  request: Request,
): string | undefined {
  const key = request.get('idempotency-key');
  if (endpoint.method !== 'POST' || key === undefined) return undefined;
  if (!new RegExp(IDEMPOTENCY_KEY_PATTERN).test(key)) {
    throw fail('idempotency_key_malformed');
  }
  return key;
}

function idOf(endpoint: Endpoint, body: unknown): string | undefined {
  const id = endpoint.created
    ?.split('.')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      body,
    );
  return typeof id === 'string' ? id : undefined;
}

/** Headers of a success: version, place of what was created, and whether the answer is a repeated one. */
export function setAnswerHeaders(
  endpoint: Endpoint,
  answer: { status: number; body: unknown; replayed: boolean },
  request: Request,
  response: Response,
): void {
  if (answer.replayed) response.set('Idempotency-Replayed', 'true');
  const { version } = answer.body as { version?: number };
  if (endpoint.versioned && version !== undefined) {
    response.set('ETag', `"${version}"`);
  }
  const id = answer.status === 201 ? idOf(endpoint, answer.body) : undefined;
  if (id) {
    const list = `${request.baseUrl}${request.path}`.replace(/\/$/, '');
    response.set('Location', `${list}/${encodeURIComponent(id)}`);
  }
}
