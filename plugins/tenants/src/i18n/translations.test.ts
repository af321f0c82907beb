import ar from './ar';
import { tenantsMessages } from './messages';

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const plural = /_(zero|one|two|few|many|other)$/;
const bases = (keys: string[]) => [
  ...new Set(keys.map(key => key.replace(plural, ''))),
];
const arabic: Record<string, string> = ar;
const english: Record<string, string> = tenantsMessages;

describe('texts of the tenants pages', () => {
  it('are the same in both languages', () => {
    expect(bases(Object.keys(arabic)).sort()).toEqual(
      bases(Object.keys(english)).sort(),
    );
  });

  it('have all six plural forms in Arabic', () => {
    const counted = bases(
      Object.keys(english).filter(key => key.endsWith('_other')),
    );
    for (const base of counted) {
      for (const form of FORMS) {
        expect(Object.keys(arabic)).toContain(`${base}_${form}`);
      }
    }
  });

  it('take the same values in both languages', () => {
    const values = (text: string) =>
      [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();
    for (const [key, text] of Object.entries(english)) {
      if (plural.test(key)) continue;
      expect([key, values(arabic[key])]).toEqual([key, values(text)]);
    }
  });
});
