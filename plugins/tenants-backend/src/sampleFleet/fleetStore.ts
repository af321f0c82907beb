import type {
  CreateSampleFleet,
  SampleFleet,
  SampleFleetState,
} from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';

/** Milliseconds without a step after which nobody is at work on a fleet. */
const QUIET_MS = 60_000;

/** The fleet as it is stored. */
export interface Fleet {
  state: Exclude<SampleFleetState, 'none'>;
  seed: number;
  tenants: number;
  days: number;
  /** First day that is not part of it, YYYY-MM-DD. */
  endsOn: string;
  done: number;
  rows: Record<string, number>;
  error: string | null;
  requestedBy: string;
  startedAt: Date;
  updatedAt: Date;
  finishedAt: Date | null;
}

const FLEET_COLUMNS = `state, seed, tenants, days, ends_on::text AS "endsOn", done, rows, error,
  requested_by AS "requestedBy", started_at AS "startedAt", updated_at AS "updatedAt", finished_at AS "finishedAt"`;

/**
 * The fleet, where there is one.
 * @param lock - keeps others from going on with it until the scope ends.
 */
export async function readFleet(
  scope: Scope,
  lock = false,
): Promise<Fleet | null> {
  const rows = await scope.query<Fleet>(
    `SELECT ${FLEET_COLUMNS} FROM hq.sample_fleet${lock ? ' FOR UPDATE' : ''}`,
  );
  return rows[0] ?? null;
}

/** The fleet as the API tells it. */
export function present(fleet: Fleet | null, available: boolean): SampleFleet {
  if (!fleet) {
    return {
      state: 'none',
      available,
      tenants: 0,
      days: 0,
      seed: 0,
      done: 0,
      rows: {},
      stalled: false,
      error: null,
      requestedBy: null,
      startedAt: null,
      finishedAt: null,
    };
  }
  const { endsOn, updatedAt, ...told } = fleet;
  const quiet = Date.now() - updatedAt.getTime() > QUIET_MS;
  return {
    ...told,
    available,
    stalled: fleet.state !== 'ready' && (quiet || fleet.error !== null),
    startedAt: fleet.startedAt.toISOString(),
    finishedAt: fleet.finishedAt && fleet.finishedAt.toISOString(),
  };
}

/** Begins a fleet. @returns false when another one began at the same time. */
export async function beginFleet(
  scope: Scope,
  { tenants, days, seed }: CreateSampleFleet,
): Promise<boolean> {
  const added = await scope.query(
    `INSERT INTO hq.sample_fleet (state, seed, tenants, days, ends_on, requested_by)
     VALUES ('creating', $1, $2, $3, ($4::timestamptz AT TIME ZONE 'UTC')::date, $5)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [seed, tenants, days, scope.now, scope.actor.name],
  );
  return added.length > 0;
}

/** Notes how far the fleet is. Rows are added to those counted before. */
export async function noteProgress(
  scope: Scope,
  done: number,
  rows: Record<string, number>,
): Promise<void> {
  await scope.query(
    `UPDATE hq.sample_fleet SET done = $1, error = NULL, updated_at = clock_timestamp(), rows = (
       SELECT coalesce(jsonb_object_agg(name, total), '{}') FROM (
         SELECT key AS name, sum(value::int) AS total
         FROM (SELECT * FROM jsonb_each_text(rows) UNION ALL SELECT * FROM jsonb_each_text($2::jsonb)) AS counted
         GROUP BY key) AS summed)`,
    [done, JSON.stringify(rows)],
  );
}

/** The fleet is complete. */
export async function finishFleet(scope: Scope): Promise<void> {
  await scope.query(
    `UPDATE hq.sample_fleet SET state = 'ready', finished_at = $1, error = NULL`,
    [scope.now],
  );
}

/** From now on the fleet is taken apart; a creation that is under way stops at its next step. */
export async function beginRemoval(scope: Scope): Promise<void> {
  await scope.query(
    `UPDATE hq.sample_fleet SET state = 'removing', done = 0, rows = '{}', error = NULL, finished_at = NULL,
       requested_by = $1, started_at = $2, updated_at = clock_timestamp() WHERE state <> 'removing'`,
    [scope.actor.name, scope.now],
  );
}

/** Why the last attempt stopped. */
export async function noteFailure(scope: Scope, error: string): Promise<void> {
  await scope.query('UPDATE hq.sample_fleet SET error = $1', [error]);
}

/** Forgets the fleet. */
export async function forgetFleet(scope: Scope): Promise<void> {
  await scope.query('DELETE FROM hq.sample_fleet');
}
