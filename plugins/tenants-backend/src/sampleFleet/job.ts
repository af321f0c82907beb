import type { Job, JobContext, Scope } from '@cleanmatex/hq-node';
import { TENANT_CHANGED } from '../change';
import { detailOf, insertActivity } from './activityStore';
import { blueprints } from './blueprint';
import { fleetDays } from './calendar';
import {
  finishFleet,
  forgetFleet,
  noteFailure,
  noteProgress,
  readFleet,
  type Fleet,
} from './fleetStore';
import { countRows, deleteRows, tenantColumns } from '../tenantTables';
import { deleteAccounts, nextTenants } from './removalStore';
import { insertSubscriptions, insertTenants } from './tenantStore';

/** Queue of the jobs that create a sample fleet. */
export const CREATE_QUEUE = 'sampleFleet.run-create';
/** Queue of the jobs that remove it. */
export const REMOVE_QUEUE = 'sampleFleet.run-remove';

/** Orders that one transaction creates, about; it keeps each statement within a few seconds. */
const ORDERS_PER_STEP = 20_000;
/** Orders of an ordinary tenant on an ordinary day, about. */
const ORDERS_A_DAY = 14;
/** Most tenants of one transaction; small fleets have smaller steps, so that their progress shows. */
const MAX_STEP = 400;

/** Tenants created in one transaction. */
function createStep(fleet: Fleet): number {
  const orders = ORDERS_A_DAY * detailOf(fleet).orderDays;
  return Math.min(removeStep(fleet), Math.ceil(ORDERS_PER_STEP / orders));
}

/** Tenants removed in one transaction. */
const removeStep = ({ tenants }: Fleet) =>
  Math.min(MAX_STEP, Math.ceil(tenants / 6));

/** Tells of many changed tenants at once: who follows them compares all. */
const emitMany = (scope: Scope) => scope.emit(TENANT_CHANGED, {});

const asChanges = (rows: Record<string, number>, created: boolean) =>
  Object.entries(rows).map(([path, count]) => ({
    path: `rows.${path}`,
    before: created ? 0 : count,
    after: created ? count : 0,
  }));

function recordRun(scope: Scope, fleet: Fleet, created: boolean) {
  const { seed, tenants, days } = fleet;
  const made = (value: number) =>
    created ? { before: null, after: value } : { before: value, after: null };
  scope.audit({
    subjectType: 'sample-fleet',
    subjectId: String(seed),
    changes: [
      { path: 'tenants', ...made(tenants) },
      { path: 'days', ...made(days) },
      { path: 'seed', ...made(seed) },
      ...asChanges(fleet.rows, created),
    ],
  });
}

/** Creates the next tenants. @returns false when there is nothing left to do. */
async function createNext(
  scope: Scope,
  available: boolean,
  all: ReturnType<typeof blueprints>,
): Promise<boolean> {
  const fleet = await readFleet(scope, true);
  if (!available || fleet?.state !== 'creating') return false;
  if (fleet.done >= fleet.tenants) {
    await finishFleet(scope);
    recordRun(scope, fleet, true);
    emitMany(scope);
    return false;
  }
  const batch = all.slice(fleet.done, fleet.done + createStep(fleet));
  const rows = await insertTenants(scope, fleet, batch);
  const days = fleetDays(fleet.endsOn, fleet.days);
  const activity = await insertActivity(scope, fleet, batch, days);
  const subscriptions = await insertSubscriptions(scope, fleet, batch);
  await noteProgress(scope, fleet.done + batch.length, {
    ...rows,
    ...activity,
    org_subscriptions_mst: subscriptions,
  });
  return true;
}

/** Removes the next tenants. @returns false when there is nothing left to do. */
async function removeNext(scope: Scope, available: boolean): Promise<boolean> {
  const fleet = await readFleet(scope, true);
  if (!available || fleet?.state !== 'removing') return false;
  const tenants = await nextTenants(scope, removeStep(fleet));
  if (tenants.length === 0) {
    const accounts = await deleteAccounts(scope);
    await noteProgress(scope, fleet.done, { 'auth.users': accounts });
    recordRun(scope, (await readFleet(scope)) ?? fleet, false);
    await forgetFleet(scope);
    emitMany(scope);
    return false;
  }
  const columns = await tenantColumns(scope);
  const rows = await deleteRows(scope, columns, tenants);
  const left = await countRows(scope, columns, tenants);
  if (Object.keys(left).length > 0) {
    throw new Error(`Rows stayed behind: ${JSON.stringify(left)}`);
  }
  await noteProgress(scope, fleet.done + tenants.length, rows);
  return true;
}

/** Repeats a step, each in a transaction of its own, and notes why it stopped. */
async function repeat(
  context: JobContext,
  queue: string,
  step: (scope: Scope) => Promise<boolean>,
): Promise<void> {
  try {
    while (await context.inScope(queue, step)) context.signal.throwIfAborted();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    await context.inScope(queue, scope => noteFailure(scope, text));
    throw error;
  }
}

/**
 * The jobs of the sample fleet. A step and the record of it commit together, so a killed job goes on with the tenants
 * that were not finished, and two at once take turns.
 * @param available - whether this console may have a sample fleet; without it they do nothing.
 */
export function sampleFleetJobs(available: boolean): Job[] {
  return [
    {
      queue: CREATE_QUEUE,
      async handler(context) {
        const fleet = await context.inScope(CREATE_QUEUE, scope =>
          readFleet(scope),
        );
        if (!fleet) return;
        const all = blueprints(fleet.seed, fleet.tenants);
        await repeat(context, CREATE_QUEUE, scope =>
          createNext(scope, available, all),
        );
      },
    },
    {
      queue: REMOVE_QUEUE,
      handler: context =>
        repeat(context, REMOVE_QUEUE, scope => removeNext(scope, available)),
    },
  ];
}
