import { closedWeek } from './hours';
import { conflictsOf, rebase, type EditBase } from './rebase';

const open = { open: '08:00', close: '18:00' };
const late = { open: '10:00', close: '22:00' };

const base = {
  version: 1,
  name: 'Bright Wash',
  name2: null,
  city: 'Muscat',
  businessHours: { ...closedWeek(), sun: open, mon: open },
  featureFlags: { printing: true },
} as unknown as EditBase;

const saved = (changes: Partial<EditBase>): EditBase => ({
  ...base,
  version: 2,
  ...changes,
});

describe('an edit and what somebody else saved meanwhile', () => {
  it('conflict only where both changed the same field differently', () => {
    const latest = saved({ city: 'Sohar', name: 'Brighter Wash' });
    expect(
      conflictsOf(base, latest, { city: 'Nizwa', name2: 'برايت ووش' }),
    ).toEqual([
      { path: 'city', base: 'Muscat', theirs: 'Sohar', mine: 'Nizwa' },
    ]);
  });

  it('keeps what only the draft changed and takes what only they changed', () => {
    const latest = saved({ city: 'Sohar' });
    expect(
      rebase(base, latest, { name: 'Brighter', city: 'Muscat' }, {}),
    ).toEqual({ name: 'Brighter' });
  });

  it.each([
    ['theirs', {}],
    ['mine', { city: 'Nizwa' }],
    ['base', { city: 'Muscat' }],
  ] as const)(
    'gives the field the side that was chosen: %s',
    (side, expected) => {
      const latest = saved({ city: 'Sohar' });
      expect(rebase(base, latest, { city: 'Nizwa' }, { city: side })).toEqual(
        expected,
      );
    },
  );

  it('merges the week day by day', () => {
    const latest = saved({
      businessHours: { ...closedWeek(), sun: late, mon: open },
    });
    const draft = {
      businessHours: { ...closedWeek(), sun: open, mon: late },
    };
    expect(conflictsOf(base, latest, draft)).toEqual([]);
    expect(rebase(base, latest, draft, {})).toEqual({
      businessHours: { ...closedWeek(), sun: late, mon: late },
    });
  });

  it('merges features one by one', () => {
    const latest = saved({ featureFlags: { printing: false } } as never);
    expect(
      rebase(base, latest, { featureFlags: { api_access: true } }, {}),
    ).toEqual({ featureFlags: { api_access: true } });
  });
});
