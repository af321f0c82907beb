import { isUtf8 } from 'node:buffer';
import { kernelErrors } from '@cleanmatex/hq-common';
import { failWith } from '@cleanmatex/hq-node';
import express, { type Request, type Response } from 'express';

const fail = failWith(kernelErrors);

/** Largest request body. */
export const BODY_LIMIT = '1mb';

const NOT_UTF8 = 'hq.not-utf8';

const parseJson = express.json({
  limit: BODY_LIMIT,
  strict: false,
  // Decoding would put a replacement character where the body is broken, and store it.
  verify(_request, _response, bytes, encoding) {
    if (encoding === 'utf-8' && !isUtf8(bytes)) {
      throw Object.assign(new Error('Not UTF-8'), { type: NOT_UTF8 });
    }
  },
});

interface ParserError extends Error {
  type?: string;
}

/**
 * Reads the JSON body of a request; an absent one is an empty object.
 * @throws HqError `body_too_large`, `unsupported_media_type`, `malformed_json`, `malformed_utf8`,
 * `body_not_object`.
 */
export async function readBody(
  request: Request,
  response: Response,
): Promise<Record<string, unknown>> {
  const empty =
    !request.headers['transfer-encoding'] &&
    Number(request.headers['content-length'] ?? 0) === 0;
  if (empty) return {};
  if (!request.is('application/json')) throw fail('unsupported_media_type');
  await new Promise<void>((resolve, reject) => {
    parseJson(request, response, error => (error ? reject(error) : resolve()));
  }).catch((error: ParserError) => {
    if (error.type === 'entity.too.large') {
      throw fail('body_too_large', { limit: '1 MB' });
    }
    if (
      error.type === 'charset.unsupported' ||
      error.type === 'encoding.unsupported'
    ) {
      throw fail('unsupported_media_type');
    }
    throw fail(error.type === NOT_UTF8 ? 'malformed_utf8' : 'malformed_json');
  });
  const { body } = request;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw fail('body_not_object');
  }
  return body;
}
