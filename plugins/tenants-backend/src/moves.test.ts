import {
  actionsFrom,
  tenantsContract as c,
  tenantStatuses,
  tenantTransitions,
  type TenantStatus,
} from '@cleanmatex/hq-common';
import { TenantTestbed } from './testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());

const audits = (tenantId: string) =>
  bed.rows<{ operation: string }>(
    'SELECT * FROM hq.sys_audit_log WHERE tenant_id = ? ORDER BY occurred_at, id',
    tenantId,
  );

describe('moving a tenant', () => {
  const moves = (['suspend', 'activate', 'archive'] as const).flatMap(move =>
    tenantStatuses.map(status => ({
      status,
      move,
      possible: tenantTransitions[move].from.includes(status),
    })),
  );

  const tenantIn = async (status: TenantStatus) => {
    const { id } = await bed.onboard();
    await bed.rows(
      'UPDATE org_tenants_mst SET status = ? WHERE id = ?::uuid',
      status,
      id,
    );
    return id;
  };

  it.each(moves.filter(({ possible }) => possible))(
    'that is $status: $move',
    async ({ status, move }) => {
      const id = await tenantIn(status);
      const { to } = tenantTransitions[move];
      expect(
        await bed.kernel.call(c[move], { tenantId: id, reason: 'Because' }),
      ).toMatchObject({ id, status: to });
      const [row] = await bed.rows(
        'SELECT status, is_active FROM org_tenants_mst WHERE id = ?::uuid',
        id,
      );
      expect(row).toEqual({ status: to, is_active: to === 'active' });
      const audited = (await audits(id)).filter(
        entry => entry.operation === `tenants.${move}`,
      );
      expect(audited).toMatchObject([
        {
          subject_type: 'tenant',
          reason: 'Because',
          changes: [{ path: 'status', before: status, after: to }],
        },
        ...(move === 'activate' ? [] : [{ subject_type: 'subscription' }]),
      ]);
    },
  );

  it.each(moves.filter(({ possible }) => !possible))(
    'that is $status: no $move, and what is possible instead',
    async ({ status, move }) => {
      const id = await tenantIn(status);
      await expect(
        bed.kernel.call(c[move], { tenantId: id }),
      ).rejects.toMatchObject({
        code: 'tenant_transition_forbidden',
        details: { allowed: actionsFrom(status) },
      });
      expect((await audits(id)).at(-1)).toMatchObject({ outcome: 'failed' });
    },
  );

  it('as a dry run shows the change and keeps the status', async () => {
    const { id } = await bed.onboardAndInitialize();
    const { body } = await bed.kernel.answer(
      c.suspend,
      { tenantId: id },
      { dryRun: true },
    );
    expect(body).toMatchObject({
      subjects: [
        { changes: [{ path: 'status', before: 'active', after: 'suspended' }] },
        { subjectType: 'subscription' },
      ],
    });
    expect(await bed.kernel.call(c.get, { tenantId: id })).toMatchObject({
      status: 'active',
    });
  });

  it('refuses a version that is no longer current', async () => {
    const { id, version } = await bed.onboardAndInitialize();
    await expect(
      bed.kernel.call(c.suspend, { tenantId: id }, { ifMatch: version + 1 }),
    ).rejects.toMatchObject({ code: 'version_conflict' });
  });
});
