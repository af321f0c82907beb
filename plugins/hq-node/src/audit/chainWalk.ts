import type { ChainProblemKind } from '@cleanmatex/hq-common';
import { GENESIS, sealOf, type HashedRow } from './canonical';

/** An entry as a verification meets it. */
export interface ChainLink {
  seq: number;
  auditId: string;
  prevHash: string;
  hash: string;
  sealedAt: string;
  /** Null when the chain has the entry and the log does not. */
  row: HashedRow | null;
}

/** The first bad entry. */
export interface ChainFinding {
  kind: ChainProblemKind;
  seq: number | null;
  auditId: string | null;
}

/** Where a walk begins: the last trusted entry. */
export interface ChainPosition {
  seq: number;
  hash: string;
}

/** Before the first entry. */
export const chainStart: ChainPosition = { seq: 0, hash: GENESIS };

/** Follows the chain entry by entry and stops at the first that does not hold. */
export class ChainWalk {
  private before: ChainPosition & { auditId: string | null };
  private beforeThat: string | null = null;
  /** Entries whose seal was recomputed and holds. */
  checked = 0;

  /**
   * @param start - the last trusted entry.
   * @param heads - hashes that signed heads vouch for, by position.
   */
  constructor(
    start: ChainPosition,
    private readonly heads: ReadonlyMap<number, string> = new Map(),
  ) {
    this.before = { ...start, auditId: null };
  }

  /** The last entry that held. */
  get position(): ChainPosition {
    return { seq: this.before.seq, hash: this.before.hash };
  }

  /** Checks the next entry. @returns what is wrong, or null when it holds. */
  step(link: ChainLink): ChainFinding | null {
    const finding = this.inspect(link);
    if (finding) return finding;
    this.beforeThat = this.before.hash;
    this.before = { seq: link.seq, hash: link.hash, auditId: link.auditId };
    this.checked += 1;
    return null;
  }

  private inspect(link: ChainLink): ChainFinding | null {
    const { seq, auditId, row } = link;
    const expected = this.before.seq + 1;
    if (seq < expected) return { kind: 'inserted', seq, auditId };
    if (seq > expected) {
      return { kind: 'deleted', seq: expected, auditId: null };
    }
    if (link.prevHash !== this.before.hash) return this.broken(link);
    if (!row) return { kind: 'deleted', seq, auditId };
    if (sealOf(link.prevHash, row, seq, link.sealedAt) !== link.hash) {
      return { kind: 'edited', seq, auditId };
    }
    const signed = this.heads.get(seq);
    return signed !== undefined && signed !== link.hash
      ? { kind: 'head_mismatch', seq, auditId }
      : null;
  }

  /** An entry that continues the one before the last shows that the last was put between them. */
  private broken(link: ChainLink): ChainFinding {
    return link.prevHash === this.beforeThat
      ? {
          kind: 'inserted',
          seq: this.before.seq,
          auditId: this.before.auditId,
        }
      : { kind: 'chain_broken', seq: link.seq, auditId: link.auditId };
  }
}
