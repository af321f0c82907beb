import { z } from 'zod';
import { describeIssues } from './issues';
import { amount, day, decimalsOf, fitsCurrency } from './values';

/** What is wrong with a value, in words. */
function problems(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value, { reportInput: true });
  return describeIssues(error?.issues ?? [], 'en').map(
    ({ message }) => message,
  );
}

it.each([
  ['KWD', 3],
  ['BHD', 3],
  ['OMR', 3],
  ['AED', 2],
  ['SAR', 2],
  ['QAR', 2],
  ['JPY', 0],
  ['', 2],
  ['no currency', 2],
])('%s has %i decimals', (currency, decimals) =>
  expect(decimalsOf(currency)).toBe(decimals),
);

it('takes an amount as a decimal number', () => {
  for (const taken of ['0', '12.5', ' 12.500 ']) {
    expect(problems(amount('Fee'), taken)).toEqual([]);
  }
  for (const refused of ['-1', '1,5', '1e3', '.5', 'twelve', '1.00001']) {
    expect(problems(amount('Fee'), refused)).toEqual([
      'Must be a number, like 7 or 2.5',
    ]);
  }
  expect(problems(amount('Fee'), ' ')).toEqual(['Required']);
});

it('knows an amount that its currency does not have', () => {
  expect(fitsCurrency('12.345', 'OMR')).toBe(true);
  expect(fitsCurrency('12.345', 'AED')).toBe(false);
  expect(fitsCurrency('12.340', 'AED')).toBe(true);
  expect(fitsCurrency('12', 'JPY')).toBe(true);
  expect(fitsCurrency('twelve', '')).toBe(true);
});

it('takes a day of the calendar', () => {
  expect(problems(day('End'), '2027-02-28')).toEqual([]);
  expect(problems(day('End'), '2027-02-30')).toEqual([
    'Must be a day, like 2026-11-21',
  ]);
  expect(problems(day('End'), '')).toEqual(['Required']);
  expect(problems(day('End'), undefined)).toEqual(['Required']);
});
