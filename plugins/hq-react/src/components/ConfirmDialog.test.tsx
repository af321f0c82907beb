import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { endpoint } from '@cleanmatex/hq-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { z } from 'zod';
import { hqQueryClient } from '../api/queries';
import { ConfirmDialog } from './ConfirmDialog';

const suspend = endpoint({
  id: 'things.suspend',
  method: 'POST',
  path: '/things/{thingId}/suspend',
  summary: 'Suspend a thing',
  permission: 'authenticated',
  audit: { subject: 'tenant', severity: 'high' },
  input: z.strictObject({ thingId: z.string(), reason: z.string() }),
  output: z.object({ id: z.string() }),
});

const preview = {
  dryRun: true,
  operation: 'things.suspend',
  consequences: [{ code: 'Open orders', value: 12, currency: null }],
  subjects: [
    {
      subjectType: 'thing',
      subjectId: '1',
      subjectName: 'Bright Wash',
      subjectName2: null,
      changes: [{ path: 'status', before: 'active', after: 'suspended' }],
    },
  ],
};

function show(answerToAct: () => Response) {
  const fetch = jest.fn(async (url: string, _init: RequestInit) =>
    url.includes('dryRun=true')
      ? new Response(JSON.stringify(preview))
      : answerToAct(),
  );
  const onClose = jest.fn();
  const onDone = jest.fn();
  renderInTestApp(
    <TestApiProvider
      apis={[
        [fetchApiRef, { fetch: fetch as unknown as typeof window.fetch }],
        [discoveryApiRef, { getBaseUrl: async () => 'http://hq' }],
      ]}
    >
      <ConfirmDialog
        endpoint={suspend}
        input={{ thingId: '1' }}
        title="Suspend Bright Wash"
        consequence="Sign-in stops at once"
        actionLabel="Suspend"
        reason="required"
        factOf={({ code, value }) => ({ label: code, value: String(value) })}
        ifMatch={7}
        onClose={onClose}
        onDone={onDone}
      />
    </TestApiProvider>,
  );
  return { fetch, onClose, onDone };
}

const actsOf = (fetch: jest.Mock) =>
  fetch.mock.calls.filter(([url]) => !String(url).includes('dryRun'));

describe('ConfirmDialog', () => {
  beforeEach(() => hqQueryClient.clear());

  it('shows what would change, asks for the reason, then acts on the seen version', async () => {
    const { fetch, onClose, onDone } = show(
      () => new Response(JSON.stringify({ id: '1' })),
    );
    expect(await screen.findByText('Suspended')).toBeInTheDocument();
    expect(screen.getByText('Open orders')).toBeInTheDocument();
    expect(screen.getByText('12')).toBeInTheDocument();
    const button = screen.getByRole('button', { name: 'Suspend' });
    expect(button).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox'), 'Unpaid invoices');
    expect(actsOf(fetch)).toEqual([]);
    await userEvent.click(button);
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(onDone).toHaveBeenCalledWith({ id: '1' });
    const [[url, init]] = actsOf(fetch);
    expect(url).toBe('http://hq/v1/things/1/suspend');
    expect(init).toMatchObject({
      method: 'POST',
      body: '{"reason":"Unpaid invoices"}',
      headers: { 'if-match': '"7"', 'idempotency-key': expect.any(String) },
    });
  });

  it('stays open with the error when the act is refused', async () => {
    const { onClose } = show(
      () =>
        new Response(
          JSON.stringify({
            error: {
              name: 'PreconditionFailedError',
              code: 'version_conflict',
              message: 'Someone changed this',
            },
          }),
          { status: 412 },
        ),
    );
    await screen.findByText('Suspended');
    await userEvent.type(screen.getByRole('textbox'), 'Unpaid');
    await userEvent.click(screen.getByRole('button', { name: 'Suspend' }));
    expect(await screen.findByText(/Someone changed this/)).toBeInTheDocument();
    expect(onClose).not.toHaveBeenCalled();
  });
});
