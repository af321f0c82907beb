import type { Samples } from '../reach/samples';
import type { PersonsApi } from '../tenants';

/** A page of the console. */
export interface Place {
  name: string;
  address: string;
  /** What is there when the page has loaded. */
  ready: string;
  /** Parts of which the first stands for all. */
  alike?: string;
  /** A problem that is Backstage's and that the console cannot mend. */
  known?: RegExp;
}

interface Listed {
  items: Array<{ id: string; state?: string }>;
}

const TABS = [
  '',
  '/profile',
  '/branches',
  '/users',
  '/settings',
  '/subscription',
  '/usage',
  '/initialization',
  '/timeline',
];

/** Pages of the console with something on them. */
export async function pages(
  api: PersonsApi,
  samples: Samples,
): Promise<Place[]> {
  const first = async (path: string) =>
    (await api.call<Listed>('GET', path)).items[0].id;
  const [tenant, other, person, run, entry] = await Promise.all([
    first(`/tenants?q=${samples.active}`),
    first(`/tenants?q=${samples.trial}`),
    first(`/users?q=${samples.person}`),
    first('/bulk-runs'),
    first('/audit-logs'),
  ]);
  const at = (name: string, address: string, ready = 'main h1'): Place => ({
    name,
    address,
    ready,
  });
  return [
    at('home', '/', 'main [data-status]'),
    at('tenants', '/tenants', 'main table [data-status]'),
    at('scheduled', '/tenants/scheduled', 'main table td'),
    at('retention', '/tenants/retention'),
    at('sample fleet', '/tenants/sample-fleet'),
    at('import', '/tenants/import'),
    at('compare', `/tenants/compare?first=${tenant}&second=${other}`),
    at('duplicate', `/tenants/${tenant}/duplicate`),
    ...TABS.map(tab =>
      at(`tenant${tab}`, `/catalog/default/tenant/${samples.active}${tab}`),
    ),
    at('bulk runs', '/bulk-runs', 'main table td'),
    at('bulk run', `/bulk-runs/${run}`, 'main table td'),
    at('audit', '/audit', 'main table td'),
    at('audit entry', `/audit/${entry}`),
    at('users', '/access/users', 'main table td'),
    at('user', `/access/users/${person}`),
    at('roles', '/access/roles', 'main table'),
    at('API keys', '/access/api-keys'),
    at('sessions', '/access/sessions'),
    at('catalog', '/catalog', 'main table'),
    at('create', '/create'),
    at('onboard', '/create/templates/default/onboard-tenant', 'main input'),
    at('create runs', '/create/tasks', 'main table'),
    at('create actions', '/create/actions', 'main [role=row]'),
    at('API docs', '/api-docs', 'main table'),
    {
      ...at('API', '/catalog/default/api/hq-api', '.opblock'),
      alike: '.opblock-tag-section',
      // Its cards at the end edge come first in the markup.
      known: /^jump: .*HQ Console →/,
    },
    at('notifications', '/notifications'),
    at('settings', '/settings'),
    at('nothing', '/nothing-here'),
  ];
}
