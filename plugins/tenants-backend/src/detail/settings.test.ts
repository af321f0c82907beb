import { actorWith } from '@cleanmatex/hq-backend/testing';
import {
  tenantsContract as c,
  type DryRunResult,
  type TenantSetting,
} from '@cleanmatex/hq-common';
import { TenantTestbed } from '../testing';

let bed: TenantTestbed;
let tenantId: string;
beforeAll(async () => {
  bed = await TenantTestbed.create();
  ({ id: tenantId } = await bed.onboardAndInitialize());
});
afterAll(() => bed.close());

const editor = () => actorWith('hq.tenant.read', 'hq.tenant.update');

async function read(code: string): Promise<TenantSetting> {
  const all = await bed.kernel.call(c.settings, { tenantId });
  const found = [...all.settings, ...all.features].find(
    each => each.code === code,
  );
  if (!found) throw new Error(`No ${code}`);
  return found;
}

async function set(code: string, value: string, more = {}) {
  const { version } = await read(code);
  return bed.kernel.call(
    c.overrideSetting,
    { tenantId, code, value, ...more },
    { actor: editor(), ifMatch: version },
  );
}

const auditsOf = (reason: string) =>
  bed.rows<{ subject_type: string; changes: unknown }>(
    `SELECT subject_type, changes FROM hq.sys_audit_log WHERE reason = '${reason}' AND NOT dry_run`,
  );

