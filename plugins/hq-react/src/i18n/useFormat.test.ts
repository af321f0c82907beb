import { chooseFormats, defaultFormats } from '@cleanmatex/hq-common';
import { createFormat } from './useFormat';

const now = new Date('2026-11-21T10:00:00Z');

describe('createFormat', () => {
  it('writes numbers in the same digits in both languages', () => {
    expect(createFormat('ar').number(1284)).toBe('1,284');
    expect(createFormat('en').number(1284)).toBe('1,284');
  });

  it.each([
    ['2026-11-21T09:59:30Z', '30 seconds ago'],
    ['2026-11-21T08:00:00Z', '2 hours ago'],
    ['2026-11-20T09:00:00Z', 'yesterday'],
    ['2026-09-01T09:00:00Z', '1 Sept 2026'],
    ['2026-11-21T10:00:40Z', 'in 40 seconds'],
    ['2026-11-21T11:50:00Z', 'in 1 hour'],
    ['2026-12-05T09:59:50Z', 'in 14 days'],
    ['2026-12-05T10:00:02Z', 'in 14 days'],
    ['2026-11-22T22:00:00Z', 'in 2 days'],
  ])('says how long ago or ahead %s is', (at, expected) => {
    expect(createFormat('en').relative(at, now)).toBe(expected);
  });

  it('keeps to the Gregorian calendar in Arabic', () => {
    expect(createFormat('ar').date('2026-11-21T10:00:00Z')).toContain('نوفمبر');
    expect(createFormat('ar').date('2026-11-21T10:00:00Z')).toContain('2026');
  });

  describe('as a person has chosen', () => {
    afterEach(() => chooseFormats(defaultFormats));

    it('writes Arabic in Arabic-Indic digits, and English as ever', () => {
      chooseFormats({ digits: 'arab', hijri: false });
      expect(createFormat('ar').number(1284)).toBe('١٬٢٨٤');
      expect(createFormat('ar').date(now)).toContain('٢٠٢٦');
      expect(createFormat('en').number(1284)).toBe('1,284');
    });

    it('puts the Hijri date beside the Gregorian one', () => {
      chooseFormats({ digits: 'latn', hijri: true });
      expect(createFormat('en').date(now)).toMatch(
        /^21 Nov 2026 \(.*1448.*\)$/,
      );
      expect(createFormat('ar').date(now)).toMatch(/نوفمبر 2026 \(.*1448.*\)$/);
    });
  });

  it('names countries and lets other texts be', () => {
    expect(createFormat('ar').country('OM')).toBe('عُمان');
    expect(createFormat('en').country('Oman')).toBe('Oman');
  });
});
