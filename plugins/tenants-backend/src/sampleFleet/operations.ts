import {
  sampleFleetContract,
  sampleFleetErrors,
  type CreateSampleFleet,
  type SampleFleet,
} from '@cleanmatex/hq-common';
import {
  failWith,
  operation,
  type Operation,
  type Scope,
} from '@cleanmatex/hq-node';
import {
  beginFleet,
  beginRemoval,
  present,
  readFleet,
  type Fleet,
} from './fleetStore';
import { CREATE_QUEUE, REMOVE_QUEUE } from './job';
import { countFleetRows } from './removalStore';

const fail = failWith(sampleFleetErrors);

/** One job of a kind at a time: asking again while it waits or runs adds none. */
const enqueue = (scope: Scope, queue: string) =>
  scope.enqueue(queue, {}, { singletonKey: 'sample-fleet' });

const same = (fleet: Fleet, asked: CreateSampleFleet) =>
  fleet.tenants === asked.tenants &&
  fleet.days === asked.days &&
  fleet.seed === asked.seed;

async function create(
  scope: Scope,
  asked: CreateSampleFleet,
): Promise<SampleFleet> {
  const begun = await beginFleet(scope, asked);
  const fleet = await readFleet(scope, true);
  if (!fleet || fleet.state === 'removing') throw fail('sample_fleet_removing');
  if (!same(fleet, asked)) {
    const { tenants, days, seed } = fleet;
    throw fail('sample_fleet_exists', { tenants, days, seed });
  }
  const asChange = (path: keyof CreateSampleFleet) => ({
    path,
    before: null,
    after: asked[path],
  });
  scope.audit({
    subjectId: String(asked.seed),
    changes: begun ? (['tenants', 'days', 'seed'] as const).map(asChange) : [],
  });
  if (fleet.state === 'creating') await enqueue(scope, CREATE_QUEUE);
  return present(fleet, true);
}

const TENANTS_TABLE = 'public.org_tenants_mst';

async function remove(scope: Scope, reason?: string): Promise<SampleFleet> {
  const fleet = await readFleet(scope, true);
  const rows = fleet && scope.dryRun ? await countFleetRows(scope) : {};
  const isCounted = TENANTS_TABLE in rows;
  scope.audit({
    subjectId: fleet ? String(fleet.seed) : undefined,
    reason,
    changes: [
      ...(fleet && !isCounted
        ? [{ path: 'tenants', before: fleet.tenants, after: 0 }]
        : []),
      ...Object.entries(rows).map(([table, before]) => ({
        path: `rows.${table}`,
        before,
        after: 0,
      })),
    ],
  });
  if (!fleet) return present(null, true);
  await beginRemoval(scope);
  await enqueue(scope, REMOVE_QUEUE);
  return present(await readFleet(scope), true);
}

/**
 * The operations on the sample fleet.
 * @param available - whether this console may have one: on the embedded database and outside production.
 */
export function sampleFleetOperations(available: boolean): Operation[] {
  const guard = () => {
    if (!available) throw fail('sample_fleet_unavailable');
  };
  return [
    operation(sampleFleetContract.get, async scope =>
      present(await readFleet(scope), available),
    ),
    operation(sampleFleetContract.create, async (scope, input) => {
      guard();
      return create(scope, input);
    }),
    operation(sampleFleetContract.remove, async (scope, { reason }) => {
      guard();
      return remove(scope, reason);
    }),
  ];
}