describe('settings', () => {
  it('are defaults until the tenant gets its own, and then say who gave it and why', async () => {
    expect(await read('AUTO_CLOSE_DAYS')).toMatchObject({
      type: 'number',
      value: '7',
      source: 'default',
      changed: null,
    });
    await set('AUTO_CLOSE_DAYS', '10', { reason: 'Asked for ten days' });
    expect(await read('AUTO_CLOSE_DAYS')).toMatchObject({
      value: '10',
      source: 'tenant',
      layers: [
        { layer: 'default', value: '7' },
        { layer: 'plan', value: null },
        { layer: 'tenant', value: '10' },
      ],
      changed: {
        by: 'tester@cleanmatex.example',
        reason: 'Asked for ten days',
      },
    });
    expect(await auditsOf('Asked for ten days')).toEqual([
      {
        subject_type: 'setting',
        changes: [{ path: 'value', before: '7', after: '10' }],
      },
    ]);
    const rows = await bed.rows(
      `SELECT FROM org_tenant_settings_cf WHERE tenant_org_id = '${tenantId}' AND setting_code = 'AUTO_CLOSE_DAYS'`,
    );
    expect(rows).toHaveLength(1);
  });

  it('are defaults again when cleared', async () => {
    await set('AUTO_CLOSE_DAYS', '12');
    await bed.kernel.call(c.clearSetting, {
      tenantId,
      code: 'AUTO_CLOSE_DAYS',
    });
    expect(await read('AUTO_CLOSE_DAYS')).toMatchObject({
      value: '7',
      source: 'default',
      changed: null,
    });
  });

  it('tell open pages, and stand in the timeline by both names', async () => {
    await set('AUTO_CLOSE_DAYS', '13');
    const { items } = await bed.kernel.call(c.timeline, { tenantId, limit: 1 });
    expect(items).toMatchObject([
      {
        operation: 'tenants.overrideSetting',
        subjectName: 'Auto Close After (Days)',
        subjectName2: 'الإغلاق الآلي بعد (أيام)',
      },
    ]);
    const told = await bed.rows(
      `SELECT payload FROM hq.sys_outbox WHERE topic = 'hq.tenant.setting'`,
    );
    expect(told).toContainEqual({ payload: { tenantId } });
  });

  it('name the latest of many changes', async () => {
    for (const value of ['11', '12', '13', '14', '15', '16']) {
      await set('AUTO_CLOSE_DAYS', value, { reason: `Now ${value}` });
    }
    expect((await read('AUTO_CLOSE_DAYS')).changed?.reason).toBe('Now 16');
  });

  it('are previewed without being changed', async () => {
    const { version } = await read('USING_SPLIT_ORDER');
    const { body } = await bed.kernel.answer(
      c.overrideSetting,
      { tenantId, code: 'USING_SPLIT_ORDER', value: 'false' },
      { dryRun: true, ifMatch: version },
    );
    expect((body as DryRunResult).subjects[0].changes).toEqual([
      { path: 'value', before: 'true', after: 'false' },
    ]);
    expect((await read('USING_SPLIT_ORDER')).value).toBe('true');
  });

  it('get a row where the tenant has none', async () => {
    await bed.rows(
      `DELETE FROM org_tenant_settings_cf WHERE tenant_org_id = '${tenantId}' AND setting_code = 'REJECT_ROW_COLOR'`,
    );
    await set('REJECT_ROW_COLOR', 'red');
    expect(await read('REJECT_ROW_COLOR')).toMatchObject({ value: 'red' });
  });

  it.each([
    ['AUTO_CLOSE_DAYS', 'many', 'not_number'],
    ['AUTO_CLOSE_DAYS', '1e9', 'not_number'],
    ['USING_SPLIT_ORDER', 'yes', 'not_boolean'],
    ['PEAK_SEASON_START', '2026-13-41', 'invalid_day_or_datetime'],
  ])('%s does not take %s', async (code, value, issue) => {
    await expect(set(code, value)).rejects.toMatchObject({
      issues: [{ path: 'value', code: issue }],
    });
  });

  it('changed by somebody else meanwhile are not overwritten', async () => {
    const { version } = await read('PEAK_SEASON_START');
    await set('PEAK_SEASON_START', '2026-12-15');
    await expect(
      bed.kernel.call(
        c.overrideSetting,
        { tenantId, code: 'PEAK_SEASON_START', value: '2027-01-01' },
        { ifMatch: version },
      ),
    ).rejects.toMatchObject({ code: 'version_conflict' });
  });

  it('set twice at the same time keep one row', async () => {
    await bed.rows(
      `DELETE FROM org_tenant_settings_cf WHERE tenant_org_id = '${tenantId}' AND setting_code = 'USE_TRACK_BY_PIECE'`,
    );
    const { version } = await read('USE_TRACK_BY_PIECE');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () =>
        bed.kernel.call(
          c.overrideSetting,
          { tenantId, code: 'USE_TRACK_BY_PIECE', value: 'false' },
          { ifMatch: version },
        ),
      ),
    );
    expect(
      outcomes.filter(({ status }) => status === 'fulfilled'),
    ).toHaveLength(1);
    const rows = await bed.rows(
      `SELECT FROM org_tenant_settings_cf WHERE tenant_org_id = '${tenantId}' AND setting_code = 'USE_TRACK_BY_PIECE'`,
    );
    expect(rows).toHaveLength(1);
  });
});

describe('features', () => {
  it('follow the plan until the tenant gets its own value, and again when it is cleared', async () => {
    expect(await read('driver_app')).toMatchObject({
      value: 'true',
      source: 'plan',
    });
    await set('driver_app', 'false', { reason: 'No drivers' });
    expect(await read('driver_app')).toMatchObject({
      value: 'false',
      source: 'tenant',
      changed: { reason: 'No drivers' },
    });
    const { featureFlags } = await bed.kernel.call(c.get, { tenantId });
    expect(featureFlags.driver_app).toBe(false);
    await bed.kernel.call(c.clearSetting, { tenantId, code: 'driver_app' });
    expect(await read('driver_app')).toMatchObject({ source: 'plan' });
  });
});

it('an unknown code is not found', async () => {
  await expect(
    bed.kernel.call(c.clearSetting, { tenantId, code: 'NO_SUCH' }),
  ).rejects.toMatchObject({ code: 'tenant_setting_not_found' });
});
