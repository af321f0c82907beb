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
import { OverviewTab } from './OverviewTab';
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
    '/subscription': t('tab.subscription'),
    '/initialization': t('tab.initialization'),
    '/timeline': t('tab.timeline'),
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

/** The overview of the entity page of kind Tenant. */
export function TenantEntityOverview() {
  const { entity } = useEntity();
  const path = useEntityPath();
  return (
    <div className="tenant-tab">
      <OverviewTab
        tenantId={tenantIdOf(entity)}
        timelineHref={`${path}/timeline`}
      />
    </div>
  );
}

/** A tab of the entity page, for the tenant of the entity. */
export function EntityTab(props: { tab: ComponentType<{ tenantId: string }> }) {
  const { entity } = useEntity();
  const Tab = props.tab;
  return (
    <div className="tenant-tab">
      <Tab tenantId={tenantIdOf(entity)} />
    </div>
  );
}
