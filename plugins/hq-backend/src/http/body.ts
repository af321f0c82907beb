import { kernelErrors } from '@cleanmatex/hq-common';
import { failWith } from '@cleanmatex/hq-node';
import express, { type Request, type Response } from 'express';

const fail = failWith(kernelErrors);

/** Largest request body. */
export const BODY_LIMIT = '1mb';

const parseJson = express.json({ limit: BODY_LIMIT, strict: false });

interface ParserError extends Error {
  type?: string;
}

/**
 * Reads the JSON body of a request; an absent one is an empty object.
 * @throws HqError `body_too_large`, `unsupported_media_type`, `malformed_json`, `body_not_object`.
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
    throw fail('malformed_json');
  });
  const { body } = request;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw fail('body_not_object');
  }
  return body;
}
