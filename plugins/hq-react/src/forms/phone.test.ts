import { partsOf, phoneValue } from './phone';

describe('a phone number taken apart', () => {
  it.each([
    ['+96892123456', 'OM', '9212 3456'],
    ['+971501234567', 'AE', '050 123 4567'],
    ['+966512345678', 'SA', '051 234 5678'],
    ['+97433123456', 'QA', '3312 3456'],
    ['+97336001234', 'BH', '3600 1234'],
    ['+96550012345', 'KW', '500 12345'],
  ])('%s is of %s, dialled %s', (value, country, text) => {
    expect(partsOf(value)).toEqual({ country, text });
    expect(phoneValue({ country, text })).toBe(value);
  });

  it('starts with a country while it is empty', () =>
    expect(partsOf('', 'OM')).toEqual({ country: 'OM', text: '' }));

  it.each(['+968 12', '00968', '+96****56'])(
    '%s is no number, and keeps its own calling code',
    value =>
      expect(partsOf(value, 'OM')).toEqual({ country: null, text: value }),
  );
});

describe('the value of what was typed', () => {
  it.each([
    ['OM', '92123456', '+96892123456'],
    ['OM', '٩٢١٢٣٤٥٦', '+96892123456'],
    ['OM', '+971 50 123 4567', '+971501234567'],
    ['SA', '92123456', '+966 92123456'],
    ['OM', ' ', ''],
    [null, '92123456', '92123456'],
  ])('%s %s is %s', (country, text, value) =>
    expect(phoneValue({ country, text })).toBe(value),
  );
});
