import { tenantsContract as c } from '@cleanmatex/hq-common';
import {
  TestDatabase,
  TestKernel,
  actorWith,
} from '@cleanmatex/hq-backend/testing';
import type { Actor, Download } from '@cleanmatex/hq-node';
import { tenantOperations } from './operations';

const COUNT = 2_500;
const exporter = actorWith('hq.tenant.export', 'hq.pii.read');
const blind = actorWith('hq.tenant.export');
const reader = actorWith('hq.tenant.read');

describe('Export of tenants', () => {
  let database: TestDatabase;
  let kernel: TestKernel;

  beforeAll(async () => {
    database = await TestDatabase.create();
    kernel = new TestKernel(database, tenantOperations);
    await database.knex.raw(
      `INSERT INTO public.org_tenants_mst (name, name2, slug, email, phone, country, status, created_at)
       SELECT 'Laundry ' || n, 'مغسلة', 'laundry-' || lpad(n::text, 5, '0'), 'l' || n || '@laundry.example',
         '+96892123456', 'OM', CASE n % 2 WHEN 0 THEN 'active' ELSE 'suspended' END, now()
       FROM generate_series(1, ?) AS n`,
      [COUNT],
    );
  });

  afterAll(() => database.drop());

  async function rowsOf(actor: Actor, input: object) {
    const format = { ...input, format: 'json' };
    const answer = await kernel.call(c.export, format as never, { actor });
    let text = '';
    for await (const piece of (answer as unknown as Download).content) {
      text += piece;
    }
    return JSON.parse(text) as Array<Record<string, string>>;
  }

  it('has all pages of what the filters leave, in the list’s order', async () => {
    const rows = await rowsOf(exporter, { status: 'active', sort: '-slug' });
    expect(rows).toHaveLength(COUNT / 2);
    expect(rows[0].slug).toBe('laundry-02500');
    expect(rows.at(-1)?.slug).toBe('laundry-00002');
    expect(new Set(rows.map(({ id }) => id)).size).toBe(COUNT / 2);
    expect(rows[0].email).toBe('l2500@laundry.example');
  });

  it('masks personal data for whoever may not see it', async () => {
    const [row] = await rowsOf(blind, { q: 'laundry-00001' });
    expect(row.email).not.toContain('l1@laundry.example');
    expect(row.phone).not.toContain('92123456');
  });

  it('asks for its own permission', async () => {
    await expect(rowsOf(reader, {})).rejects.toMatchObject({
      code: 'permission_missing',
    });
  });

  it('is in the audit log with what was asked for', async () => {
    await rowsOf(exporter, { status: 'suspended' });
    const [row] = await database
      .knex('hq.sys_audit_log')
      .where({ operation: 'tenants.export', outcome: 'success' })
      .orderBy('occurred_at', 'desc')
      .limit(1);
    expect(JSON.stringify(row.changes)).toContain('suspended');
  });
});
