import { ButtonLink } from '@backstage/ui';
import {
  EmptyState,
  ErrorState,
  LoadingLines,
  useUrlState,
} from '@cleanmatex/hq-react';
import { useParams } from 'react-router-dom';
import { useTenantsTranslation } from '../i18n/ref';
import { InitializationTab } from './InitializationTab';
import { OverviewTab } from './OverviewTab';
import { SubscriptionTab } from './SubscriptionTab';
import { TenantHeader } from './TenantHeader';
import { TimelineTab } from './TimelineTab';
import { useTenant } from './useTenant';

const TABS = [
  'overview',
  'subscription',
  'initialization',
  'timeline',
] as const;

/** Says that there is no such tenant, and the way to all of them. */
export function TenantMissing() {
  const { t } = useTenantsTranslation();
  return (
    <EmptyState
      title={t('page.missing.title')}
      body={t('page.missing.body')}
      action={
        <ButtonLink href="/tenants" variant="secondary">
          {t('page.missing.action')}
        </ButtonLink>
      }
    />
  );
}

/** Page `/tenants/{tenantId}`: a tenant that the catalog does not show, such as an archived one. */
export function TenantPage() {
  const { tenantId = '' } = useParams();
  const { t } = useTenantsTranslation();
  const [{ tab }] = useUrlState({ tab: 'overview' });
  const { data: tenant, error, refetch } = useTenant(tenantId);
  const base = `/tenants/${tenantId}`;
  if (error && (error.status === 404 || error.status === 400)) {
    return <TenantMissing />;
  }
  if (error && !tenant) return <ErrorState error={error} onRetry={refetch} />;
  if (!tenant) return <LoadingLines lines={8} />;
  return (
    <TenantHeader
      tenant={tenant}
      tabs={TABS.map(name => ({
        label: t(`tab.${name}`),
        href: name === 'overview' ? base : `${base}?tab=${name}`,
      }))}
    >
      {tab === 'subscription' && <SubscriptionTab tenantId={tenantId} />}
      {tab === 'initialization' && <InitializationTab tenantId={tenantId} />}
      {tab === 'timeline' && <TimelineTab tenantId={tenantId} />}
      {tab === 'overview' && (
        <OverviewTab
          tenantId={tenantId}
          timelineHref={`${base}?tab=timeline`}
        />
      )}
    </TenantHeader>
  );
}
