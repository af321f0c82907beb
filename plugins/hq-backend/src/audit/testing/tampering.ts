import { GENESIS, type ChainFinding } from '@cleanmatex/hq-node';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

/** What a tampering does to the database, and which findings name it rightly. */
export interface Tampering {
  name: string;
  /** Runs as superuser, with the triggers off. */
  apply(db: Knex): Promise<void>;
  expected: Array<Partial<ChainFinding>>;
}

/** Numbers for tamperings; seeded, so that a failure can be repeated. */
export class Dice {
  constructor(private state: number) {}

  /** A whole number from 0 to below `limit`. */
  roll(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.roll(items.length)];
  }
}

/** Entry ids by position, 1-based; the last position is `length − 1`. */
export type EntryIds = readonly string[];

/** For each column, an expression that gives another value of the type. */
const edits: Record<string, string> = {
  txid: `((txid::text::bigint + 1)::text)::xid8`,
  occurred_at: `occurred_at + interval '1 microsecond'`,
  actor_type: `CASE actor_type WHEN 'user' THEN 'system' ELSE 'user' END`,
  actor_id: `actor_id || '0'`,
  actor_name: `upper(actor_name)`,
  actor_role: `''`,
  operation: `operation || ' '`,
  severity: `CASE severity WHEN 'low' THEN 'high' ELSE 'low' END`,
  subject_type: `'user'`,
  subject_id: `NULL`,
  subject_name: `subject_name || chr(8203)`,
  tenant_id: `NULL`,
  outcome: `CASE outcome WHEN 'failed' THEN 'success' ELSE 'failed' END`,
  dry_run: `NOT dry_run`,
  changes: `jsonb_set(changes, '{0,after}', to_jsonb((changes->0->>'after')::numeric + 1))`,
  reason: `CASE WHEN reason IS NULL THEN '' END`,
  error: `CASE WHEN error IS NULL THEN 'null'::jsonb END`,
  door: `'cli'`,
  request_id: `''`,
  correlation_id: `reverse(correlation_id) || '-'`,
  ip: `NULL`,
  user_agent: `left(user_agent, -1)`,
  subject_name2: `CASE WHEN subject_name2 IS NULL THEN '' END`,
};

/** Columns of the audit log that an edit changes in place. */
export const editedColumns = Object.keys(edits);

/** Edits one column of one entry. */
export function editLog(ids: EntryIds, seq: number, column: string): Tampering {
  return {
    name: `edit ${column} of ${seq}`,
    apply: async db => {
      await db.raw(
        `UPDATE hq.sys_audit_log SET ${column} = ${edits[column]} WHERE id = ?`,
        [ids[seq]],
      );
    },
    expected: [{ kind: 'edited', seq, auditId: ids[seq] }],
  };
}

/** Edits one column of one seal. */
export function editSeal(
  seq: number,
  column: 'prev_hash' | 'hash' | 'sealed_at' | 'audit_id',
): Tampering {
  const value = {
    prev_hash: `repeat('a', 64)`,
    hash: `repeat('b', 64)`,
    sealed_at: `sealed_at - interval '1 microsecond'`,
    audit_id: `gen_random_uuid()`,
  }[column];
  const kind = {
    prev_hash: 'chain_broken',
    hash: 'edited',
    sealed_at: 'edited',
    audit_id: 'deleted',
  } as const;
  return {
    name: `edit ${column} of seal ${seq}`,
    apply: async db => {
      await db.raw(
        `UPDATE hq.sys_audit_chain SET ${column} = ${value} WHERE seq = ?`,
        [seq],
      );
    },
    expected: [{ kind: kind[column], seq }],
  };
}

/** Deletes an entry, its seal, or both. */
export function deleteEntry(
  ids: EntryIds,
  seq: number,
  what: 'entry' | 'seal' | 'both',
): Tampering {
  const kind =
    what !== 'entry' && seq === ids.length - 1 ? 'tail_cut' : 'deleted';
  return {
    name: `delete ${what} ${seq}`,
    apply: async db => {
      if (what !== 'seal') {
        await db('hq.sys_audit_log').where({ id: ids[seq] }).delete();
      }
      if (what !== 'entry') {
        await db('hq.sys_audit_chain').where({ seq }).delete();
      }
    },
    expected: [{ kind, seq }],
  };
}

/** Deletes an entry with its seal and closes the gap in the numbering. */
export function deleteAndRenumber(ids: EntryIds, seq: number): Tampering {
  return {
    name: `delete ${seq} and renumber`,
    apply: async db => {
      await deleteEntry(ids, seq, 'both').apply(db);
      await shift(db, seq, -1);
    },
    expected: [{ kind: 'chain_broken', seq }],
  };
}

