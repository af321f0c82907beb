import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { hqQueryClient } from '@cleanmatex/hq-react';
import type { SampleFleet } from '@cleanmatex/hq-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SampleFleetPage } from './SampleFleetPage';

const none: SampleFleet = {
  state: 'none',
  available: true,
  tenants: 0,
  days: 0,
  seed: 0,
  done: 0,
  rows: {},
  stalled: false,
  error: null,
  requestedBy: null,
  startedAt: null,
  finishedAt: null,
};
const half: SampleFleet = {
  ...none,
  state: 'creating',
  tenants: 60,
  days: 120,
  seed: 1,
  done: 20,
  rows: { org_orders_mst: 1200 },
};

/** Shows the page on an API with this fleet. @returns what was sent to change it. */
async function show(fleet: SampleFleet, permissions: string[]) {
  hqQueryClient.clear();
  const sent: Array<[method: string, body: unknown]> = [];
  const fetch = async (url: string, init: RequestInit = {}) => {
    const { pathname } = new URL(url);
    if (pathname.endsWith('/me')) {
      return Response.json({ permissions, missing: [], roles: [] });
    }
    if (init.method && init.method !== 'GET') {
      sent.push([init.method, init.body && JSON.parse(String(init.body))]);
      return Response.json(half);
    }
    return Response.json(fleet);
  };
  await renderInTestApp(<SampleFleetPage />, {
    apis: [[fetchApiRef, { fetch: fetch as typeof window.fetch }]],
  });
  return sent;
}

describe('SampleFleetPage', () => {
  it('makes the fleet with one button', async () => {
    const sent = await show(none, ['hq.sample-fleet.manage']);
    const button = await screen.findByRole('button', {
      name: 'Create the sample fleet',
    });
    await userEvent.click(button);
    expect(sent).toEqual([['POST', { tenants: 60, days: 120, seed: 1 }]]);
  });

  it('shows how far it is, and offers to remove it', async () => {
    await show(half, ['hq.sample-fleet.manage']);
    expect(
      await screen.findByText('20 of 60 tenants created'),
    ).toBeInTheDocument();
    expect(screen.getByText('1,200')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Remove…' })).toBeEnabled();
    expect(
      screen.queryByRole('button', { name: 'Go on creating' }),
    ).not.toBeInTheDocument();
  });

  it('goes on with one that stopped', async () => {
    const sent = await show(
      { ...half, stalled: true, error: 'connection lost' },
      ['hq.sample-fleet.manage'],
    );
    expect(await screen.findByText(/connection lost/)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Go on creating' }),
    );
    expect(sent).toEqual([['POST', { tenants: 60, days: 120, seed: 1 }]]);
  });

  it.each([
    ['without the permission', none, ['hq.tenant.read']],
    [
      'on a database of its own',
      { ...none, available: false },
      ['hq.sample-fleet.manage'],
    ],
  ])('says why it cannot be made %s', async (_case, fleet, permissions) => {
    const sent = await show(fleet, permissions);
    const button = await screen.findByRole('button', {
      name: 'Create the sample fleet',
      description: /permission|embedded/,
    });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(button);
    expect(sent).toEqual([]);
  });
});
