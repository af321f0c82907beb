import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHandler } from 'express';

/** Where a request comes from. */
export interface RequestFacts {
  ip?: string;
  userAgent?: string;
}

const current = new AsyncLocalStorage<RequestFacts>();

/** Lets `requestFacts` answer within everything that the request sets in motion. */
export const rememberRequest: RequestHandler = (request, _response, next) =>
  current.run({ ip: request.ip, userAgent: request.get('user-agent') }, next);

/** Facts of the request that is being answered; empty outside one, or where nobody remembers them. */
export const requestFacts = (): RequestFacts => current.getStore() ?? {};
