import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { tenantsContract } from '@cleanmatex/hq-common';
import {
  ErrorState,
  HqCard,
  LoadingLines,
  Moment,
  StatusBadge,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { shellTranslationRef } from '../translations/ref';
import { TenantRow } from './TenantRow';

const SHOWN = 6;
const STATUSES = ['provisioning', 'expired'] as const;

function SetupState({ tenantId }: { tenantId: string }) {
  const { t } = useTranslationRef(shellTranslationRef);
  const { data } = useHqQuery(tenantsContract.initialization, { tenantId });
  return data?.state === 'failed' ? (
    <StatusBadge status="failed" label={t('home.setupFailed')} />
  ) : (
    <StatusBadge status="provisioning" />
  );
}

/** Tenants whose set-up has not ended and those whose trial or subscription has. */
export function Attention() {
  const { t } = useTranslationRef(shellTranslationRef);
  const query = useHqQuery(tenantsContract.list, {
    status: [...STATUSES],
    sort: '-updatedAt',
    limit: SHOWN,
  });
  return (
    <HqCard
      title={t('home.attention')}
      action={
        Boolean(query.data?.items.length) && (
          <Link href={`/tenants?status=${encodeURIComponent(STATUSES.join())}`}>
            {t('home.viewAll')}
          </Link>
        )
      }
    >
      {query.error && (
        <ErrorState error={query.error} onRetry={() => query.refetch()} />
      )}
      {query.isLoading && <LoadingLines lines={SHOWN} />}
      {query.data?.items.length === 0 && (
        <>
          <p>{t('home.attentionNone')}</p>
          <p className="hq-muted">{t('home.attentionNoneBody')}</p>
        </>
      )}
      <ul className="hq-home__list">
        {query.data?.items.map(tenant => (
          <TenantRow
            key={tenant.id}
            tenant={tenant}
            badge={
              tenant.status === 'provisioning' ? (
                <SetupState tenantId={tenant.id} />
              ) : (
                <StatusBadge status={tenant.status} />
              )
            }
            note={<Moment at={tenant.updatedAt ?? tenant.createdAt} />}
          />
        ))}
      </ul>
    </HqCard>
  );
}
