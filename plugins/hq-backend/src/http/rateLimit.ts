import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { kernelErrors } from '@cleanmatex/hq-common';
import { failWith } from '@cleanmatex/hq-node';

const fail = failWith(kernelErrors);

/** Limits of one process. */
export interface RateLimits {
  /** Calls a minute of one person or key. Default: 1,200. */
  principalPerMinute: number;
  /** Failed authentications a minute of one address. Default: 60. */
  anonymousPerMinute: number;
}

/** Counts calls per principal and per address; nobody is exempt. */
export class RateLimit {
  private readonly principals: RateLimiterMemory;
  private readonly anonymous: RateLimiterMemory;

  constructor(limits: RateLimits) {
    this.principals = new RateLimiterMemory({
      points: limits.principalPerMinute,
      duration: 60,
    });
    this.anonymous = new RateLimiterMemory({
      points: limits.anonymousPerMinute,
      duration: 60,
    });
  }

  /** @throws HqError `too_many_requests` with details.retryAfterSeconds. */
  async principal(id: string): Promise<void> {
    await consume(this.principals, id);
  }

  /** Counts a request that came without valid credentials. @throws as `principal`. */
  async failedAuthentication(ip: string): Promise<void> {
    await consume(this.anonymous, ip);
  }
}

async function consume(limiter: RateLimiterMemory, key: string) {
  try {
    await limiter.consume(key);
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    const seconds = Math.max(1, Math.ceil(rejected.msBeforeNext / 1000));
    throw fail(
      'too_many_requests',
      { seconds },
      { retryAfterSeconds: seconds },
    );
  }
}
