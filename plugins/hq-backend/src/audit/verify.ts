import {
  ChainWalk,
  chainStart,
  type ChainFinding,
  type ChainPosition,
  type HqDatabase,
  type Verification,
  type VerifyRange,
} from '@cleanmatex/hq-node';
import type { Knex } from 'knex';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import {
  findUnsealed,
  readChain,
  readFirstSealedAt,
  readHashAt,
  readState,
  type ChainState,
} from './chainReader';
import type { HeadSigner, HeadStore, SignedHead } from './heads';

/** What a verification works with. */
export interface VerifyOptions extends VerifyRange {
  database: Pick<HqDatabase, 'knex'>;
  /** Signed heads to compare with; without them a rewritten log or a cut tail may pass. */
  heads?: {
    signer: HeadSigner;
    store: HeadStore;
    /** Pause between two heads, in ms. Default: a minute. */
    intervalMs?: number;
  };
}

/** How long after the first entry the first head may come, however short the pause between heads. */
const FIRST_HEAD_WITHIN_MS = 5 * 60_000;

interface Heads {
  genuine: SignedHead[];
  forged: SignedHead | null;
}

/**
 * Recomputes every seal of a range and names the first bad entry. The end of the chain, entries without a
 * seal and forged heads are looked at when the range reaches the end.
 */
export async function verifyAudit(
  options: VerifyOptions,
): Promise<Verification> {
  const startedAt = performance.now();
  const { knex } = options.database;
  const heads = await readHeads(options.heads);
  const state = await readState(knex);
  const from = options.from ?? 1;
  const to = Math.min(options.to ?? state.seq, state.seq);
  const hashes = new Map(heads.genuine.map(({ seq, hash }) => [seq, hash]));
  const walk = new ChainWalk(await trustedStart(knex, from), hashes);
  const problem =
    (await follow(walk, options, from, to, state.seq)) ??
    (to === state.seq ? await inspectEnd(knex, walk, state, heads) : null);
  return {
    ok: problem === null,
    from,
    to: Math.max(to, from - 1),
    checked: walk.checked,
    lastSeq: state.seq,
    problem,
    head: await summary(knex, heads.genuine, options.heads?.intervalMs),
    durationMs: Math.round(performance.now() - startedAt),
  };
}

/** What the heads vouch for; when the first came late, earlier ones are missing or were never signed. */
async function summary(
  knex: Knex,
  heads: SignedHead[],
  intervalMs: number = 60_000,
): Promise<Verification['head']> {
  const [first, newest] = [heads[0], heads.at(-1)];
  if (!newest) return null;
  const began = await readFirstSealedAt(knex);
  const within = Math.max(FIRST_HEAD_WITHIN_MS, 2 * intervalMs);
  const late =
    began !== null && Date.parse(first.at) - began.getTime() > within;
  return { seq: newest.seq, at: newest.at, count: heads.length, late };
}

async function readHeads(from: VerifyOptions['heads']): Promise<Heads> {
  if (!from) return { genuine: [], forged: null };
  const heads = await from.store.readAll();
  const genuine = heads.filter(head => from.signer.isGenuine(head));
  const forged = heads.find(head => !genuine.includes(head)) ?? null;
  return { genuine, forged };
}

async function trustedStart(knex: Knex, from: number): Promise<ChainPosition> {
  if (from === 1) return chainStart;
  const hash = await readHashAt(knex, from - 1);
  return { seq: from - 1, hash: hash ?? '' };
}

async function follow(
  walk: ChainWalk,
  options: VerifyOptions,
  from: number,
  to: number,
  lastSeq: number,
): Promise<ChainFinding | null> {
  for await (const links of readChain(options.database.knex, from, to)) {
    for (const link of links) {
      const finding = walk.step(link);
      if (finding) return finding;
    }
    options.signal?.throwIfAborted();
    options.onProgress?.(walk.position.seq, lastSeq);
    await yieldToOthers();
  }
  const { seq } = walk.position;
  if (seq >= to) return null;
  const kind = to === lastSeq ? 'tail_cut' : 'deleted';
  return { kind, seq: seq + 1, auditId: null };
}

/** What only shows at the end: a cut tail, entries beyond it, entries that were never sealed. */
async function inspectEnd(
  knex: Knex,
  walk: ChainWalk,
  state: ChainState,
  heads: Heads,
): Promise<ChainFinding | null> {
  const { stray } = state;
  if (heads.genuine.some(({ seq }) => seq > state.seq)) {
    return { kind: 'tail_cut', seq: state.seq + 1, auditId: null };
  }
  if (stray) return { kind: 'inserted', ...stray };
  if (state.lost) return { kind: 'sealer_lost', seq: null, auditId: null };
  if (walk.position.hash !== state.hash) {
    return { kind: 'chain_broken', seq: state.seq, auditId: null };
  }
  const unsealed = await findUnsealed(knex, state.watermark);
  if (unsealed) {
    const kind = unsealed.hidden ? 'inserted' : 'unsealed';
    return { kind, seq: null, auditId: unsealed.auditId };
  }
  return heads.forged
    ? { kind: 'head_forged', seq: heads.forged.seq, auditId: null }
    : null;
}
