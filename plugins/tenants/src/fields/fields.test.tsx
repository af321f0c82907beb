import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { hqQueryClient } from '@cleanmatex/hq-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ComponentType } from 'react';
import { EmailField, PhoneField } from './ContactFields';
import { PlaceField } from './PlaceField';
import { PlanField } from './PlanField';
import type { FieldProps } from './props';
import { SlugField } from './SlugField';

const plan = (code: string, name: string) => ({
  code,
  name,
  name2: null,
  description: null,
  description2: null,
  trial: false,
  ordersLimit: 1234,
  usersLimit: null,
  branchesLimit: 3,
  storageMbLimit: 500,
  priceMonthly: 29,
  priceYearly: null,
  featureFlags: {},
});

function answer(url: string): unknown {
  const { pathname, searchParams } = new URL(url);
  if (pathname.endsWith('/slug-availability')) {
    const slug = searchParams.get('slug');
    const available = slug !== 'taken';
    return {
      slug,
      available,
      code: available ? null : 'tenant_slug_taken',
      reason: available ? null : 'Another tenant already uses this slug',
      suggestion: available ? null : 'taken-2',
    };
  }
  if (pathname.endsWith('/email-availability')) {
    const email = searchParams.get('email');
    const available = email !== 'taken@x.example';
    return {
      email,
      available,
      reason: available ? null : 'Another tenant already uses this address',
    };
  }
  return {
    plans: [plan('starter', 'Starter'), plan('pro', 'Pro')],
    serviceCategories: [],
    countries: [],
  };
}

/** Shows a field with the given form, as the scaffolder does; answers what it was changed to. */
async function show<T>(
  Field: ComponentType<FieldProps<T>>,
  form: object = {},
  initial?: T,
) {
  hqQueryClient.clear();
  const changes: unknown[] = [];
  function Holder() {
    const [value, setValue] = useState(initial);
    const props = {
      name: 'field',
      schema: { title: 'Field' },
      uiSchema: {},
      idSchema: { $id: 'root_field' },
      formContext: { formData: form },
      formData: value,
      onChange: (next: T) => {
        changes.push(next);
        setValue(next);
      },
    };
    return <Field {...(props as unknown as FieldProps<T>)} />;
  }
  const fetch = async (url: string) =>
    new Response(JSON.stringify(answer(url)));
  await renderInTestApp(<Holder />, {
    apis: [[fetchApiRef, { fetch: fetch as typeof window.fetch }]],
  });
  return changes;
}

describe('fields of the onboarding form', () => {
  it('makes the slug of the name and says that it is free', async () => {
    const changes = await show<string>(SlugField, { name: 'Bright Wash' });
    expect(await screen.findByText('“bright-wash” is free')).toBeVisible();
    expect(changes.at(-1)).toBe('bright-wash');
  });

  it('says why a slug is refused and offers another', async () => {
    const changes = await show<string>(SlugField, {}, 'taken');
    expect(
      await screen.findByText(/Another tenant already uses this slug/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /taken-2/ }));
    expect(changes.at(-1)).toBe('taken-2');
  });

  it('fills currency and time zone from the country', async () => {
    const changes = await show(PlaceField);
    await userEvent.click(screen.getByRole('button', { name: /Country/ }));
    await userEvent.click(
      await screen.findByText('Oman', { selector: '[role=option] *' }),
    );
    expect(changes.at(-1)).toEqual({
      country: 'OM',
      currency: 'OMR',
      timezone: 'Asia/Muscat',
    });
  }, 30_000);

  it('shows plans with their limits', async () => {
    const changes = await show<string>(PlanField);
    await userEvent.click(await screen.findByRole('radio', { name: /Pro/ }));
    expect(changes.at(-1)).toBe('pro');
    expect(screen.getAllByText('1,234')).toHaveLength(2);
    expect(screen.getAllByText('Unlimited')).toHaveLength(2);
  });

  it('says that an e-mail address is taken once it is left', async () => {
    await show<string>(EmailField);
    await userEvent.type(screen.getByRole('textbox'), 'taken@x.example');
    expect(screen.queryByText(/Another tenant/)).toBeNull();
    await userEvent.tab();
    await waitFor(() =>
      expect(screen.getByText(/Another tenant already uses/)).toBeVisible(),
    );
  });

  it('checks the phone against the country once it is left', async () => {
    await show<string>(PhoneField, { place: { country: 'OM' } });
    await userEvent.type(screen.getByRole('textbox'), '12');
    expect(screen.queryByText(/Must be a phone number/)).toBeNull();
    await userEvent.tab();
    await waitFor(() =>
      expect(screen.getByText(/Must be a phone number of OM/)).toBeVisible(),
    );
  });
});
