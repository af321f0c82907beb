import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type {
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  checkTexts,
  kernelErrors,
  localeOf,
  type Endpoint,
} from '@cleanmatex/hq-common';
import {
  Download,
  HqError,
  ValidationError,
  anonymousActor,
  failWith,
  type Actor,
  type CallInfo,
  type HqAccess,
} from '@cleanmatex/hq-node';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import type { Answer, Kernel } from '../kernel/kernel';
import { translateDriverError } from '../kernel/pgErrors';
import { readBody } from './body';
import { errorBody } from './errorBody';
import type { RateLimit } from './rateLimit';

const fail = failWith(kernelErrors);

/** What the REST door stands on. */
export interface RouterOptions {
  kernel: Kernel;
  access: HqAccess;
  httpAuth: HttpAuthService;
  rateLimit: RateLimit;
  logger: LoggerService;
  /** The OpenAPI document, answered at /openapi.json to signed-in callers. */
  document: object;
}

/** The REST door, under `/v1`: one route per endpoint, derived from the contract. */
export function createHqRouter(options: RouterOptions) {
  const { kernel, logger } = options;
  const router = Router();
  const root = Router();
  root.use('/v1', router);
  const guarded =
    (
      answer: (
        request: Request,
        response: Response,
        info: CallInfo,
      ) => Promise<void>,
    ) =>
    async (request: Request, response: Response) => {
      const info = callInfo(request);
      response.set({
        'Cache-Control': 'no-store',
        'X-Request-Id': info.requestId,
      });
      try {
        await answer(request, response, info);
      } catch (error) {
        // Who calls is read from the database as well, before the kernel.
        const told = translateDriverError(error);
        sendError(told, request, response, info, logger);
      }
    };
  router.get(
    '/openapi.json',
    guarded(async (request, response) => {
      await authenticate(options, request);
      response.json(options.document);
    }),
  );
  for (const endpoint of inRoutingOrder(kernel.endpoints())) {
    const method = endpoint.method.toLowerCase() as 'get';
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
    router[method](
      path,
      guarded((request, response, info) =>
        answerEndpoint(options, endpoint, request, response, info),
      ),
    );
  }
  router.use(
    guarded(async (request, _response) => {
      await authenticate(options, request);
      throw fail('not_found');
    }),
  );
  return root;
}

/** `/tenants/facets` before `/tenants/{tenantId}`. */
function inRoutingOrder(endpoints: Endpoint[]): Endpoint[] {
  const rank = ({ path }: Endpoint) => path.replace(/\{\w+\}/g, '~');
  return [...endpoints].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

async function answerEndpoint(
  options: RouterOptions,
  endpoint: Endpoint,
  request: Request,
  response: Response,
  info: CallInfo,
) {
  const actor = await authenticate(options, request);
  const call = { endpoint, input: request.params, actor, info };
  await options.kernel.permit(call);
  const answer = await options.kernel.run({
    ...call,
    input: await readInput(endpoint, request, response, info),
    dryRun: endpoint.mutation && isDryRun(request, info),
    ifMatch: readIfMatch(endpoint, request),
    idempotencyKey: readIdempotencyKey(endpoint, request),
  });
  await sendAnswer(endpoint, answer, response);
}

async function authenticate(
  { httpAuth, access, rateLimit }: RouterOptions,
  request: Request,
): Promise<Actor> {
  const actor = await httpAuth
    .credentials(request, { allow: ['user', 'service'] })
    .then(credentials => access.actorOf(credentials))
    .catch(error => {
      if (error instanceof Error && error.name === 'AuthenticationError') {
        return anonymousActor;
      }
      if (error instanceof Error && error.name === 'NotAllowedError') {
        return anonymousActor;
      }
      throw error;
    });
  if (!actor || actor.type === 'anonymous') {
    rateLimit.failedAuthentication(request.ip ?? 'unknown');
    throw fail('authentication_required');
  }
  rateLimit.principal(actor);
  return actor;
}

function callInfo(request: Request): CallInfo {
  const requestId = randomUUID();
  const correlation = request.get('x-correlation-id');
  return {
    door: 'rest',
    requestId,
    correlationId:
      correlation && /^[\w.:-]{1,100}$/.test(correlation)
        ? correlation
        : requestId,
    locale: localeOf(request.get('accept-language')),
    ip: request.ip,
    userAgent: request.get('user-agent'),
  };
}

async function readInput(
  endpoint: Endpoint,
  request: Request,
  response: Response,
  info: CallInfo,
): Promise<Record<string, unknown>> {
  const fields = endpoint.mutation
    ? await readBody(request, response)
    : { ...request.query };
  const repeated = Object.keys(request.params).find(name =>
    Object.hasOwn(fields, name),
  );
  if (repeated) throw unknownField(repeated, info);
  return { ...fields, ...request.params };
}

function unknownField(path: string, { locale }: CallInfo): ValidationError {
  return new ValidationError([
    { path, code: 'unknown_field', message: checkTexts.unknown_field[locale] },
  ]);
}

function isDryRun(request: Request, info: CallInfo): boolean {
  const { dryRun, ...others } = request.query;
  const [other] = Object.keys(others);
  if (other) throw unknownField(other, info);
  if (dryRun === undefined || dryRun === 'false') return false;
  if (dryRun === 'true') return true;
  throw new ValidationError([
    {
      path: 'dryRun',
      code: 'one_of',
      message: checkTexts.one_of[info.locale].replace(
        '{values}',
        'true, false',
      ),
    },
  ]);
}

function readIfMatch(endpoint: Endpoint, request: Request): number | undefined {
  const header = request.get('if-match');
  if (!endpoint.versioned || !endpoint.mutation) return undefined;
  if (header === undefined) {
    if (endpoint.method === 'PATCH') throw fail('version_required');
    return undefined;
  }
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1];
  if (!version) throw fail('version_malformed');
  return Number(version);
}

function readIdempotencyKey(
  endpoint: Endpoint,
  request: Request,
): string | undefined {
  const key = request.get('idempotency-key');
  if (endpoint.method !== 'POST' || key === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw fail('idempotency_key_malformed');
  return key;
}

async function sendAnswer(
  endpoint: Endpoint,
  { status, body, replayed }: Answer,
  response: Response,
): Promise<void> {
  if (body instanceof Download) {
    response.set({
      'Content-Type': body.contentType,
      'Content-Disposition': `attachment; filename="${body.fileName}"`,
    });
    await pipeline(Readable.from(body.content), response.status(status));
    return;
  }
  if (replayed) response.set('Idempotency-Replayed', 'true');
  const { version } = body as { version?: number };
  if (endpoint.versioned && version !== undefined) {
    response.set('ETag', `"${version}"`);
  }
  response.status(status).json(body);
}

function sendError(
  error: unknown,
  request: Request,
  response: Response,
  info: CallInfo,
  logger: LoggerService,
): void {
  const { locale, requestId } = info;
  const answer = errorBody(error, {
    method: request.method,
    url: request.originalUrl,
    locale,
    requestId,
  });
  if (answer.error.code === 'internal') {
    logger.error(
      `Request ${requestId} failed`,
      error instanceof Error ? error : new Error(String(error)),
    );
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const retryAfter =
    error instanceof HqError ? error.details?.retryAfterSeconds : undefined;
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  if (answer.response.statusCode === 503) response.set('Retry-After', '2');
  response.status(answer.response.statusCode).json(answer);
}
