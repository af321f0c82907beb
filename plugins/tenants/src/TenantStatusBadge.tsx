import type { Tenant } from '@cleanmatex/hq-common';
import { StatusBadge, useStatusLabel } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from './i18n/ref';
import { daysUntil } from './trials';

type Shown = Pick<Tenant, 'status' | 'trialEndsAt' | 'keptUntil' | 'legalHold'>;

/** Days that are left: of a trial, or of the time for which an archived tenant is kept. */
function useTimeLeft(): (tenant: Shown) => string | undefined {
  const { t } = useTenantsTranslation();
  return ({ trialEndsAt, keptUntil }) => {
    if (trialEndsAt) return t('days.left', { count: daysUntil(trialEndsAt) });
    if (!keptUntil) return undefined;
    return Date.parse(keptUntil) > Date.now()
      ? t('days.left', { count: daysUntil(keptUntil) })
      : t('retention.over');
  };
}

/** A tenant's status with the days that are left of it, and its legal hold. */
export function TenantStatusBadge({ tenant }: { tenant: Shown }) {
  const { t } = useTenantsTranslation();
  const statusOf = useStatusLabel();
  const left = useTimeLeft()(tenant);
  const { status, legalHold } = tenant;
  return (
    <>
      <StatusBadge
        status={status}
        label={left && `${statusOf(status)} · ${left}`}
      />
      {legalHold && <StatusBadge status="denied" label={t('retention.hold')} />}
    </>
  );
}
