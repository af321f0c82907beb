import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Link, Skeleton } from '@backstage/ui';
import { tenantsContract, tenantStatuses } from '@cleanmatex/hq-common';
import {
  ErrorState,
  StatusBadge,
  useFormat,
  useHqQuery,
  useStatusLabel,
} from '@cleanmatex/hq-react';
import { shellTranslationRef } from '../translations/ref';

function StatusTile(props: { status: string; count?: number }) {
  const format = useFormat();
  const labelOf = useStatusLabel();
  const { status, count } = props;
  return (
    <Card href={`/tenants?status=${status}`} label={labelOf(status)}>
      <CardBody>
        <span className="hq-home__count">
          {count === undefined ? (
            <Skeleton width={36} height={24} />
          ) : (
            format.number(count)
          )}
        </span>
        <StatusBadge status={status} />
      </CardBody>
    </Card>
  );
}

/** How many tenants there are in each status; each opens the filtered list. */
export function TenantsByStatus() {
  const { t } = useTranslationRef(shellTranslationRef);
  const facets = useHqQuery(tenantsContract.facets, {});
  const countOf = (status: string) =>
    facets.data &&
    (facets.data.status.find(({ value }) => value === status)?.count ?? 0);
  return (
    <section aria-labelledby="hq-home-status">
      <div className="hq-card__header">
        <h2 id="hq-home-status" className="hq-section-title">
          {t('home.tenantsByStatus')}
        </h2>
        <Link href="/tenants">{t('home.allTenants')}</Link>
      </div>
      {facets.error ? (
        <ErrorState error={facets.error} onRetry={() => facets.refetch()} />
      ) : (
        <div className="hq-home__tiles">
          {tenantStatuses.map(status => (
            <StatusTile key={status} status={status} count={countOf(status)} />
          ))}
        </div>
      )}
    </section>
  );
}
