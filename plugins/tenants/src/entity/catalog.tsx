import type { Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import type { EntityHeaderLayoutProps } from '@backstage/plugin-catalog-react/alpha';
import { HQ_ID_ANNOTATION } from '@cleanmatex/hq-common';
import { ErrorState, LoadingLines, type HqTab } from '@cleanmatex/hq-react';
import type { ComponentType } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { OverviewTab } from '../overview/OverviewTab';
import { tenantTabs, type TenantTabProps } from './tabs';
import { TenantHeader } from './TenantHeader';
import { TenantMissing } from './TenantPage';
import { useTenant } from './useTenant';
import '../styles/tenants.css';

const tenantIdOf = (entity: Entity) =>
  entity.metadata.annotations?.[HQ_ID_ANNOTATION] ?? '';

function useEntityPath(): string {
  const { entity } = useEntity();
  return useRouteRef(entityRouteRef)?.(entityRouteParams(entity)) ?? '';
}

/** Tabs of the entity page in the console's language; the catalog knows only English titles. */
function useTabs(tabs: EntityHeaderLayoutProps['tabs']): HqTab[] {
  const { t } = useTenantsTranslation();
  const path = useEntityPath();
  const own: Record<string, string> = {
    '/': t('tab.overview'),
    ...Object.fromEntries(
      tenantTabs.map(({ name }) => [`/${name}`, t(`tab.${name}`)]),
    ),
  };
  return tabs
    .flatMap(tab => ('items' in tab ? tab.items : [tab]))
    .map(({ id, label, href }) => ({
      label: own[id] ?? label,
      href: href ? `${path}/${href}` : path,
    }));
}

/** Header of the entity page of kind Tenant. */
export function TenantEntityHeader(props: EntityHeaderLayoutProps) {
  const { entity } = useEntity();
  const tabs = useTabs(props.tabs);
  const { data: tenant, error, refetch } = useTenant(tenantIdOf(entity));
  if (error?.status === 404) return <TenantMissing />;
  if (error && !tenant) return <ErrorState error={error} onRetry={refetch} />;
  if (!tenant) return <LoadingLines lines={3} />;
  return (
    <div className="tenant-header">
      <TenantHeader tenant={tenant} tabs={tabs} />
    </div>
  );
}

/** A tab of the entity page, for the tenant of the entity. */
export function EntityTab(props: { tab: ComponentType<TenantTabProps> }) {
  const { entity } = useEntity();
  const path = useEntityPath();
  const Tab = props.tab;
  return (
    <div className="tenant-tab">
      <Tab
        tenantId={tenantIdOf(entity)}
        hrefOf={tab => (tab === 'overview' ? path : `${path}/${tab}`)}
      />
    </div>
  );
}

/** The overview of the entity page of kind Tenant. */
export const TenantEntityOverview = () => <EntityTab tab={OverviewTab} />;
