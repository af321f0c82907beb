import { csvField } from '@cleanmatex/hq-node';
import fc from 'fast-check';
import { hostileTexts as texts } from '../testing/hostileTexts';
import { CsvReader } from './csv';

describe('CSV', () => {
  const roundTrip = (fields: Array<string | null>) =>
    new CsvReader().read(`${fields.map(csvField).join(',')}\r\n`)[0];

  it.each(texts.slice(0, 10))('defuses %j', text => {
    expect(csvField(text)).toMatch(/^"'/);
    expect(roundTrip([text])).toEqual([text]);
  });

  it('leaves numbers as they are', () => {
    expect([csvField(-5), csvField(12), csvField(true)]).toEqual([
      '-5',
      '12',
      'true',
    ]);
  });

  it('gives every text back as it was', () => {
    const field = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...texts),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(field, { minLength: 1 }), fields => {
        expect(roundTrip(fields)).toEqual(fields);
      }),
      { numRuns: 10_000 },
    );
  });

  it('never lets a field begin like a formula', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'),
        fc.string(),
        (first, rest) => {
          expect(csvField(first + rest).slice(1, 2)).toBe("'");
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
