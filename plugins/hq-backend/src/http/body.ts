import { isUtf8 } from 'node:buffer';
import { kernelErrors } from '@cleanmatex/hq-common';
import { failWith, HqError } from '@cleanmatex/hq-node';
import express, { type Request, type Response } from 'express';

const fail = failWith(kernelErrors);

const NOT_UTF8 = 'hq.not-utf8';

const jsonUpTo = (limit: number) =>
  express.json({
    limit,
    strict: false,
    // Decoding would put a replacement character where the body is broken, and store it.
    verify(_request, _response, bytes, encoding) {
      const type = encoding === 'utf-8' ? NOT_UTF8 : 'charset.unsupported';
      if (encoding !== 'utf-8' || !isUtf8(bytes)) {
        throw Object.assign(new Error('Not UTF-8'), { type });
      }
    },
  });

const MEBIBYTE = 1024 * 1024;
const parsers = new Map<number, ReturnType<typeof jsonUpTo>>();

function parserFor(limit: number) {
  const parser = parsers.get(limit) ?? jsonUpTo(limit);
  parsers.set(limit, parser);
  return parser;
}

interface ParserError extends Error {
  type?: string;
}

const tooLarge = (limit: number) =>
  fail('body_too_large', { limit: `${limit / MEBIBYTE} MB` });

/** Rejects as soon as more bytes than the limit have come; the parser would tell only once it has read them all off. */
function excess(request: Request, limit: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    let size = 0;
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > limit) reject(tooLarge(limit));
    });
  });
}

function parse(
  request: Request,
  response: Response,
  limit: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    parserFor(limit)(request, response, error =>
      error ? reject(error) : resolve(),
    );
  });
}

/**
 * Reads the JSON body of a request; an absent one is an empty object. One that says that it is too large is refused
 * unread, another as soon as it is.
 * @param limit - most bytes.
 * @throws HqError `body_too_large`, `unsupported_media_type`, `malformed_json`, `malformed_utf8`,
 * `body_not_object`.
 */
export async function readBody(
  request: Request,
  response: Response,
  limit: number,
): Promise<Record<string, unknown>> {
  const empty =
    !request.headers['transfer-encoding'] &&
    Number(request.headers['content-length'] ?? 0) === 0;
  if (empty) return {};
  if (!request.is('application/json')) throw fail('unsupported_media_type');
  if (Number(request.headers['content-length']) > limit) throw tooLarge(limit);
  await Promise.race([
    parse(request, response, limit),
    excess(request, limit),
  ]).catch((error: ParserError) => {
    if (error instanceof HqError) throw error;
    if (error.type === 'entity.too.large') throw tooLarge(limit);
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
