import { contrastWithWhite, READABLE } from './contrast';

describe('contrastWithWhite', () => {
  it.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.5],
    ['#777777', 4.4],
    ['#0F766E', 5.4],
  ])('of %s is %s', (hex, expected) => {
    expect(contrastWithWhite(hex)).toBe(expected);
  });

  it('draws the line where WCAG does', () => {
    expect(contrastWithWhite('#767676')).toBeGreaterThanOrEqual(READABLE);
    expect(contrastWithWhite('#777777')).toBeLessThan(READABLE);
  });

  it('has no answer for what is no colour', () => {
    expect(contrastWithWhite('teal')).toBeUndefined();
    expect(contrastWithWhite('#fff')).toBeUndefined();
  });
});
