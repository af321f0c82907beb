import type { Tenant } from '@cleanmatex/hq-common';
import { useMay, type PageAct } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';

/** Ways from a tenant's page: to a comparison with another, and to onboarding one like it. */
export function useTenantLinks(tenant: Tenant): PageAct[] {
  const { t } = useTenantsTranslation();
  const create = useMay('hq.tenant.create');
  return [
    {
      id: 'compare',
      label: t('action.compare'),
      rare: true,
      href: `/tenants/compare?first=${tenant.id}`,
    },
    {
      id: 'duplicate',
      label: t('action.duplicate'),
      rare: true,
      href: `/tenants/${tenant.id}/duplicate`,
      disabledReason: create.reason,
    },
  ];
}
