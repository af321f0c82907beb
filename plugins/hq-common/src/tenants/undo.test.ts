import { tenantsContract } from './operations';

const tenantId = '6f1c1f0e-6a52-4b7e-9d0e-1f7f0a1b2c3d';
const undo = (changes: Array<[string, unknown, unknown]>) =>
  tenantsContract.update.undo?.input(
    { tenantId },
    changes.map(([path, before, after]) => ({ path, before, after })),
  );

describe('undoing an edit of a tenant', () => {
  it('gives the fields back what they had, and leaves what followed from them', () => {
    expect(
      undo([
        ['city', null, 'Muscat'],
        ['name', 'Bright Wash', 'Brighter Wash'],
        ['featureFlags.printing', null, true],
        ['version', 1, 2],
      ]),
    ).toEqual({
      tenantId,
      city: null,
      name: 'Bright Wash',
      featureFlags: { printing: false },
    });
  });

  it.each([
    ['masked personal data', [['email', 'i***@wash.example', 'a@b.example']]],
    ['opening hours', [['businessHours.sun.open', null, '08:00']]],
    ['a field that cannot be emptied', [['currency', null, 'OMR']]],
    ['nothing', [['version', 1, 2]]],
  ] as const)('is not offered for %s', (_, changes) => {
    expect(undo(changes.map(change => [...change] as never))).toBeUndefined();
  });
});
