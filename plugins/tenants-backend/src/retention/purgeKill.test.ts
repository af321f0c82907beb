import { setTimeout as sleep } from 'node:timers/promises';
import { tenantsContract as c } from '@cleanmatex/hq-common';
import { PurgeTestbed } from '../testing';

let bed: PurgeTestbed;
beforeAll(async () => {
  bed = await PurgeTestbed.create();
});
afterAll(() => bed.close());

/** The database connection of a purge that waits for a row which somebody else holds, once it has deleted others. */
async function halfWay(): Promise<number> {
  for (;;) {
    const [found] = await bed.rows<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%DELETE FROM%'`,
    );
    if (found) return found.pid;
    await sleep(20);
  }
}

it('a purge that is killed in its middle has deleted nothing; the next run deletes all, once, as its counts prove', async () => {
  const tenant = await bed.due();
  const before = await bed.holding(tenant.id);
  await bed.ask(tenant);
  const held = await bed.database.owner.transaction();
  // Its branches go after its orders and invoices.
  await held.raw(
    'SELECT FROM org_branches_mst WHERE tenant_org_id = ?::uuid FOR UPDATE',
    [tenant.id],
  );
  const killed = bed.kernel.runJobs().catch((error: unknown) => error);
  await bed.rows('SELECT pg_terminate_backend(?::int)', await halfWay());
  expect(await killed).toMatchObject({ code: '57P01' });
  await held.rollback();
  expect(await bed.holding(tenant.id)).toEqual(before);
  expect((await bed.kernel.call(c.tombstones, {})).items).toEqual([]);
  const { archive } = await bed.kernel.call(c.retention, {
    tenantId: tenant.id,
  });
  expect(archive?.purge).not.toBeNull();

  await bed.kernel.runJobs(2);
  expect(await bed.holding(tenant.id)).toEqual({});
  const { items } = await bed.kernel.call(c.tombstones, {});
  expect(items).toHaveLength(1);
  const counted = Object.fromEntries(
    items[0].tables.map(({ table, deleted, unlinked, left }) => [
      table,
      { gone: deleted + unlinked, left },
    ]),
  );
  for (const [place, count] of Object.entries(before)) {
    const [table, column] = place.split('.');
    if (column !== 'tenant_org_id') continue;
    expect({ table, ...counted[`public.${table}`] }).toEqual({
      table,
      gone: count,
      left: 0,
    });
  }
  const audits = await bed.rows(
    `SELECT FROM hq.sys_audit_log WHERE operation = 'tenants.run-purge' AND tenant_id = ?::uuid AND outcome = 'success'`,
    tenant.id,
  );
  expect(audits).toHaveLength(1);
});
