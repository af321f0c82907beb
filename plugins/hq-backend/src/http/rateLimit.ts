import { kernelErrors } from '@cleanmatex/hq-common';
import { failWith, networkOf } from '@cleanmatex/hq-node';
import type { SharedCounter } from './sharedCounter';

const fail = failWith(kernelErrors);

/** Limits over all replicas. */
export interface RateLimits {
  /** Calls a minute of one person or key. Default: 1,200. */
  principalPerMinute: number;
  /** Failed authentications a minute of one address, or of one IPv6 /64. Default: 60. */
  anonymousPerMinute: number;
  /** Public files a minute that one address, or one IPv6 /64, gets. Default: 600. */
  publicPerMinute: number;
}

/** Limits calls per principal and failed authentications per address; nobody is exempt. */
export class RateLimit {
  constructor(
    private readonly limits: RateLimits,
    private readonly counter: Pick<SharedCounter, 'take'>,
  ) {}

  /** @throws HqError `too_many_requests` with details.retryAfterSeconds. */
  principal({ type, id }: { type: string; id: string }): void {
    this.take(`${type}:${id}`, this.limits.principalPerMinute);
  }

  /** Counts a request that came without valid credentials. @throws as `principal`. */
  failedAuthentication(ip: string): void {
    this.take(`address:${networkOf(ip)}`, this.limits.anonymousPerMinute);
  }

  /** Counts a request for a public file, which asks for no credentials. @throws as `principal`. */
  publicFile(ip: string): void {
    this.take(`public:${networkOf(ip)}`, this.limits.publicPerMinute);
  }

  private take(name: string, limit: number): void {
    const seconds = this.counter.take(name, limit);
    if (seconds > 0) {
      const details = { retryAfterSeconds: seconds };
      throw fail('too_many_requests', { seconds }, details);
    }
  }
}
