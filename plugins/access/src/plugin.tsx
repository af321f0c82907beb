import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiKey2Line } from '@remixicon/react';

/** People, roles, API keys and sessions. */
const rootRouteRef = createRouteRef();

const accessPage = PageBlueprint.make({
  params: {
    path: '/access',
    title: 'Access',
    icon: <RiKey2Line size={18} />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () => import('./AccessPages').then(m => <m.AccessPages />),
  },
});

/** Pages below `/access`: users, roles, API keys, sessions. */
export default createFrontendPlugin({
  pluginId: 'access',
  title: 'Access',
  icon: <RiKey2Line size={18} />,
  routes: { root: rootRouteRef },
  extensions: [accessPage],
});
