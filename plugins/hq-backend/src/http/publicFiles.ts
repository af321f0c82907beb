import type { LoggerService } from '@backstage/backend-plugin-api';
import { kernelErrors } from '@cleanmatex/hq-common';
import { failWith, type PublicFiles } from '@cleanmatex/hq-node';
import Router from 'express-promise-router';
import type { RateLimit } from './rateLimit';
import { guard, type Answering } from './router';

const fail = failWith(kernelErrors);

const FINGERPRINT = /^[0-9a-f]{64}$/;
const YEAR_SECONDS = 31_536_000;

/**
 * What keeps a file what its type says, whatever is in it: no other type is guessed, nothing in it runs or loads, it is
 * not framed. Other origins may show it, as the tenants' own applications do.
 */
const headers = {
  'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable`,
  'Content-Disposition': 'inline',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** What public files are answered with. */
export interface PublicFilesOptions {
  files: PublicFiles;
  rateLimit: Pick<RateLimit, 'publicFile'>;
  logger: LoggerService;
}

const answerFile =
  ({ files, rateLimit }: PublicFilesOptions): Answering =>
  async (request, response) => {
    rateLimit.publicFile(request.ip ?? 'unknown');
    const { fingerprint } = request.params;
    const file = FINGERPRINT.test(fingerprint)
      ? await files.find(fingerprint)
      : undefined;
    if (!file) throw fail('not_found');
    // A file is the same in every language.
    response.removeHeader('Vary');
    response.removeHeader('Content-Language');
    response.set({ ...headers, ETag: `"${fingerprint}"` });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    response.type(file.mediaType).send(file.content);
  };

/**
 * Shows files by their fingerprint to everybody, at most so many a minute to one address. A fingerprint always has the
 * same content, so browsers keep it.
 */
export function publicFilesRouter(options: PublicFilesOptions) {
  const router = Router();
  router.get(
    `${options.files.path}/:fingerprint`,
    guard(options)(answerFile(options)),
  );
  return router;
}
