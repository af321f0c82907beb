import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiHome4Line } from '@remixicon/react';

const homeRouteRef = createRouteRef();

const homePage = PageBlueprint.make({
  params: {
    path: '/',
    routeRef: homeRouteRef,
    title: 'Home',
    icon: <RiHome4Line size={20} />,
    noHeader: true,
    loader: () => import('./HomePage').then(m => <m.default />),
  },
});

/** The console's start page. */
export const homePlugin = createFrontendPlugin({
  pluginId: 'home',
  title: 'Home',
  icon: <RiHome4Line size={20} />,
  routes: { root: homeRouteRef },
  extensions: [homePage],
});
