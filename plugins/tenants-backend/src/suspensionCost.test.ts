import { randomUUID } from 'node:crypto';
import { tenantsContract as c, type DryRunResult } from '@cleanmatex/hq-common';
import { TenantTestbed } from './testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());

async function preview(tenantId: string): Promise<DryRunResult> {
  const { body } = await bed.kernel.answer(
    c.suspend,
    { tenantId, reason: 'Unpaid' },
    { dryRun: true },
  );
  return body as DryRunResult;
}

const costs = async (tenantId: string) =>
  (await preview(tenantId)).consequences.map(({ code, value, currency }) => [
    code,
    value,
    currency,
  ]);

async function addOrder(
  tenantId: string,
  fields: { no: string; status: string; type?: string },
): Promise<string> {
  const [customer] = await bed.rows<{ id: string }>(
    `INSERT INTO sys_customers_mst (id, first_name, phone) VALUES (?, 'Test', ?) RETURNING id`,
    randomUUID(),
    `+9689${fields.no.padStart(7, '0')}`,
  );
  const [own] = await bed.rows<{ id: string }>(
    `INSERT INTO org_customers_mst (id, tenant_org_id, customer_id) VALUES (?, ?, ?) RETURNING id`,
    customer.id,
    tenantId,
    customer.id,
  );
  const [order] = await bed.rows<{ id: string }>(
    `INSERT INTO org_orders_mst (tenant_org_id, customer_id, order_no, status, current_status, order_type_id)
     VALUES (?, ?, ?, ?, ?, ?) RETURNING id`,
    tenantId,
    own.id,
    fields.no,
    fields.status,
    fields.status,
    fields.type ?? 'POS',
  );
  return order.id;
}

describe('what a suspension costs', () => {
  it('counts open orders, pickups due and money owed, of this tenant only', async () => {
    const tenant = await bed.onboardAndInitialize();
    const other = await bed.onboardAndInitialize();
    await addOrder(other.id, { no: '90', status: 'ready' });
    const ready = await addOrder(tenant.id, { no: '1', status: 'ready' });
    await addOrder(tenant.id, { no: '2', status: 'delivered' });
    await addOrder(tenant.id, { no: '3', status: 'intake', type: 'PICKUP' });
    await addOrder(tenant.id, { no: '4', status: 'processing' });
    const invoice = `INSERT INTO org_invoice_mst (tenant_org_id, order_id, invoice_no, total, paid_amount, status)
      VALUES (?, ?, ?, ?, ?, ?)`;
    await bed.rows(invoice, tenant.id, ready, 'I1', 10.5, 4, 'pending');
    await bed.rows(invoice, tenant.id, ready, 'I2', 7, 0, 'cancelled');
    await bed.rows(invoice, tenant.id, ready, 'I3', 7, 7, 'paid');
    expect(await costs(tenant.id)).toEqual([
      ['openOrders', 3, null],
      ['pickupsDue', 2, null],
      ['moneyOwed', 6.5, 'OMR'],
    ]);
  });

  it('tells nothing of another act, and nothing where the act is not possible', async () => {
    const tenant = await bed.onboardAndInitialize();
    const { body } = await bed.kernel.answer(
      c.archive,
      { tenantId: tenant.id, reason: 'Closed' },
      { dryRun: true },
    );
    expect((body as DryRunResult).consequences).toEqual([]);
  });

  it('says that a number is not known where the platform lacks a table or column, or the right to read it', async () => {
    const { id } = await bed.onboardAndInitialize();
    await bed.rows(
      'ALTER TABLE org_orders_mst RENAME COLUMN order_type_id TO order_kind',
    );
    await bed.rows('REVOKE SELECT ON org_invoice_mst FROM hq_console');
    expect(await costs(id)).toEqual([
      ['openOrders', 0, null],
      ['pickupsDue', null, null],
      ['moneyOwed', null, 'OMR'],
    ]);
    await bed.rows('DROP TABLE org_orders_mst CASCADE');
    expect((await costs(id))[0]).toEqual(['openOrders', null, null]);
  });
});
