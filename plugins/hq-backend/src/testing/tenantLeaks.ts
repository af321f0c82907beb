import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { Row, RowFactory, tenantColumn } from './rowFactory';
import type { TestDatabase } from './testDatabase';

const RIGHTS_REFUSED = '42501';

/** What became of a statement: rows it touched, or its SQLSTATE. */
interface Outcome {
  rows: number;
  error?: string;
}

/** A session of a tenant application. */
interface Session {
  role: 'authenticated' | 'anon';
  /** `request.jwt.claims`; absent when never set. */
  claims?: string;
}

/** Tables of schema `public` that hold rows of tenants, from the catalog. */
export async function tenantTables(owner: Knex): Promise<string[]> {
  return owner('pg_tables')
    .where({ schemaname: 'public' })
    .whereRaw(
      `(starts_with(tablename, 'org_') OR tablename = 'cmx_effective_permissions')`,
    )
    .orderBy('tablename')
    .pluck('tablename');
}

/**
 * Tries, on every tenant table, to reach rows of one tenant as another, as
 * nobody and as `anon`. Leaves rows of two new tenants behind.
 *
 * @returns what went wrong, a line per table and attempt; also where a tenant
 *   cannot reach its own rows, since then the other attempts prove nothing
 */
export async function findTenantLeaks(
  database: TestDatabase,
): Promise<string[]> {
  const factory = await RowFactory.load(database.owner);
  const tables = await tenantTables(database.owner);
  const [own, other] = [randomUUID(), randomUUID()];
  for (const table of tables) {
    await factory.insert(table, own);
    await factory.insert(table, other);
  }
  const leaks: string[] = [];
  for (const table of tables) {
    const foreignRow = await factory.build(table, other);
    const found = [
      ...(await unprotected(database, table)),
      ...(await leaksToTenant(database, table, own, other, foreignRow)),
      ...(await leaksToNobody(database, table)),
    ];
    leaks.push(...found.map(problem => `${table}: ${problem}`));
  }
  return leaks;
}

async function unprotected(
  { owner }: TestDatabase,
  table: string,
): Promise<string[]> {
  const { rows } = await owner.raw(
    `SELECT relrowsecurity AS enabled, EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid) AS policy
       FROM pg_class c WHERE c.oid = ?::regclass`,
    [`public.${table}`],
  );
  return rows[0].enabled && rows[0].policy ? [] : ['has no policy'];
}

async function leaksToTenant(
  database: TestDatabase,
  table: string,
  own: string,
  other: string,
  foreignRow: Row,
): Promise<string[]> {
  const tenant = tenantColumn(table);
  const session: Session = {
    role: 'authenticated',
    claims: JSON.stringify({ tenant_org_id: own }),
  };
  const attempt = (work: (trx: Knex) => Promise<number>) =>
    tryIn(database, session, work);
  const ownRead = await attempt(trx => count(trx(table).where(tenant, own)));
  const read = await attempt(trx => count(trx(table).whereNot(tenant, own)));
  const insert = await attempt(async trx => {
    await trx(table).insert(foreignRow);
    return 1;
  });
  const move = await attempt(trx =>
    trx(table).where(tenant, own).update(tenant, other),
  );
  const update = await attempt(trx =>
    trx(table).where(tenant, other).update(tenant, other),
  );
  const remove = await attempt(trx => trx(table).where(tenant, other).delete());
  const refused = ({ error }: Outcome) => error === RIGHTS_REFUSED;
  const harmless = (outcome: Outcome) =>
    refused(outcome) || (!outcome.error && outcome.rows === 0);
  return [
    ...(ownRead.rows > 0 ? [] : ['a tenant cannot read its own rows']),
    ...(harmless(read) ? [] : ['rows of another tenant can be read']),
    ...(refused(insert) ? [] : ['rows of another tenant can be inserted']),
    ...(refused(move) ? [] : ['rows can be moved to another tenant']),
    ...(harmless(update) ? [] : ['rows of another tenant can be updated']),
    ...(harmless(remove) ? [] : ['rows of another tenant can be deleted']),
  ];
}

async function leaksToNobody(
  database: TestDatabase,
  table: string,
): Promise<string[]> {
  const sessions: Session[] = [
    { role: 'anon' },
    { role: 'authenticated' },
    ...['', '{}', '{"tenant_org_id": ""}', '{"tenant_org_id": null}'].map(
      (claims): Session => ({ role: 'authenticated', claims }),
    ),
  ];
  const leaks: string[] = [];
  for (const session of sessions) {
    const { rows, error } = await tryIn(database, session, trx =>
      count(trx(table)),
    );
    if (rows > 0 || (error && error !== RIGHTS_REFUSED)) {
      leaks.push(
        `${session.role} with claims ${session.claims ?? 'unset'} gets ${
          error ?? `${rows} rows`
        }`,
      );
    }
  }
  return leaks;
}

async function count(query: Knex.QueryBuilder): Promise<number> {
  const [row] = await query.count({ rows: '*' });
  return row.rows;
}

/** Runs `work` in a session of the run-time pool, and rolls it back. */
async function tryIn(
  database: TestDatabase,
  { role, claims }: Session,
  work: (trx: Knex) => Promise<number>,
): Promise<Outcome> {
  // The console never acts as anon, so only a superuser can take that role.
  const pool = role === 'anon' ? database.owner : database.knex;
  const trx = await pool.transaction();
  try {
    await trx.raw('SET LOCAL ROLE ??', [role]);
    if (claims !== undefined) {
      await trx.raw(`SELECT set_config('request.jwt.claims', ?, true)`, [
        claims,
      ]);
    }
    return { rows: await work(trx) };
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return { rows: 0, error: String(error.code) };
    }
    throw error;
  } finally {
    await trx.rollback();
  }
}
