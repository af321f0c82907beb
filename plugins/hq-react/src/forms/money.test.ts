import { chooseFormats, defaultFormats } from '@cleanmatex/hq-common';
import { parseMoney, showMoney } from './money';

describe('a typed amount', () => {
  it.each([
    ['12.5', 'OMR', '12.500'],
    ['1,234.5', 'KWD', '1234.500'],
    ['١٬٢٣٤٫٥', 'BHD', '1234.500'],
    ['007', 'AED', '7.00'],
    ['-3.10', 'SAR', '-3.10'],
    ['1500', 'JPY', '1500'],
    ['1.500', 'JPY', { problem: 'too_precise' }],
    ['1.2345', 'OMR', { problem: 'too_precise' }],
    ['1.2340', 'OMR', '1.234'],
    ['999999999999999.999', 'OMR', '999999999999999.999'],
    ['1000000000000000', 'OMR', { problem: 'too_large' }],
    ['12abc', 'OMR', { problem: 'not_number' }],
    ['1.2.3', 'OMR', { problem: 'not_number' }],
    ['', 'OMR', { problem: 'not_number' }],
    ['1e3', 'OMR', { problem: 'not_number' }],
  ])('%s in %s is %s', (text, currency, expected) =>
    expect(parseMoney(text, currency)).toEqual(
      typeof expected === 'string' ? { amount: expected } : expected,
    ),
  );
});

describe('an amount as it is read', () => {
  afterEach(() => chooseFormats(defaultFormats));

  it('has the currency’s decimals, and every digit of large amounts', () => {
    expect(showMoney('12.500', 'OMR', 'en')).toBe('12.500');
    expect(showMoney('999999999999999.999', 'OMR', 'en')).toBe(
      '999,999,999,999,999.999',
    );
  });

  it('has the digits that the person has chosen, and is read back', () => {
    chooseFormats({ digits: 'arab', hijri: false });
    const shown = showMoney('1234.5', 'OMR', 'ar');
    expect(shown).toBe('١٬٢٣٤٫٥٠٠');
    expect(parseMoney(shown, 'OMR')).toEqual({ amount: '1234.500' });
  });
});
