import type { Tenant } from '@cleanmatex/hq-common';
import {
  HqPage,
  Ltr,
  useFormat,
  useName,
  useVisit,
  type HqTab,
} from '@cleanmatex/hq-react';
import type { ReactNode } from 'react';
import { TenantActions } from '../actions/TenantActions';
import { useTenantsTranslation } from '../i18n/ref';
import { TenantStatusBadge } from '../TenantStatusBadge';
import { usePlanName } from '../useOptions';

function Context({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const planName = usePlanName();
  return (
    <>
      <Ltr>{tenant.slug}</Ltr>
      {tenant.planCode && ` · ${planName(tenant.planCode)}`}
      {tenant.country && ` · ${format.country(tenant.country)}`}
      {' · '}
      {t('context.onboarded', { when: format.relative(tenant.createdAt) })}
    </>
  );
}

/** Top of a tenant's page: name and status, one line of context, what may be done, tabs. */
export function TenantHeader(props: {
  tenant: Tenant;
  tabs: HqTab[];
  children?: ReactNode;
}) {
  const { tenant } = props;
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  useVisit({
    href: `/tenants/${tenant.id}`,
    name: tenant.name,
    name2: tenant.name2,
  });
  return (
    <HqPage
      title={nameOf(tenant)}
      breadcrumbs={[{ label: t('list.title'), href: '/tenants' }]}
      status={<TenantStatusBadge tenant={tenant} />}
      context={<Context tenant={tenant} />}
      actions={<TenantActions tenant={tenant} />}
      tabs={props.tabs}
    >
      {props.children}
    </HqPage>
  );
}
