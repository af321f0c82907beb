import { goPages } from '../palette/commands';
import { keyReader, SEQUENCE_MS, type PressedKey } from './sequence';

const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('keyReader', () => {
  it('goes to a page by g and its letter', () => {
    const read = keyReader();
    expect(read(press('g'), 0)).toBeUndefined();
    expect(read(press('t'), 300)).toEqual({ act: 'go', href: '/tenants' });
    expect(read(press('t'), 400)).toBeUndefined();
  });

  it('goes by the place of the key, whatever letter is on it', () => {
    const read = keyReader();
    read(press('ل', { code: 'KeyG' }), 0);
    expect(read(press('ف', { code: 'KeyT' }), 10)).toEqual({
      act: 'go',
      href: '/tenants',
    });
  });

  it('forgets g after a while, and minds no key with Ctrl', () => {
    const read = keyReader();
    read(press('g'), 0);
    expect(read(press('t'), SEQUENCE_MS)).toBeUndefined();
    read(press('g'), 0);
    expect(read(press('t', { ctrlKey: true }), 10)).toBeUndefined();
  });

  it.each(['?', '؟'])('shows the keys for %s', key => {
    expect(keyReader()(press(key, { code: 'Slash' }), 0)).toEqual({
      act: 'keys',
    });
  });
});

it('no two pages have the same letter', () => {
  const letters = goPages.map(({ letter }) => letter);
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters).not.toContain('g');
});
