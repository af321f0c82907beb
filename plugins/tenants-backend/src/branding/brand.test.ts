import { createHash } from 'node:crypto';
import { actorWith } from '@cleanmatex/hq-backend/testing';
import {
  diffFields,
  tenantsContract as c,
  type Tenant,
} from '@cleanmatex/hq-common';
import sharp from 'sharp';
import { TenantTestbed } from '../testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());

/** A logo of its own for each number, in Base64. */
async function logoOf(red: number): Promise<string> {
  const bytes = await sharp({
    create: {
      width: 20,
      height: 10,
      channels: 3,
      background: { r: red, g: 0, b: 0 },
    },
  })
    .png()
    .toBuffer();
  return bytes.toString('base64');
}

const kept = (tenantId: string) =>
  bed.rows<{ fingerprint: string; content: Buffer; media_type: string }>(
    'SELECT * FROM hq.tenant_logos WHERE tenant_id = ?',
    tenantId,
  );
const audits = (tenantId: string) =>
  bed.rows<{ outcome: string; changes: unknown[]; reason: string | null }>(
    `SELECT * FROM hq.sys_audit_log WHERE tenant_id = ? AND operation = 'tenants.updateBrand'
     ORDER BY occurred_at, id`,
    tenantId,
  );

it('keeps a logo with its audit row, and shows it by its fingerprint', async () => {
  const tenant = await bed.onboard();
  const after = await bed.kernel.call(
    c.updateBrand,
    {
      tenantId: tenant.id,
      logo: await logoOf(1),
      brandColorPrimary: '#0f766e',
      reason: 'New brand',
    },
    { ifMatch: tenant.version },
  );
  const [logo] = await kept(tenant.id);
  expect(logo.fingerprint).toBe(
    createHash('sha256').update(logo.content).digest('hex'),
  );
  expect(logo.media_type).toBe('image/png');
  expect(after).toMatchObject({
    logoUrl: `https://hq.example/logos/${logo.fingerprint}`,
    brandColorPrimary: '#0F766E',
  });
  expect(await audits(tenant.id)).toEqual([
    expect.objectContaining({
      outcome: 'success',
      reason: 'New brand',
      changes: [
        { path: 'logoUrl', before: null, after: after.logoUrl },
        { path: 'brandColorPrimary', before: '#3B82F6', after: '#0F766E' },
      ],
    }),
  ]);
});

it('changes nothing in a dry run, for a stale version, or when the audit row cannot be written', async () => {
  const tenant = await bed.onboard();
  const input = { tenantId: tenant.id, logo: await logoOf(2) };
  const dry = await bed.kernel.answer(c.updateBrand, input, { dryRun: true });
  expect(JSON.stringify(dry.body)).toContain('logoUrl');
  await expect(
    bed.kernel.call(c.updateBrand, input, { ifMatch: 1 }),
  ).rejects.toMatchObject({ code: 'version_conflict' });
  expect(await kept(tenant.id)).toEqual([]);
  expect(
    (await bed.kernel.call(c.get, { tenantId: tenant.id })).logoUrl,
  ).toBeNull();
});

it('is refused without the permission, for an archived tenant, and for no tenant', async () => {
  const tenant = await bed.onboardAndInitialize();
  const input = { tenantId: tenant.id, logo: await logoOf(3) };
  await expect(
    bed.kernel.call(c.updateBrand, input, {
      actor: actorWith('hq.tenant.read'),
    }),
  ).rejects.toMatchObject({ code: 'permission_missing' });
  await bed.kernel.call(c.archive, { tenantId: tenant.id });
  await expect(bed.kernel.call(c.updateBrand, input)).rejects.toMatchObject({
    code: 'tenant_transition_forbidden',
  });
  await expect(
    bed.kernel.call(c.updateBrand, {
      ...input,
      tenantId: '00000000-0000-4000-8000-000000000000',
    }),
  ).rejects.toMatchObject({ code: 'tenant_not_found' });
  expect(await kept(tenant.id)).toEqual([]);
});

it('is taken back by what it declares, a removed logo and emptied colours too', async () => {
  const tenant = await bed.onboard();
  const { id: tenantId } = tenant;
  const change = async (input: object): Promise<[Tenant, Tenant]> => {
    const before = await bed.kernel.call(c.get, { tenantId });
    const changes = { tenantId, ...input };
    const after = await bed.kernel.call(c.updateBrand, changes);
    const undo = c.updateBrand.undo?.input(
      changes,
      diffFields({ ...before }, { ...after }),
    );
    const undone = await bed.kernel.call(c.update, undo as never);
    return [before, undone];
  };
  const brandOf = ({ logoUrl, brandColorPrimary }: Tenant) => ({
    logoUrl,
    brandColorPrimary,
  });
  const [before, undone] = await change({ logo: await logoOf(4) });
  expect(brandOf(undone)).toEqual(brandOf(before));
  await bed.kernel.call(c.updateBrand, { tenantId, logo: await logoOf(5) });
  for (const input of [
    { logo: null, brandColorPrimary: null },
    { brandColorPrimary: '#112233' },
  ]) {
    const [had, has] = await change(input);
    expect(brandOf(has)).toEqual(brandOf(had));
  }
});

it('keeps the latest ten logos of a tenant', async () => {
  const { id: tenantId } = await bed.onboard();
  const addresses: string[] = [];
  for (let red = 20; red < 32; red++) {
    const { logoUrl } = await bed.kernel.call(c.updateBrand, {
      tenantId,
      logo: await logoOf(red),
    });
    addresses.push(logoUrl ?? '');
  }
  const left = (await kept(tenantId)).map(
    ({ fingerprint }) => `https://hq.example/logos/${fingerprint}`,
  );
  expect(left.sort()).toEqual(addresses.slice(-10).sort());
});