/** Exchanges the contents, the seals or the places of two entries. */
export function swap(
  ids: EntryIds,
  a: number,
  b: number,
  what: 'contents' | 'seals' | 'places',
): Tampering {
  const exchange = (table: string, column: string, x: string, y: string) => `
    UPDATE ${table} SET ${column} = CASE ${column} WHEN ${x} THEN ${y} ELSE ${x} END WHERE ${column} IN (${x}, ${y})`;
  const spare = randomUUID();
  return {
    name: `swap ${what} of ${a} and ${b}`,
    apply: async db => {
      if (what === 'contents') {
        for (const [from, to] of [
          [ids[a], spare],
          [ids[b], ids[a]],
          [spare, ids[b]],
        ]) {
          await db('hq.sys_audit_log').where({ id: from }).update({ id: to });
        }
        return;
      }
      await db.raw(
        `ALTER TABLE hq.sys_audit_chain DROP CONSTRAINT sys_audit_chain__pkey, DROP CONSTRAINT sys_audit_chain__audit_id`,
      );
      await db.raw(
        what === 'seals'
          ? exchange(
              'hq.sys_audit_chain',
              'audit_id',
              `'${ids[a]}'::uuid`,
              `'${ids[b]}'::uuid`,
            )
          : exchange('hq.sys_audit_chain', 'seq', `${a}`, `${b}`),
      );
    },
    expected: [
      {
        kind: what === 'places' ? 'chain_broken' : 'edited',
        seq: Math.min(a, b),
      },
    ],
  };
}

/** Adds an entry that looks old; no sealer would ever meet it. */
export function insertHidden(): Tampering {
  const id = randomUUID();
  return {
    name: 'insert an entry below the watermark',
    apply: db => copyEntry(db, id, `'3'::xid8`),
    expected: [{ kind: 'inserted', seq: null, auditId: id }],
  };
}

/** Puts an entry with a made-up seal between two others and renumbers the rest. */
export function insertSealed(ids: EntryIds, seq: number): Tampering {
  const id = randomUUID();
  return {
    name: `insert an entry at ${seq}`,
    apply: async db => {
      await copyEntry(db, id, 'txid');
      await shift(db, seq, 1);
      await db.raw(
        `INSERT INTO hq.sys_audit_chain (seq, audit_id, prev_hash, hash)
         VALUES (?, ?, coalesce((SELECT hash FROM hq.sys_audit_chain WHERE seq = ?), ?), repeat('c', 64))`,
        [seq, id, seq - 1, GENESIS],
      );
    },
    expected: [
      { kind: 'edited', seq, auditId: id },
      ...(seq === ids.length ? [{ kind: 'inserted' as const, seq }] : []),
    ],
  };
}

/** Cuts the end off: from the chain alone, or from the log too. */
export function cutTail(
  ids: EntryIds,
  from: number,
  what: 'seals' | 'both' | 'both and the sealer',
): Tampering {
  return {
    name: `cut ${what} from ${from} on`,
    apply: async db => {
      await db('hq.sys_audit_chain').where('seq', '>=', from).delete();
      if (what !== 'seals') {
        await db('hq.sys_audit_log').whereIn('id', ids.slice(from)).delete();
      }
      if (what === 'both and the sealer') {
        await db.raw(
          `UPDATE hq.sys_audit_sealer SET seq = ?, hash = coalesce((SELECT hash FROM hq.sys_audit_chain WHERE seq = ?), ?)`,
          [from - 1, from - 1, GENESIS],
        );
      }
    },
    expected: [{ kind: 'tail_cut', seq: from }],
  };
}

async function copyEntry(db: Knex, id: string, txid: string): Promise<void> {
  const names = editedColumns.filter(name => name !== 'txid').join(', ');
  await db.raw(
    `INSERT INTO hq.sys_audit_log (id, txid, ${names}) SELECT ?, ${txid}, ${names} FROM hq.sys_audit_log LIMIT 1`,
    [id],
  );
}

async function shift(db: Knex, from: number, by: 1 | -1): Promise<void> {
  await db.raw(
    `ALTER TABLE hq.sys_audit_chain DROP CONSTRAINT sys_audit_chain__positive`,
  );
  await db.raw(`UPDATE hq.sys_audit_chain SET seq = -seq WHERE seq >= ?`, [
    from,
  ]);
  await db.raw(`UPDATE hq.sys_audit_chain SET seq = -seq + ? WHERE seq < 0`, [
    by,
  ]);
}
