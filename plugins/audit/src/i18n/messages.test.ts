import { allEndpoints } from '@cleanmatex/hq-common';
import ar from './ar';
import { auditMessages } from './messages';

const plural = /_(zero|one|two|few|many|other)$/;
const base = (key: string) => key.replace(plural, '');
const arabic: Record<string, string> = ar;
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

describe('texts of the audit pages', () => {
  it('are all there in Arabic, and no others', () => {
    const keys = (texts: object) => new Set(Object.keys(texts).map(base));
    expect(keys(ar)).toEqual(keys(auditMessages));
  });

  it('have all six plural forms in Arabic', () => {
    const counted = Object.keys(auditMessages).filter(key => plural.test(key));
    for (const key of new Set(counted.map(base))) {
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) {
        expect(arabic).toHaveProperty([`${key}_${form}`]);
      }
    }
  });

  it('take the same values in both languages', () => {
    const valuesOf = (texts: Record<string, string>) =>
      Object.entries(texts)
        .filter(([key]) => !plural.test(key))
        .map(([key, text]) => [key, placeholders(text)])
        .sort();
    expect(valuesOf(ar)).toEqual(valuesOf(auditMessages));
  });

  it('name every operation that leaves an entry, and its subject', () => {
    const unnamed = allEndpoints
      .flatMap(({ id, audit }) =>
        audit ? [`operation.${id}`, `subject.${audit.subject}`] : [],
      )
      .filter(key => !(key in auditMessages));
    expect(unnamed).toEqual([]);
  });
});
