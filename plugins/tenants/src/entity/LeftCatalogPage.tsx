import { ButtonLink } from '@backstage/ui';
import {
  tenantEntityName,
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

/** What is shown at the catalog's address of a tenant that the catalog does not have, such as an archived one. */
export function LeftCatalogPage({ name }: { name: string }) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const may = useMay('hq.tenant.read');
  const { data, isLoading } = useHqQuery(
    tenantsContract.list,
    { q: name, limit: 50 },
    { enabled: may.allowed },
  );
  const tenant = data?.items.find(each => tenantEntityName(each) === name);
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
