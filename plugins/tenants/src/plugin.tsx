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

const subscription = EntityContentBlueprint.make({
  name: 'subscription',
  params: {
    path: '/subscription',
    title: 'Subscription',
    filter: isTenant,
    loader: () =>
      import('./entity/entityTabs').then(({ Subscription }) => (
        <Subscription />
      )),
  },
});

const initialization = EntityContentBlueprint.make({
  name: 'initialization',
  params: {
    path: '/initialization',
    title: 'Initialization',
    filter: isTenant,
    loader: () =>
      import('./entity/entityTabs').then(({ InitializationSteps }) => (
        <InitializationSteps />
      )),
  },
});

const timeline = EntityContentBlueprint.make({
  name: 'timeline',
  params: {
    path: '/timeline',
    title: 'Timeline',
    filter: isTenant,
    loader: () =>
      import('./entity/entityTabs').then(({ History }) => <History />),
  },
});

const fieldLoaders = {
  slug: 'slugField',
  text: 'textField',
  email: 'emailField',
  phone: 'phoneField',
  place: 'placeField',
  plan: 'planField',
  'service-categories': 'serviceCategoriesField',
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
  extensions: [
    tenantsPage,
    header,
    overview,
    subscription,
    initialization,
    timeline,
    ...formFields,
  ],
});
