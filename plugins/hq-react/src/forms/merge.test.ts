import { findConflicts, mergedValue } from './merge';

const base = { name: 'Bright Wash', city: 'Muscat', phone: '1' };

describe('findConflicts', () => {
  it('names a field that both changed to different values', () => {
    expect(
      findConflicts(
        base,
        { ...base, city: 'Sohar' },
        { city: 'Nizwa', name: 'Brighter Wash' },
      ),
    ).toEqual([
      { path: 'city', base: 'Muscat', theirs: 'Sohar', mine: 'Nizwa' },
    ]);
  });

  it.each([
    ['only they changed', { city: 'Sohar' }, { city: 'Muscat' }],
    ['only I changed', {}, { city: 'Nizwa' }],
    ['both changed alike', { city: 'Sohar' }, { city: 'Sohar' }],
  ])('lets a field be that %s', (_, theirs, mine) => {
    expect(findConflicts(base, { ...base, ...theirs }, mine)).toEqual([]);
  });

  it('takes absent and null for the same', () => {
    expect(findConflicts({ city: null }, {}, { city: 'Nizwa' })).toEqual([]);
  });
});

describe('mergedValue', () => {
  it.each([
    [undefined, { base: 1, theirs: 2, mine: 1 }, 2],
    [undefined, { base: 1, theirs: 1, mine: 3 }, 3],
    ['theirs', { base: 1, theirs: 2, mine: 3 }, 2],
    ['mine', { base: 1, theirs: 2, mine: 3 }, 3],
    ['base', { base: 1, theirs: 2, mine: 3 }, 1],
  ] as const)('with %s chosen of %j is %s', (side, values, expected) => {
    expect(mergedValue<number>(values, side)).toBe(expected);
  });
});
