import { ButtonLink } from '@backstage/ui';
import {
  EmptyState,
  ErrorState,
  LoadingLines,
  useUrlState,
} from '@cleanmatex/hq-react';
import { lazy, Suspense, type ComponentType } from 'react';
import { useParams } from 'react-router-dom';
import { useTenantsTranslation } from '../i18n/ref';
import { tenantTabs, type TenantTabProps } from './tabs';
import { TenantHeader } from './TenantHeader';
import { useTenant } from './useTenant';

type Tab = ComponentType<TenantTabProps>;

const lazily = (load: () => Promise<Tab>) =>
  lazy(async () => ({ default: await load() }));

const contents = new Map(
  tenantTabs.map(({ name, load }) => [name as string, lazily(load)]),
);

const Overview = lazily(() =>
  import('../overview/OverviewTab').then(tab => tab.OverviewTab),
);

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
  const hrefOf: TenantTabProps['hrefOf'] = name =>
    name === 'overview' ? base : `${base}?tab=${name}`;
  const names = ['overview', ...tenantTabs.map(({ name }) => name)] as const;
  const Content = contents.get(tab) ?? Overview;
  return (
    <TenantHeader
      tenant={tenant}
      tabs={names.map(name => ({
        label: t(`tab.${name}`),
        href: hrefOf(name),
      }))}
    >
      <Suspense fallback={<LoadingLines lines={8} />}>
        <Content tenantId={tenantId} hrefOf={hrefOf} />
      </Suspense>
    </TenantHeader>
  );
}
