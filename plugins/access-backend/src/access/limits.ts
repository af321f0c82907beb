import type { RootConfigService } from '@backstage/backend-plugin-api';

/** How long portal sessions last and what they must prove. */
export interface SessionRules {
  /** Seconds without a request after which a session no longer holds. */
  idleSeconds: number;
  /** Seconds after sign-in at which a session no longer holds. */
  maxSeconds: number;
  /** Whether holders of a role with `mfa_required` need a second factor. */
  requireMfa: boolean;
}

/**
 * Reads `hq.auth`: `sessionIdleMinutes` (default 60), `sessionMaxHours` (default 12) and `requireMfa`
 * (default: everywhere but with NODE_ENV=development).
 * @throws Error when a duration is not positive.
 */
export function readSessionRules(config: RootConfigService): SessionRules {
  const idleSeconds =
    (config.getOptionalNumber('hq.auth.sessionIdleMinutes') ?? 60) * 60;
  const maxSeconds =
    (config.getOptionalNumber('hq.auth.sessionMaxHours') ?? 12) * 3600;
  if (!(idleSeconds > 0 && maxSeconds > 0)) {
    throw new Error(
      'hq.auth.sessionIdleMinutes and hq.auth.sessionMaxHours must be positive',
    );
  }
  return {
    idleSeconds,
    maxSeconds,
    requireMfa:
      config.getOptionalBoolean('hq.auth.requireMfa') ??
      process.env.NODE_ENV !== 'development',
  };
}
