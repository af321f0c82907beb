import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type {
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { kernelErrors, type Endpoint } from '@cleanmatex/hq-common';
import {
  Download,
  HqError,
  ValidationError,
  anonymousActor,
  failWith,
  translateDriverError,
  type Actor,
  type CallInfo,
  type HqAccess,
} from '@cleanmatex/hq-node';
import type { ErrorRequestHandler, Request, Response } from 'express';
import Router from 'express-promise-router';
import type { Answer, Kernel } from '../kernel/kernel';
import { readBody } from './body';
import { errorBody } from './errorBody';
import {
  callInfo,
  readIdempotencyKey,
  readIfMatch,
  setAnswerHeaders,
  setCommonHeaders,
} from './headers';
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

/** Answers a request, or throws. */
export type Answering = (
  request: Request,
  response: Response,
  info: CallInfo,
) => Promise<void>;

/** Answers a request, and every error of it in the shape of the API. */
export const guard =
  ({ logger }: Pick<RouterOptions, 'logger'>) =>
  (answer: Answering) =>
  async (request: Request, response: Response) => {
    const info = callInfo(request);
    setCommonHeaders(response, info);
    try {
      await answer(request, response, info);
    } catch (error) {
      // Who calls is read from the database as well, before the kernel.
      const told = translateDriverError(error);
      sendError(told, request, response, info, logger);
    }
  };

/** The REST door, under `/v1`: one route per endpoint, derived from the contract. */
export function createHqRouter(options: RouterOptions) {
  const router = Router();
  const root = Router();
  root.use('/v1', router);
  const guarded = guard(options);
  router.get(
    '/openapi.json',
    guarded(async (request, response) => {
      await authenticate(options, request);
      response.json(options.document);
    }),
  );
  router.all('/openapi.json', guarded(refuseMethod(options, ['GET'])));
  for (const endpoints of byPath(options.kernel.endpoints())) {
    const path = endpoints[0].path.replace(/\{(\w+)\}/g, ':$1');
    for (const endpoint of endpoints) {
      const method = endpoint.method.toLowerCase() as 'get';
      router[method](
        path,
        guarded((request, response, info) =>
          answerEndpoint(options, endpoint, request, response, info),
        ),
      );
    }
    const methods = endpoints.map(({ method }) => method);
    router.all(path, guarded(refuseMethod(options, methods)));
  }
  router.use(
    guarded(async request => {
      await authenticate(options, request);
      throw fail('not_found');
    }),
  );
  router.use(refuseAddress(options));
  return root;
}

/** Tells what an address takes: to OPTIONS as the answer, to any other method as an error. */
const refuseMethod =
  (options: RouterOptions, methods: string[]): Answering =>
  async (request, response) => {
    await authenticate(options, request);
    const allowed = [
      ...methods,
      ...(methods.includes('GET') ? ['HEAD'] : []),
      'OPTIONS',
    ].join(', ');
    response.set('Allow', allowed);
    if (request.method !== 'OPTIONS') {
      throw fail('method_not_allowed', { method: request.method, allowed });
    }
    response.status(204).end();
  };

/** What Express cannot decode of an address, such as `/tenants/%zz`, it throws before any route. */
function refuseAddress(options: RouterOptions): ErrorRequestHandler {
  return (error, request, response, next) => {
    guard(options)(async () => {
      await authenticate(options, request);
      throw error instanceof URIError ? fail('malformed_address') : error;
    })(request, response).catch(next);
  };
}

/** Endpoints of each address; `/tenants/facets` before `/tenants/{tenantId}`. */
function byPath(endpoints: Endpoint[]): Endpoint[][] {
  const rank = (path: string) => path.replace(/\{\w+\}/g, '~');
  const groups = Map.groupBy(endpoints, ({ path }) => rank(path));
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
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
    input: await readInput(endpoint, request, response),
    dryRun: endpoint.mutation && isDryRun(request),
    ifMatch: readIfMatch(endpoint, request),
    idempotencyKey: readIdempotencyKey(endpoint, request),
  });
  await sendAnswer(endpoint, answer, request, response);
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

async function readInput(
  endpoint: Endpoint,
  request: Request,
  response: Response,
): Promise<Record<string, unknown>> {
  const fields = endpoint.mutation
    ? await readBody(request, response, endpoint.bodyLimit)
    : { ...request.query };
  const repeated = Object.keys(request.params).find(name =>
    Object.hasOwn(fields, name),
  );
  if (repeated) throw unknownField(repeated);
  return { ...fields, ...request.params };
}

function unknownField(path: string): ValidationError {
  return new ValidationError([{ path, code: 'unknown_field' }]);
}

function isDryRun(request: Request): boolean {
  const { dryRun, ...others } = request.query;
  const [other] = Object.keys(others);
  if (other) throw unknownField(other);
  if (dryRun === undefined || dryRun === 'false') return false;
  if (dryRun === 'true') return true;
  throw new ValidationError([
    { path: 'dryRun', code: 'one_of', params: { values: 'true, false' } },
  ]);
}

async function sendAnswer(
  endpoint: Endpoint,
  answer: Answer,
  request: Request,
  response: Response,
): Promise<void> {
  const { status, body } = answer;
  if (body instanceof Download) {
    response.set({
      'Content-Type': body.contentType,
      'Content-Disposition': `attachment; filename="${body.fileName}"`,
    });
    await pipeline(Readable.from(body.content), response.status(status));
    return;
  }
  setAnswerHeaders(endpoint, answer, request, response);
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
  if (answer.response.statusCode === 401) {
    response.set('WWW-Authenticate', 'Bearer');
  }
  if (answer.response.statusCode === 503) response.set('Retry-After', '2');
  response.status(answer.response.statusCode).json(answer);
}
