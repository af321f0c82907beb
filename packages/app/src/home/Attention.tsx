import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { tenantsContract, type Tenant } from '@cleanmatex/hq-common';
import {
  BilingualText,
  ErrorState,
  HqCard,
  LoadingLines,
  Ltr,
  StatusBadge,
  useFormat,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { shellTranslationRef } from '../translations/ref';

const SHOWN = 6;

function SetupState({ tenantId }: { tenantId: string }) {
  const { t } = useTranslationRef(shellTranslationRef);
  const { data } = useHqQuery(tenantsContract.initialization, { tenantId });
  return data?.state === 'failed' ? (
    <StatusBadge status="failed" label={t('home.setupFailed')} />
  ) : (
    <StatusBadge status="provisioning" />
  );
}

function Row({ tenant }: { tenant: Tenant }) {
  const format = useFormat();
  return (
    <li className="hq-home__row">
      <Link href={`/tenants/${tenant.id}`} color="primary">
        <BilingualText {...tenant} more={<Ltr>{tenant.slug}</Ltr>} />
      </Link>
      <span className="hq-home__row-end">
        {tenant.status === 'provisioning' ? (
          <SetupState tenantId={tenant.id} />
        ) : (
          <StatusBadge status={tenant.status} />
        )}
        <span className="hq-muted">
          {format.relative(tenant.updatedAt ?? tenant.createdAt)}
        </span>
      </span>
    </li>
  );
}

/** Tenants whose set-up has not ended and those whose trial or subscription has. */
export function Attention() {
  const { t } = useTranslationRef(shellTranslationRef);
  const query = useHqQuery(tenantsContract.list, {
    status: ['provisioning', 'expired'],
    sort: '-updatedAt',
    limit: SHOWN,
  });
  return (
    <HqCard title={t('home.attention')}>
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
          <Row key={tenant.id} tenant={tenant} />
        ))}
      </ul>
    </HqCard>
  );
}
