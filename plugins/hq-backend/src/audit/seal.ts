import {
  GENESIS,
  hashedColumnNames,
  hashedRow,
  hashedSelect,
  sealOf,
  type HashedValue,
} from '@cleanmatex/hq-node';
import type { ClientBase } from 'pg';

/** Rows sealed in one transaction; hashing them holds the event loop for about 20 ms. */
export const SEAL_BATCH = 2_000;

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

const readUnsealed = `
  SELECT ${hashedSelect}
  FROM hq.sys_audit_log l
  WHERE l.txid >= $1::xid8
    AND NOT EXISTS (SELECT FROM hq.sys_audit_chain c WHERE c.audit_id = l.id)
  ORDER BY l.txid, l.occurred_at, l.id
  LIMIT $2`;

const insertSeals = `
  INSERT INTO hq.sys_audit_chain (seq, audit_id, prev_hash, hash, sealed_at)
  SELECT $1::bigint + n, audit_id, prev_hash, hash, $2::timestamptz
  FROM unnest($3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY AS seal(audit_id, prev_hash, hash, n)`;

const advance = `
  UPDATE hq.sys_audit_sealer SET seq = $1, hash = $2, watermark = $3::xid8`;

const ID = hashedColumnNames.indexOf('id');
const TXID = hashedColumnNames.indexOf('txid');

/**
 * Links committed entries that have no seal to the end of the chain, in one transaction.
 *
 * Everything that its snapshot sees and the chain lacks is sealed. The watermark then moves to the oldest
 * transaction that was still running (to the last sealed one when the batch was full), so that a row which
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
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  try {
    const position = (await client.query<Position>(readPosition)).rows[0];
    const { rows } = await client.query<HashedValue[]>({
      text: readUnsealed,
      values: [position.watermark, limit],
      rowMode: 'array',
    });
    if (rows.length > 0) await link(client, position, rows, limit);
    await client.query('COMMIT');
    return rows.length;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function link(
  client: ClientBase,
  position: Position,
  rows: HashedValue[][],
  limit: number,
): Promise<void> {
  const first = Number(position.seq);
  const hashes = [position.hash];
  rows.forEach((values, index) => {
    const row = hashedRow(values);
    const seq = first + index + 1;
    hashes.push(sealOf(hashes[index], row, seq, position.sealed_at));
  });
  await client.query(insertSeals, [
    position.seq,
    position.sealed_at,
    rows.map(values => values[ID]),
    hashes.slice(0, -1),
    hashes.slice(1),
  ]);
  const xmin = BigInt(position.xmin);
  const lastTxid = BigInt(rows[rows.length - 1][TXID] as string);
  const full = rows.length === limit && lastTxid < xmin;
  await client.query(advance, [
    first + rows.length,
    hashes[hashes.length - 1],
    String(full ? lastTxid : xmin),
  ]);
}

/** Where the chain ends, as the sealer left it. */
export async function readEnd(
  client: ClientBase,
): Promise<{ seq: number; hash: string }> {
  const { rows } = await client.query<{ seq: string; hash: string }>(
    'SELECT seq::text, hash FROM hq.sys_audit_sealer',
  );
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
