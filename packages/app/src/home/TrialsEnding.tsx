import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { tenantsContract } from '@cleanmatex/hq-common';
import {
  ErrorState,
  HqCard,
  LoadingLines,
  Moment,
  useFormat,
  useHqQuery,
} from '@cleanmatex/hq-react';
import {
  TenantStatusBadge,
  trialsEndingSoon,
  trialsEndingSoonHref,
} from '@cleanmatex/tenants';
import { useState } from 'react';
import { shellTranslationRef } from '../translations/ref';
import { TenantRow } from './TenantRow';

const SHOWN = 6;

/** Tenants whose trial ends within days, first the one that ends first; the link leads to all of them. */
export function TrialsEnding() {
  const { t } = useTranslationRef(shellTranslationRef);
  const format = useFormat();
  const [filter] = useState(trialsEndingSoon);
  const query = useHqQuery(tenantsContract.list, { ...filter, limit: SHOWN });
  const total = query.data?.totalItems ?? 0;
  return (
    <HqCard
      title={t('home.trialsEnding')}
      action={
        total > 0 && (
          <Link href={trialsEndingSoonHref()}>
            {t('home.viewAllOf', { total: format.number(total) })}
          </Link>
        )
      }
    >
      {query.error && (
        <ErrorState error={query.error} onRetry={() => query.refetch()} />
      )}
      {query.isLoading && <LoadingLines lines={SHOWN} />}
      {query.data?.items.length === 0 && (
        <p className="hq-muted">{t('home.trialsEndingNone')}</p>
      )}
      <ul className="hq-home__list">
        {query.data?.items.map(tenant => (
          <TenantRow
            key={tenant.id}
            tenant={tenant}
            badge={<TenantStatusBadge tenant={tenant} />}
            note={
              tenant.trialEndsAt && <Moment at={tenant.trialEndsAt} as="date" />
            }
          />
        ))}
      </ul>
    </HqCard>
  );
}
