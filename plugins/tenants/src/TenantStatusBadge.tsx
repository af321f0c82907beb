import type { Tenant } from '@cleanmatex/hq-common';
import { StatusBadge, useStatusLabel } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from './i18n/ref';
import { daysUntil } from './trials';

/** A tenant's status; of a trial with the days that are left. */
export function TenantStatusBadge(props: {
  tenant: Pick<Tenant, 'status' | 'trialEndsAt'>;
}) {
  const { t } = useTenantsTranslation();
  const statusOf = useStatusLabel();
  const { status, trialEndsAt } = props.tenant;
  if (!trialEndsAt) return <StatusBadge status={status} />;
  const left = t('trial.left', { count: daysUntil(trialEndsAt) });
  return (
    <StatusBadge status={status} label={`${statusOf(status)} · ${left}`} />
  );
}
