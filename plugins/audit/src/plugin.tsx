import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiShieldCheckLine } from '@remixicon/react';

/** The audit log. */
const rootRouteRef = createRouteRef();

const auditPage = PageBlueprint.make({
  params: {
    path: '/audit',
    title: 'Audit log',
    icon: <RiShieldCheckLine size={18} />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () => import('./AuditPages').then(m => <m.AuditPages />),
  },
});

/** Page `/audit`: the audit log, its entries, their verification and export. */
export default createFrontendPlugin({
  pluginId: 'audit',
  title: 'Audit log',
  icon: <RiShieldCheckLine size={18} />,
  routes: { root: rootRouteRef },
  extensions: [auditPage],
});
