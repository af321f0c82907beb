import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityContentBlueprint,
  EntityContentLayoutBlueprint,
  EntityHeaderLayoutBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { RiStore2Line } from '@remixicon/react';
import { tenantTabs } from './entity/tabs';
import { rootRouteRef, templateRouteRef } from './routes';

const isTenant = { kind: 'tenant' };

const tenantsPage = PageBlueprint.make({
  params: {
    path: '/tenants',
    title: 'Tenants',
    icon: <RiStore2Line size={18} />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./list/TenantsPage').then(({ TenantsPage }) => <TenantsPage />),
  },
});

const header = EntityHeaderLayoutBlueprint.make({
  name: 'tenant',
  params: {
    filter: isTenant,
    loader: () =>
      import('./entity/catalog').then(
        ({ TenantEntityHeader }) => TenantEntityHeader,
      ),
  },
});

const overview = EntityContentLayoutBlueprint.make({
  name: 'tenant',
  params: {
    filter: isTenant,
    loader: () =>
      import('./entity/catalog').then(
        ({ TenantEntityOverview }) => TenantEntityOverview,
      ),
  },
});

const tabs = tenantTabs.map(({ name, title, load }) =>
  EntityContentBlueprint.make({
    name,
    params: {
      path: `/${name}`,
      title,
      filter: isTenant,
      loader: async () => {
        const [{ EntityTab }, tab] = await Promise.all([
          import('./entity/catalog'),
          load(),
        ]);
        return <EntityTab tab={tab} />;
      },
    },
  }),
);

const fieldLoaders = {
  slug: 'slugField',
  text: 'textField',
  email: 'emailField',
  phone: 'phoneField',
  place: 'placeField',
  plan: 'planField',
  'service-categories': 'serviceCategoriesField',
  settings: 'settingsField',
  tenant: 'tenantField',
} as const;

const formFields = Object.entries(fieldLoaders).map(([name, field]) =>
  FormFieldBlueprint.make({
    name,
    params: { field: () => import('./fields/fields').then(m => m[field]) },
  }),
);

/** Tenants: their list, their pages in the catalog, and the fields of the templates about them. */
export default createFrontendPlugin({
  pluginId: 'tenants',
  title: 'Tenants',
  icon: <RiStore2Line size={18} />,
  routes: { root: rootRouteRef },
  externalRoutes: { template: templateRouteRef },
  extensions: [tenantsPage, header, overview, ...tabs, ...formFields],
});
