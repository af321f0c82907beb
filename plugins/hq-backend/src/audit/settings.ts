import type { Config } from '@backstage/config';

/** How the audit chain is sealed and vouched for. */
export interface AuditSettings {
  /** Pause between two looks for unsealed entries, in ms. */
  sealIntervalMs: number;
  /** Pause between two signed heads, in ms. */
  headIntervalMs: number;
  /** File that signed heads are appended to; undefined: none are recorded. */
  headFile?: string;
  /** Ed25519 private key, PEM or the base64 of a PEM. */
  signingKey?: string;
  /** Earlier keys whose heads still count, same formats; public keys suffice. */
  retiredKeys: string[];
}

/**
 * Reads `hq.audit`.
 * @throws Error when only one of `signingKey` and `headFile` is set.
 */
export function readAuditSettings(config: Config): AuditSettings {
  const audit = config.getOptionalConfig('hq.audit');
  const settings = {
    sealIntervalMs: audit?.getOptionalNumber('sealIntervalMs') ?? 200,
    headIntervalMs:
      (audit?.getOptionalNumber('headIntervalSeconds') ?? 60) * 1000,
    headFile: audit?.getOptionalString('headFile'),
    signingKey: audit?.getOptionalString('signingKey'),
    retiredKeys: audit?.getOptionalStringArray('retiredKeys') ?? [],
  };
  if (Boolean(settings.headFile) !== Boolean(settings.signingKey)) {
    throw new Error(
      'hq.audit needs both signingKey and headFile, or neither: a head is signed to be recorded',
    );
  }
  return settings;
}
