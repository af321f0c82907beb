import { ButtonLink } from '@backstage/ui';
import {
  tenantEntityName,
  tenantNamed,
  tenantPath,
  tenantsContract,
  type Tenant,
} from '@cleanmatex/hq-common';
import {
  EmptyState,
  HqPage,
  LoadingLines,
  Ltr,
  StatusBadge,
  useHqQuery,
  useMay,
  useName,
} from '@cleanmatex/hq-react';
import { Navigate, useLocation } from 'react-router-dom';
import { useTenantsTranslation } from '../i18n/ref';
import { TenantMissing } from './TenantPage';

function Ways({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const audit = useMay('hq.audit.read');
  return (
    <span className="tenant-ways">
      <ButtonLink href={`/tenants/${tenant.id}`} variant="primary">
        {t('left.open')}
      </ButtonLink>
      <ButtonLink
        href={`/tenants/${tenant.id}?tab=timeline`}
        variant="secondary"
      >
        {t('tab.timeline')}
      </ButtonLink>
      {audit.allowed && (
        <ButtonLink href={`/audit?tenantId=${tenant.id}`} variant="secondary">
          {t('left.audit')}
        </ButtonLink>
      )}
    </span>
  );
}

/**
 * What is shown at the catalog's address of a tenant that the catalog does not have, such as an archived one. The address
 * from before a change of its slug leads to the new one.
 */
export function LeftCatalogPage({ name }: { name: string }) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const may = useMay('hq.tenant.read');
  const { data, isLoading } = useHqQuery(
    tenantsContract.list,
    { ...tenantNamed(name), limit: 1 },
    { enabled: may.allowed },
  );
  const { pathname, search } = useLocation();
  const [tenant] = data?.items ?? [];
  const breadcrumbs = [{ label: t('list.title'), href: '/tenants' }];
  if (!tenant) {
    return (
      <HqPage
        title={t('list.title')}
        breadcrumbs={breadcrumbs}
        context={<Ltr>{name}</Ltr>}
      >
        {isLoading || may.isLoading ? (
          <LoadingLines lines={4} />
        ) : (
          <TenantMissing />
        )}
      </HqPage>
    );
  }
  const named = tenantEntityName(tenant);
  if (named !== name && tenant.status !== 'archived') {
    const [, rest = ''] = pathname.split(`/tenant/${name}`);
    return <Navigate to={`${tenantPath(tenant)}${rest}${search}`} replace />;
  }
  const state = tenant.status === 'archived' ? 'archived' : 'pending';
  return (
    <HqPage
      title={nameOf(tenant)}
      breadcrumbs={breadcrumbs}
      status={<StatusBadge status={tenant.status} />}
      context={<Ltr>{tenant.slug}</Ltr>}
    >
      <EmptyState
        title={t(`left.${state}.title`)}
        body={t(`left.${state}.body`)}
        action={<Ways tenant={tenant} />}
      />
    </HqPage>
  );
}
