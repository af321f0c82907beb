import { kernelErrors, missingPermission } from '@cleanmatex/hq-common';
import { failWith, HqError } from '@cleanmatex/hq-node';
import { namingRoles } from './call';

const fail = failWith(kernelErrors);
const refusal = fail(
  'permission_missing',
  missingPermission('hq.tenant.update'),
  { permission: 'hq.tenant.update', roles: ['super_admin', 'business_admin'] },
);
const nightShift = {
  code: 'night_shift',
  name: 'Night shift',
  name2: 'الوردية الليلية',
};

describe('namingRoles', () => {
  it('names custom roles in a refusal, in both languages', async () => {
    const told = (await namingRoles(refusal, async () => [
      nightShift,
    ])) as HqError;
    expect(told.textIn('en')).toContain('Night shift');
    expect(told.textIn('ar')).toContain('الوردية الليلية');
    expect(told.details).toEqual({
      permission: 'hq.tenant.update',
      roles: ['night_shift'],
    });
  });

  it('lets other errors be, and a refusal when roles cannot be read', async () => {
    const other = new Error('no');
    expect(await namingRoles(other, async () => [])).toBe(other);
    expect(
      await namingRoles(refusal, async () => {
        throw other;
      }),
    ).toBe(refusal);
  });
});
