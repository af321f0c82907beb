import {
  GENESIS,
  hashedColumnNames,
  hashedRow,
  hashedSelect,
  sealOf,
  type HashedValue,
} from '@cleanmatex/hq-node';
import type { ClientBase } from 'pg';

/** Entries sealed in one transaction. */
export const SEAL_BATCH = 20_000;
/** Entries hashed at once; it holds the event loop for about 15 ms. */
const CHUNK = 2_000;
/** Transactions that the watermark may lie behind while there is nothing to seal. */
const IDLE_LAG = 1_000n;

interface Position {
  /** Transactions below it need no look; a restored database's counter may have fallen behind it. */
  watermark: string;
  seq: string;
  hash: string;
  xmin: string;
  sealed_at: string;
}

const readPosition = `
  SELECT CASE WHEN watermark > pg_snapshot_xmax(pg_current_snapshot()) THEN '0' ELSE watermark::text END AS watermark,
    seq::text, hash, pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
    to_json(clock_timestamp() AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS sealed_at
  FROM hq.sys_audit_sealer`;

/**
 * Makes the cost of a look depend on what is above the watermark, and not on how long the log is: the planner
 * would read the whole chain when its statistics are old.
 */
const plan = `
  SET LOCAL enable_hashjoin = off;
  SET LOCAL enable_mergejoin = off;
  SET LOCAL enable_seqscan = off;
  SET LOCAL max_parallel_workers_per_gather = 0`;

const openUnsealed = (watermark: string) => `
  DECLARE unsealed NO SCROLL CURSOR FOR
  SELECT ${hashedSelect}
  FROM hq.sys_audit_log l
  WHERE l.txid >= '${BigInt(watermark)}'::xid8
    AND NOT EXISTS (SELECT FROM hq.sys_audit_chain c WHERE c.audit_id = l.id)
  ORDER BY l.txid, l.occurred_at, l.id`;

const insertSeals = `
  INSERT INTO hq.sys_audit_chain (seq, audit_id, prev_hash, hash, sealed_at)
  SELECT $1::bigint + n, audit_id, prev_hash, hash, $2::timestamptz
  FROM unnest($3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY AS seal(audit_id, prev_hash, hash, n)`;

const advance = `
  UPDATE hq.sys_audit_sealer SET seq = $1, hash = $2, watermark = $3::xid8`;

const ID = hashedColumnNames.indexOf('id');
const TXID = hashedColumnNames.indexOf('txid');

/** Somebody deleted the sealer's position: going on from elsewhere would hide what was cut. */
class SealerLostError extends Error {
  name = 'SealerLostError';

  constructor() {
    super('hq.sys_audit_sealer has lost its row. Verify the audit log');
  }
}

/**
 * Links committed entries that have no seal to the end of the chain, in one transaction.
 *
 * Everything that its snapshot sees and the chain lacks is sealed. The watermark then moves to the oldest
 * transaction that was still running (to the last sealed one when the limit was reached), so that a row which
 * commits late is met by the next run whatever its id or time.
 *
 * @param client - a connection of its own; call under the sealer's lock.
 * @returns how many were sealed; fewer than `limit` means none is left.
 * @throws a serialization failure, with nothing sealed, when another sealer was faster.
 */
export async function sealBatch(
  client: ClientBase,
  limit: number = SEAL_BATCH,
): Promise<number> {
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ;${plan}`);
  try {
    const { rows } = await client.query<Position>(readPosition);
    if (rows.length === 0) throw new SealerLostError();
    const sealed = await sealUpTo(client, rows[0], limit);
    await client.query('COMMIT');
    return sealed;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function sealUpTo(
  client: ClientBase,
  position: Position,
  limit: number,
): Promise<number> {
  const first = Number(position.seq);
  const xmin = BigInt(position.xmin);
  let end = { seq: first, hash: position.hash };
  let watermark = xmin;
  await client.query(openUnsealed(position.watermark));
  for (;;) {
    const size = Math.min(CHUNK, limit - (end.seq - first));
    const { rows } = await client.query<HashedValue[]>({
      text: `FETCH ${size} FROM unsealed`,
      rowMode: 'array',
    });
    if (rows.length > 0) end = await link(client, end, position, rows);
    if (rows.length < size) break;
    if (end.seq - first === limit) {
      const last = BigInt(rows[rows.length - 1][TXID] as string);
      if (last < xmin) watermark = last;
      break;
    }
  }
  const lag = watermark - BigInt(position.watermark);
  if (end.seq > first || lag > IDLE_LAG) {
    await client.query(advance, [end.seq, end.hash, String(watermark)]);
  }
  return end.seq - first;
}

/** Seals rows behind `end`. @returns the new end. */
async function link(
  client: ClientBase,
  end: { seq: number; hash: string },
  { sealed_at }: Position,
  rows: HashedValue[][],
): Promise<{ seq: number; hash: string }> {
  const hashes = [end.hash];
  rows.forEach((values, index) => {
    const seq = end.seq + index + 1;
    hashes.push(sealOf(hashes[index], hashedRow(values), seq, sealed_at));
  });
  await client.query(insertSeals, [
    end.seq,
    sealed_at,
    rows.map(values => values[ID]),
    hashes.slice(0, -1),
    hashes.slice(1),
  ]);
  return { seq: end.seq + rows.length, hash: hashes[hashes.length - 1] };
}

/** Where the chain ends, as the sealer left it. */
export async function readEnd(
  client: ClientBase,
): Promise<{ seq: number; hash: string }> {
  const { rows } = await client.query<{ seq: string; hash: string }>(
    'SELECT seq::text, hash FROM hq.sys_audit_sealer',
  );
  if (rows.length === 0) throw new SealerLostError();
  return { seq: Number(rows[0].seq), hash: rows[0].hash };
}

/** Hash of an entry; the genesis for position 0, null when the chain has no such entry. */
export async function readHash(
  client: ClientBase,
  seq: number,
): Promise<string | null> {
  if (seq === 0) return GENESIS;
  const { rows } = await client.query<{ hash: string }>(
    'SELECT hash FROM hq.sys_audit_chain WHERE seq = $1',
    [seq],
  );
  return rows[0]?.hash ?? null;
}
