import { Link } from '@backstage/ui';
import type { Tenant } from '@cleanmatex/hq-common';
import {
  CardGrid,
  ErrorState,
  FactCard,
  HqCard,
  LoadingLines,
  Moment,
  StatusBadge,
  useFormat,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { usePlanName } from '../useOptions';
import type { TenantTabProps } from '../entity/tabs';
import { TimelineList } from '../timeline/TimelineList';
import { useInitialization, useTenant } from '../entity/useTenant';
import { overviewCards } from './cards';
import { HealthBadge } from './HealthCard';
import { useTenantHealth } from './useTenantHealth';
import '../styles/tenants.css';

const RECENT = 6;

function InitializationFact({ tenantId }: { tenantId: string }) {
  const { t } = useTenantsTranslation();
  const { data } = useInitialization(tenantId);
  if (!data) return <LoadingLines lines={1} />;
  return (
    <StatusBadge status={data.state} label={t(`init.state.${data.state}`)} />
  );
}

function HealthFact({ tenantId }: { tenantId: string }) {
  const { data } = useTenantHealth(tenantId);
  if (!data) return <LoadingLines lines={1} />;
  return <HealthBadge level={data.level} />;
}

function Onboarded({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  return (
    <FactCard label={t('overview.created')}>
      <Moment at={tenant.createdAt} as="date" />
    </FactCard>
  );
}

function Facts({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const planName = usePlanName();
  const place = [
    tenant.country && format.country(tenant.country),
    tenant.city,
  ].filter(Boolean);
  return (
    <CardGrid>
      <FactCard label={t('overview.plan')}>
        {tenant.planCode ? planName(tenant.planCode) : t('plan.none')}
      </FactCard>
      <FactCard label={t('overview.place')}>
        {place.length ? <bdi>{place.join(' · ')}</bdi> : t('value.none')}
      </FactCard>
      <FactCard label={t('overview.initialization')}>
        <InitializationFact tenantId={tenant.id} />
      </FactCard>
      {tenant.status === 'archived' ? (
        <Onboarded tenant={tenant} />
      ) : (
        <FactCard label={t('health.title')}>
          <HealthFact tenantId={tenant.id} />
        </FactCard>
      )}
    </CardGrid>
  );
}

/** What there is to know of a tenant at a glance. */
export function OverviewTab(props: TenantTabProps) {
  const { t } = useTenantsTranslation();
  const { data: tenant, error, refetch } = useTenant(props.tenantId);
  if (error && !tenant) return <ErrorState error={error} onRetry={refetch} />;
  if (!tenant) return <LoadingLines lines={6} />;
  return (
    <div className="hq-stack">
      <Facts tenant={tenant} />
      <div className="hq-columns">
        <div className="hq-stack">
          {overviewCards.map((Card, index) => (
            <Card key={index} tenant={tenant} hrefOf={props.hrefOf} />
          ))}
        </div>
        <HqCard
          title={t('overview.recent')}
          action={
            <Link href={props.hrefOf('timeline')}>{t('overview.all')}</Link>
          }
        >
          <TimelineList tenantId={tenant.id} limit={RECENT} />
        </HqCard>
      </div>
    </div>
  );
}
