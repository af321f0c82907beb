import { ButtonLink } from '@backstage/ui';
import { TenantParams, tenantsContract } from '@cleanmatex/hq-common';
import {
  EmptyState,
  ErrorState,
  LoadingLines,
  useHqQuery,
  useUrlState,
} from '@cleanmatex/hq-react';
import { lazy, Suspense, type ComponentType } from 'react';
import { Navigate, useLocation, useParams } from 'react-router-dom';
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

/** Leads from a slug that a tenant has, or had, to its page. */
function TenantBySlug({ slug }: { slug: string }) {
  const { search } = useLocation();
  const { data, error, refetch } = useHqQuery(tenantsContract.list, {
    knownAs: slug,
    limit: 1,
  });
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={8} />;
  const [tenant] = data.items;
  if (!tenant) return <TenantMissing />;
  return <Navigate to={`/tenants/${tenant.id}${search}`} replace />;
}

/** Page `/tenants/{tenantId}`: a tenant that the catalog does not show, such as an archived one; found by slug too. */
export function TenantPage() {
  const { tenantId = '' } = useParams();
  return TenantParams.safeParse({ tenantId }).success ? (
    <TenantById tenantId={tenantId} />
  ) : (
    <TenantBySlug slug={tenantId} />
  );
}

function TenantById({ tenantId }: { tenantId: string }) {
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
