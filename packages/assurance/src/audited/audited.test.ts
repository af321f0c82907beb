import { randomUUID } from 'node:crypto';
import { allEndpoints } from '@cleanmatex/hq-common';
import { sampleTenant } from '../testing/sampleTenant';
import { WholeApi } from '../testing/wholeApi';
import { AuditedApi } from './auditedApi';
import { auditBulkRuns, auditImports, auditViews } from './lists';
import { auditPeople } from './people';
import { auditSampleFleet, auditTenants } from './tenants';

describe('the audit log', () => {
  let api: WholeApi;
  beforeAll(async () => {
    api = await WholeApi.start();
  }, 120_000);
  afterAll(() => api?.stop());

  it('has one entry for each thing that a mutation changes, for every mutation of the contract', async () => {
    const audited = new AuditedApi(api);
    await auditBulkRuns(audited);
    await auditImports(audited);
    await auditViews(audited);
    await auditTenants(audited);
    await auditSampleFleet(audited);
    await auditPeople(audited);
    const mutations = allEndpoints.filter(({ mutation }) => mutation);
    expect(mutations.length).toBeGreaterThan(40);
    expect(
      mutations.map(({ id }) => id).filter(id => !audited.checked.has(id)),
    ).toEqual([]);
  }, 120_000);

  it('has nothing of what was rolled back but that it failed', async () => {
    const taken = await api.create('/tenants', sampleTenant('other'));
    const correlation = randomUUID();
    const refused = await api.send(
      'POST',
      '/tenants',
      { ...sampleTenant('again'), slug: taken.slug },
      { 'x-correlation-id': correlation },
    );
    expect(refused.status).toBe(409);
    const rows = await api.sql<{ outcome: string }>(
      `SELECT outcome FROM hq.sys_audit_log WHERE correlation_id = ?`,
      [correlation],
    );
    expect(rows).toEqual([{ outcome: 'failed' }]);
  });
});
