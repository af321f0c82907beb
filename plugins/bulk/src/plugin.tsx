import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiStackLine } from '@remixicon/react';

/** The bulk runs. */
const rootRouteRef = createRouteRef();

const bulkPage = PageBlueprint.make({
  params: {
    path: '/bulk-runs',
    title: 'Bulk runs',
    icon: <RiStackLine size={18} />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () => import('./BulkPages').then(m => <m.BulkPages />),
  },
});

/** Page `/bulk-runs`: the bulk runs, each with its progress, its rows and what can be done with it. */
export default createFrontendPlugin({
  pluginId: 'bulk',
  title: 'Bulk runs',
  icon: <RiStackLine size={18} />,
  routes: { root: rootRouteRef },
  extensions: [bulkPage],
});
