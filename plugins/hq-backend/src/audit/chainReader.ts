import {
  hashedColumnNames,
  hashedRow,
  hashedSelect,
  sealSelect,
  type ChainLink,
  type HashedValue,
} from '@cleanmatex/hq-node';
import type { Knex } from 'knex';

/** Entries read at once; checking them holds the event loop for about 15 ms. */
const RANGE = 1_000;
/** An entry that has waited longer is reported; the sealer needs well under a second. */
const UNSEALED_SECONDS = 30;

const readRange = `
  SELECT ${hashedSelect}, c.audit_id::text AS audit_id, l.id IS NOT NULL AS present, ${sealSelect}
  FROM hq.sys_audit_chain c LEFT JOIN hq.sys_audit_log l ON l.id = c.audit_id
  WHERE c.seq >= ? AND c.seq < ?
  ORDER BY c.seq`;

const WIDTH = hashedColumnNames.length;

function toLink(values: HashedValue[]): ChainLink {
  const [auditId, present, seq, sealedAt, prevHash, hash] = values.slice(WIDTH);
  return {
    auditId: auditId as string,
    seq: Number(seq),
    sealedAt: sealedAt as string,
    prevHash: prevHash as string,
    hash: hash as string,
    row: present ? hashedRow(values) : null,
  };
}

async function fetchRange(knex: Knex, from: number, to: number) {
  const { rows } = await knex
    .raw(readRange, [from, Math.min(from + RANGE, to + 1)])
    .options({ rowMode: 'array' });
  return rows as HashedValue[][];
}

/**
 * Reads the chain in order. The next range is fetched while the caller checks this one. Ranges go by
 * position, not by count, so that neither gaps nor doubled positions are skipped.
 */
export async function* readChain(
  knex: Knex,
  from: number,
  to: number,
): AsyncGenerator<ChainLink[]> {
  let next = fetchRange(knex, from, to);
  for (let start = from; start <= to; start += RANGE) {
    const rows = await next;
    if (start + RANGE <= to) {
      next = fetchRange(knex, start + RANGE, to);
      next.catch(() => {});
    }
    yield rows.map(toLink);
  }
}

/** Where the sealer is (without its row: where the chain ends), and entries of the chain where none may be. */
export interface ChainState {
  seq: number;
  hash: string;
  watermark: string;
  /** The row that holds the sealer's position is gone. */
  lost: boolean;
  stray: { seq: number; auditId: string } | null;
}

/** Reads the sealer's position and stray entries, as of one moment. */
export async function readState(knex: Knex): Promise<ChainState> {
  const { rows } = await knex.raw(`
    SELECT state.seq::text, s.hash, s.watermark::text, s.seq IS NULL AS lost, stray.seq::text AS stray_seq,
      stray.audit_id::text AS stray_id
    FROM (VALUES (true)) one
    LEFT JOIN hq.sys_audit_sealer s ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(s.seq, (SELECT max(c.seq) FROM hq.sys_audit_chain c), 0) AS seq
    ) state
    LEFT JOIN LATERAL (
      SELECT c.seq, c.audit_id FROM hq.sys_audit_chain c
      WHERE c.seq > state.seq OR c.seq < 1 ORDER BY c.seq LIMIT 1
    ) stray ON true`);
  const [state] = rows;
  return {
    seq: Number(state.seq),
    hash: state.hash ?? '',
    watermark: state.watermark ?? '0',
    lost: state.lost,
    stray:
      state.stray_seq === null
        ? null
        : { seq: Number(state.stray_seq), auditId: state.stray_id },
  };
}

/** When the first entry was sealed; null in an empty chain. */
export async function readFirstSealedAt(knex: Knex): Promise<Date | null> {
  const { rows } = await knex.raw(
    'SELECT sealed_at FROM hq.sys_audit_chain ORDER BY seq LIMIT 1',
  );
  return rows[0]?.sealed_at ?? null;
}

/** Hash of the entry at a position; null when there is none. */
export async function readHashAt(
  knex: Knex,
  seq: number,
): Promise<string | null> {
  const { rows } = await knex.raw(
    'SELECT hash FROM hq.sys_audit_chain WHERE seq = ?',
    [seq],
  );
  return rows[0]?.hash ?? null;
}

/** An entry without a seal that the sealer passed over or has not reached for long. */
export interface UnsealedEntry {
  auditId: string;
  /** Its transaction lies below the watermark: no sealer will ever meet it. */
  hidden: boolean;
}

/** Finds the entry without a seal that is most suspicious; null when all is well. Reads the whole log. */
export async function findUnsealed(
  knex: Knex,
  watermark: string,
): Promise<UnsealedEntry | null> {
  return knex.transaction(async trx => {
    await trx.raw(`SET LOCAL statement_timeout = '10min'`);
    const { rows } = await trx.raw(
      `SELECT l.id::text AS id, l.txid < ?::xid8 AS hidden
       FROM hq.sys_audit_log l
       WHERE (l.txid < ?::xid8 OR l.occurred_at < clock_timestamp() - make_interval(secs => ?))
         AND NOT EXISTS (SELECT FROM hq.sys_audit_chain c WHERE c.audit_id = l.id)
       ORDER BY l.txid LIMIT 1`,
      [watermark, watermark, UNSEALED_SECONDS],
    );
    return rows[0] ? { auditId: rows[0].id, hidden: rows[0].hidden } : null;
  });
}
