import {
  grantSampleFleet,
  TestDatabase,
  TestKernel,
} from '@cleanmatex/hq-backend/testing';
import { expireTrialJob, initializationJob } from '../initialization';
import { tenantOperations } from '../operations';
import { sampleFleetJobs, sampleFleetOperations } from '../sampleFleet';

/** A kernel with tenants and the sample fleet. @param available - whether the console may have one; default: true */
export const sampleFleetKernel = (database: TestDatabase, available = true) =>
  new TestKernel(
    database,
    [...tenantOperations, ...sampleFleetOperations(available)],
    [initializationJob, expireTrialJob, ...sampleFleetJobs(available)],
  );

/** A database on which a sample fleet may be made. */
export async function sampleFleetDatabase(): Promise<TestDatabase> {
  const database = await TestDatabase.create();
  await grantSampleFleet(database.ownerUrl);
  return database;
}

async function rowsOf<R extends object>(
  database: TestDatabase,
  sql: string,
): Promise<R[]> {
  return (await database.owner.raw<{ rows: R[] }>(sql)).rows;
}

/** Rows of every table of the platform and of the console, but for what is kept of the past. */
export async function countEverything(
  database: TestDatabase,
): Promise<Record<string, number>> {
  const tables = await rowsOf<{ name: string }>(
    database,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('public', 'hq', 'auth') AND tablename NOT LIKE 'sys_audit%' AND tablename <> 'sys_outbox'`,
  );
  expect(tables.length).toBeGreaterThan(60);
  const counts = await rowsOf<{ name: string; total: number }>(
    database,
    tables
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name, count(*)::int AS total FROM ${name}`,
      )
      .join(' UNION ALL '),
  );
  return Object.fromEntries(counts.map(({ name, total }) => [name, total]));
}
