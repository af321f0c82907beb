import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ComponentType } from 'react';
import { DayField } from './DayField';
import { MoneyField } from './MoneyField';
import { PhoneField } from './PhoneField';
import { offsetOf, TimeZoneField } from './TimeZoneField';

type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
};

/** Shows a field with a value. @returns every value that it had since. */
function show<P extends object>(
  Field: ComponentType<P & FieldProps>,
  initial: string,
  more: P,
): string[] {
  const values: string[] = [];
  function Holder() {
    const [value, setValue] = useState(initial);
    const onChange = (next: string) => {
      values.push(next);
      setValue(next);
    };
    return <Field {...more} label="Field" value={value} onChange={onChange} />;
  }
  renderInTestApp(<Holder />);
  return values;
}

const box = () => screen.findByRole<HTMLInputElement>('textbox');

describe('a phone field', () => {
  it('makes E.164 of what is dialled in the country, and keeps what was typed', async () => {
    const values = show(PhoneField, '', { country: 'OM' });
    await userEvent.type(await box(), '9212 3456');
    expect(values.at(-1)).toBe('+96892123456');
    expect((await box()).value).toBe('9212 3456');
    expect(screen.getByRole('button', { name: /968/ })).toBeVisible();
  });

  it('shows a number as it is dialled in its country', async () => {
    show(PhoneField, '+971501234567', { country: 'OM' });
    expect((await box()).value).toBe('050 123 4567');
    expect(screen.getByRole('button', { name: /971/ })).toBeVisible();
  });

  it('takes another calling code for the same number', async () => {
    const values = show(PhoneField, '+96892123456', { country: 'OM' });
    await userEvent.click(await screen.findByRole('button', { name: /968/ }));
    await userEvent.click(await screen.findByRole('option', { name: /\+966/ }));
    expect(values.at(-1)).toBe('+966 9212 3456');
  }, 30_000);

  it('takes the calling code before the number', async () => {
    const values = show(PhoneField, '', { country: 'OM' });
    await userEvent.click(await screen.findByRole('button', { name: /968/ }));
    await userEvent.click(await screen.findByRole('option', { name: /\+966/ }));
    await userEvent.type(await box(), '0512345678');
    expect(values.at(-1)).toBe('+966512345678');
  }, 30_000);

  it('leaves a masked number as it is', async () => {
    const values = show(PhoneField, '+96****56', { country: 'OM' });
    expect((await box()).value).toBe('+96****56');
    expect(values).toEqual([]);
  });
});

describe('a money field', () => {
  it('gives the amount with the currency’s decimals, and shows it so once it is left', async () => {
    const values = show(MoneyField, '', { currency: 'OMR' });
    await userEvent.type(await box(), '1234.5');
    expect(values.at(-1)).toBe('1234.500');
    expect((await box()).value).toBe('1234.5');
    await userEvent.tab();
    expect((await box()).value).toBe('1,234.500');
  });

  it('takes Arabic digits', async () => {
    const values = show(MoneyField, '', { currency: 'KWD' });
    await userEvent.type(await box(), '١٢٫٥');
    expect(values.at(-1)).toBe('12.500');
  });

  it('says once it is left that an amount is too precise for the currency', async () => {
    show(MoneyField, '', { currency: 'AED', isRequired: true });
    expect(await screen.findByText(/AED · Required/)).toBeVisible();
    await userEvent.type(await box(), '1.234');
    expect(screen.queryByText(/decimals/)).toBeNull();
    await userEvent.tab();
    expect(await screen.findByText('AED has 2 decimals at most')).toBeVisible();
  });
});

describe('a time zone field', () => {
  it.each([
    ['Asia/Muscat', 'UTC+04:00'],
    ['Asia/Riyadh', 'UTC+03:00'],
    ['Asia/Kolkata', 'UTC+05:30'],
    ['UTC', 'UTC+00:00'],
  ])('%s is %s', (zone, offset) => expect(offsetOf(zone)).toBe(offset));

  it('finds a zone by its distance from UTC and its name', async () => {
    const values = show(TimeZoneField, 'Asia/Riyadh', {});
    await userEvent.click(
      await screen.findByRole('button', { name: /Asia\/Riyadh · UTC\+03:00/ }),
    );
    await userEvent.type(await screen.findByRole('searchbox'), 'Muscat');
    await userEvent.click(
      await screen.findByRole('option', {
        name: 'Asia/Muscat · UTC+04:00 · Gulf Standard Time',
      }),
    );
    expect(values).toEqual(['Asia/Muscat']);
  }, 30_000);

  it('keeps a zone that the browser does not know', async () => {
    show(TimeZoneField, 'Asia/Nowhere', {});
    expect(
      await screen.findByRole('button', { name: /Asia\/Nowhere/ }),
    ).toBeVisible();
  });
});

describe('a day', () => {
  const part = (name: RegExp) => screen.findByRole('spinbutton', { name });

  it('is typed part by part, and is a day once all are', async () => {
    const values = show(DayField, '', {});
    await userEvent.type(await part(/month/), '1');
    await userEvent.type(await part(/day/), '31');
    expect(values).toEqual([]);
    await userEvent.type(await part(/year/), '2027');
    expect(values.at(-1)).toBe('2027-01-31');
  });

  it('shows the one that it has, and what is wrong with it', async () => {
    show(DayField, '2026-11-24', { error: 'Too early', isRequired: true });
    expect(await part(/year/)).toHaveTextContent('2026');
    expect(screen.getByRole('alert')).toHaveTextContent('Too early');
  });
});
