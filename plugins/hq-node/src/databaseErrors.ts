import { kernelErrors } from '@cleanmatex/hq-common';
import { HqError, failWith } from './errors';

const fail = failWith(kernelErrors);

interface DriverError extends Error {
  code?: string;
}

const connectionLost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '08001',
  '53300',
  '57014',
  '25P03',
]);
const collided = new Set(['23505', '23503', '40001', '40P01', '55P03']);

/** Whether there was no connection to be had: then nothing can be written about the failure either. */
export function noConnection(error: unknown): boolean {
  return error instanceof Error && error.name === 'KnexTimeoutError';
}

/**
 * Turns what the driver or the pool throws into an answer; anything else comes back unchanged.
 * Rules of a domain are its store's matter: what arrives here is what no store expected.
 */
export function translateDriverError(error: unknown): unknown {
  if (error instanceof HqError || !(error instanceof Error)) return error;
  const { code, message } = error as DriverError;
  if (
    noConnection(error) ||
    (code && connectionLost.has(code)) ||
    message.startsWith('Connection terminated') ||
    message.startsWith('Client has encountered a connection error')
  ) {
    return fail('database_unavailable');
  }
  if (code && collided.has(code)) return fail('conflict');
  return error;
}
