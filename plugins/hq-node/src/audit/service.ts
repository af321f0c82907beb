import { createServiceRef } from '@backstage/backend-plugin-api';
import type { ChainFinding } from './chainWalk';

/** Which part of the chain to verify. */
export interface VerifyRange {
  /** First position; the entry before it is trusted. Default: 1. */
  from?: number;
  /** Last position. Default: the last that the sealer reached. */
  to?: number;
  /** Ends the verification early by throwing its reason. */
  signal?: AbortSignal;
  /** Called now and then with the last position that held. */
  onProgress?: (seq: number, lastSeq: number) => void;
}

/** Outcome of a verification. */
export interface Verification {
  ok: boolean;
  from: number;
  /** Last verified position; `from − 1` when the range is empty. */
  to: number;
  /** Entries whose seal was recomputed and holds. */
  checked: number;
  /** Last position that the sealer reached. */
  lastSeq: number;
  problem: ChainFinding | null;
  /** Signed heads outside the database; null when none is recorded. */
  head: { seq: number; at: string; count: number; late: boolean } | null;
  durationMs: number;
}

/** The hash chain of the audit log. */
export interface HqAuditChain {
  /**
   * Recomputes every seal of a range and compares it with the signed heads, at about 50,000 entries a second.
   * Whether the caller may is decided by the operation that calls it.
   */
  verify(range?: VerifyRange): Promise<Verification>;
}

/** Root service: implemented by `@cleanmatex/hq-backend`. */
export const hqAuditChainServiceRef = createServiceRef<HqAuditChain>({
  id: 'hq.audit-chain',
  scope: 'root',
});
