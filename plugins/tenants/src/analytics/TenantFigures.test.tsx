import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { TenantAnalytics } from '@cleanmatex/hq-common';
import { hqQueryClient } from '@cleanmatex/hq-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TenantFigures } from './TenantFigures';

const figures: TenantAnalytics = {
  total: 7,
  before: 3,
  months: [
    { from: '2026-09-01', to: '2026-09-30', created: 0, total: 5 },
    { from: '2026-10-01', to: '2026-10-31', created: 2, total: 7 },
  ],
  status: [{ value: 'trial', count: 7, created: [0, 2] }],
  planCode: [],
  country: [{ value: 'OM', count: 4, created: [0, 1] }],
};

/** Shows the panel above a list that is filtered by country. @returns the addresses that were asked. */
async function show(answer: TenantAnalytics) {
  hqQueryClient.clear();
  const asked: string[] = [];
  const fetch = async (url: string) => {
    if (url.includes('/tenants/analytics')) {
      asked.push(url);
      return Response.json(answer);
    }
    return Response.json({ plans: [], serviceCategories: [], countries: [] });
  };
  await renderInTestApp(<TenantFigures filters={{ country: 'OM', q: '' }} />, {
    apis: [[fetchApiRef, { fetch: fetch as typeof window.fetch }]],
  });
  return asked;
}

const queryOf = (link: HTMLElement) =>
  Object.fromEntries(
    new URL(link.getAttribute('href') ?? '', 'http://localhost').searchParams,
  );

describe('TenantFigures', () => {
  it('asks nothing until it is opened, and then for the filtered tenants', async () => {
    const asked = await show(figures);
    const button = screen.getByRole('button', { name: 'Show figures' });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(asked).toEqual([]);
    await userEvent.click(button);
    await screen.findByText('3 in the same time before', { exact: false });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('country=OM');
  });

  it('leads from each number to the rows behind it, within the filters', async () => {
    await show(figures);
    await userEvent.click(screen.getByRole('button', { name: 'Show figures' }));
    const status = await screen.findByRole('link', {
      name: 'Trial, tenants: 7',
    });
    expect(queryOf(status)).toMatchObject({ country: 'OM', status: 'trial' });
    const month = screen.getByRole('link', {
      name: 'Oct 2026: 2 tenants onboarded',
    });
    expect(queryOf(month)).toMatchObject({
      country: 'OM',
      createdFrom: '2026-10-01',
      createdTo: '2026-10-31',
    });
  });

  it('says when no tenant matches', async () => {
    await show({ ...figures, total: 0 });
    await userEvent.click(screen.getByRole('button', { name: 'Show figures' }));
    expect(
      await screen.findByText('No tenant matches the filters.'),
    ).toBeVisible();
  });
});
