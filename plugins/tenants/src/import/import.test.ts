import { toBase64 } from './fileContent';
import { choicesOf, mappingOf, remembering } from './useColumnChoices';
import { placeAfter } from './useGridFocus';

describe('columns', () => {
  it('are taken by the fields that were chosen for them', () => {
    const choices = choicesOf(4, { name: 2, email: 0 });
    expect(choices).toEqual(['email', null, 'name', null]);
    expect(mappingOf(choices)).toEqual({ email: 0, name: 2 });
    expect(mappingOf(['name', 'name'])).toEqual({ name: 0 });
  });

  it('are remembered by their headers, those left out too, the latest last', () => {
    const before = { tel: 'phone', note: 'address' } as const;
    expect(
      remembering(before, ['Note', 'E-Mail', ''], [null, 'email', 'city']),
    ).toEqual({ tel: 'phone', note: null, email: 'email' });
  });

  it('remembers at most 200 headers', () => {
    const headers = Array.from({ length: 250 }, (_, n) => `h${n}`);
    const kept = remembering(
      { old: 'name' },
      headers,
      headers.map(() => null),
    );
    expect(Object.keys(kept)).toHaveLength(200);
    expect(kept).toHaveProperty('h249');
    expect(kept).not.toHaveProperty('old');
  });
});

describe('keys of the grid', () => {
  const size = { rows: 3, columns: 4 };
  const from = { row: 1, column: 1 };
  it.each([
    ['ArrowUp', false, 0, 1],
    ['ArrowDown', false, 2, 1],
    ['ArrowLeft', false, 1, 0],
    ['ArrowRight', false, 1, 2],
    ['ArrowLeft', true, 1, 2],
    ['ArrowRight', true, 1, 0],
    ['Home', false, 1, 0],
    ['End', false, 1, 3],
    ['PageUp', false, 0, 1],
    ['PageDown', false, 2, 1],
  ])('%s (right to left: %s) leads to %i, %i', (key, isRtl, row, column) =>
    expect(placeAfter(key, from, size, isRtl)).toEqual({ row, column }),
  );

  it('stay inside, and others lead nowhere', () => {
    const corner = { row: 0, column: 0 };
    expect(placeAfter('ArrowUp', corner, size, false)).toEqual(corner);
    expect(placeAfter('a', corner, size, false)).toBeUndefined();
    expect(placeAfter('toString', corner, size, false)).toBeUndefined();
  });
});

it('files of any size become Base64', () => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => n % 256);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});
