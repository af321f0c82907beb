import { tenantsContract, type Tenant } from '@cleanmatex/hq-common';
import { inverseOf } from './useUndo';

const tenantId = '6f1c1f0e-6a52-4b7e-9d0e-1f7f0a1b2c3d';
const as = (status: Tenant['status'], version: number) =>
  ({ id: tenantId, status, version } as Tenant);

describe('inverseOf', () => {
  it('is the operation that the endpoint declares, with the version that the act left', () => {
    const inverse = inverseOf({
      endpoint: tenantsContract.suspend,
      input: { tenantId, reason: 'Unpaid' },
      before: as('active', 1),
      after: as('suspended', 2),
    });
    expect(inverse).toEqual({
      endpoint: tenantsContract.activate,
      input: { tenantId },
      ifMatch: 2,
    });
  });

  it('depends on what was changed', () => {
    const activated = (from: Tenant['status']) =>
      inverseOf({
        endpoint: tenantsContract.activate,
        input: { tenantId },
        before: as(from, 1),
        after: as('active', 2),
      });
    expect(activated('suspended')?.endpoint.id).toBe('tenants.suspend');
    expect(activated('expired')).toBeUndefined();
    const archived = (from: Tenant['status']) =>
      inverseOf({
        endpoint: tenantsContract.archive,
        input: { tenantId },
        before: as(from, 1),
        after: as('archived', 2),
      });
    expect(archived('suspended')?.endpoint.id).toBe('tenants.restore');
    expect(archived('active')).toBeUndefined();
  });
});
