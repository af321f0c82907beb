import ar from './ar';
import { accessMessages } from './messages';

const plural = /_(zero|one|two|few|many|other)$/;
const base = (key: string) => key.replace(plural, '');
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

describe('texts of the access pages', () => {
  it('are all there in Arabic, and no others', () => {
    const keys = (texts: object) => new Set(Object.keys(texts).map(base));
    expect(keys(ar)).toEqual(keys(accessMessages));
  });

  it('have all six plural forms in Arabic', () => {
    const counted = Object.keys(accessMessages).filter(key => plural.test(key));
    expect(counted).not.toEqual([]);
    for (const key of new Set(counted.map(base))) {
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) {
        expect(ar).toHaveProperty([`${key}_${form}`]);
      }
    }
  });

  it('take the same values in both languages', () => {
    const valuesOf = (texts: Record<string, string>) =>
      Object.entries(texts)
        .filter(([key]) => !plural.test(key))
        .map(([key, text]) => [key, placeholders(text)])
        .sort();
    expect(valuesOf(ar)).toEqual(valuesOf(accessMessages));
  });
});
