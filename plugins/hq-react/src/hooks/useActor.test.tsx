import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { hqQueryClient } from '../api/queries';
import { useMay, useRefusal } from './useActor';

function Reasons() {
  const may = useMay('hq.tenant.update');
  const refusal = useRefusal();
  const byState = { reason: 'Not while archived', permission: null };
  const byPermission = {
    reason: 'Roles that have it: Super admin',
    permission: 'hq.tenant.update' as const,
  };
  return (
    <ul>
      <li>{may.reason}</li>
      <li>{refusal(byPermission)}</li>
      <li>{refusal(byState)}</li>
      <li>{refusal({ reason: null, permission: null }) ?? 'possible'}</li>
    </ul>
  );
}

afterEach(() => hqQueryClient.clear());

it('a missing permission names every role that has it, custom ones too', async () => {
  const me = {
    permissions: ['hq.tenant.read'],
    missing: [
      {
        permission: 'hq.tenant.update',
        roles: [
          { code: 'super_admin', name: 'Super admin', name2: 'المدير العام' },
          { code: 'night_shift', name: 'Night shift', name2: 'الوردية' },
        ],
      },
    ],
  };
  renderInTestApp(
    <TestApiProvider
      apis={[
        [fetchApiRef, { fetch: async () => Response.json(me) }],
        [discoveryApiRef, { getBaseUrl: async () => 'http://hq' }],
      ]}
    >
      <Reasons />
    </TestApiProvider>,
  );
  expect(await screen.findAllByText(/Super admin, Night shift/)).toHaveLength(
    2,
  );
  expect(screen.getByText('Not while archived')).toBeInTheDocument();
  expect(screen.getByText('possible')).toBeInTheDocument();
});
