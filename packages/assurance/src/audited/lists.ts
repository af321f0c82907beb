import type { Body } from '../testing/wholeApi';
import type { AuditedApi } from './auditedApi';
import { addTenant } from './tenants';

const IMPORTS = '/tenant-imports';

/** Saves, chooses and removes a view of a list. */
export async function auditViews({ step }: AuditedApi): Promise<void> {
  const view = await step('views.save', 'POST', '/saved-views', {
    list: 'tenants.list',
    name: 'Suspended',
    path: '/tenants',
    query: 'status=suspended',
  });
  const path = `/saved-views/${view.id}`;
  await step('views.choose', 'POST', `${path}/choice`, { isPinned: true });
  await step('views.remove', 'DELETE', path);
}

/** Makes bulk runs, one of which fails because its tenant was archived meanwhile. */
export async function auditBulkRuns(audited: AuditedApi): Promise<void> {
  const { api, step, until } = audited;
  const tenant = await addTenant(audited, 'in-bulk');
  const make = (operation: string) =>
    step('bulk.create', 'POST', '/bulk-runs', {
      operation,
      selection: { ids: [tenant.split('/').at(-1)] },
    });
  const act = (name: string, { id }: Body) =>
    step(`bulk.${name}`, 'POST', `/bulk-runs/${id}/${name}`);
  const isNow = ({ id }: Body, wanted: string) =>
    until(
      `/bulk-runs/${id}`,
      ({ state, problem }) => state === wanted && problem === null,
    );
  const suspension = await make('tenants.suspend');
  await isNow(suspension, 'ready');
  await act('start', suspension);
  await isNow(suspension, 'done');
  await act('cancel', await act('undo', suspension));
  const activation = await make('tenants.activate');
  await isNow(activation, 'ready');
  await api.send('DELETE', tenant, { reason: 'Closed' });
  await act('start', activation);
  await isNow(activation, 'done');
  await act('retry', activation);
}

/** Brings tenants in a file, and another file that is discarded. */
export async function auditImports({ step }: AuditedApi): Promise<void> {
  const columns = ['name', 'slug', 'email', 'phone', 'country', 'planCode'];
  const line = 'Sea,sea,sea@laundry.example,92123456,OM,growth';
  const file = {
    content: Buffer.from(`${columns}\n${line}`).toString('base64'),
  };
  const bring = async () => {
    const { id } = await step('tenantImports.create', 'POST', IMPORTS, file);
    return `${IMPORTS}/${id}`;
  };
  const path = await bring();
  await step('tenantImports.map', 'POST', `${path}/columns`, {
    columns: Object.fromEntries(columns.map((name, at) => [name, at])),
  });
  await step('tenantImports.editRow', 'POST', `${path}/rows/2`, {
    values: { name: 'Sea Laundry' },
  });
  const run = await step('tenantImports.run', 'POST', `${path}/run`);
  await step('bulk.cancel', 'POST', `/bulk-runs/${run.id}/cancel`);
  await step('tenantImports.discard', 'DELETE', await bring());
}
