import { Link } from '@backstage/ui';
import type { TenantAnalytics } from '@cleanmatex/hq-common';
import { HqCard, useFormat, type UrlValues } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { listHref } from './links';

const HEIGHT_PX = 96;
/** A month with a tenant keeps a visible bar beside one with very many. */
const LEAST_PX = 3;

type Month = TenantAnalytics['months'][number];

function MonthBar(props: { month: Month; most: number; filters: UrlValues }) {
  const { month, most, filters } = props;
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const label = t('figures.month', {
    month: format.month(month.from),
    count: month.created,
  });
  const height = month.created
    ? Math.max(LEAST_PX, (month.created / most) * HEIGHT_PX)
    : 0;
  return (
    <Link
      href={listHref({
        ...filters,
        createdFrom: month.from,
        createdTo: month.to,
      })}
      aria-label={label}
      className="tenant-months__month"
    >
      <span
        className="tenant-months__bar"
        style={{ blockSize: height }}
        title={label}
      />
    </Link>
  );
}

/** How many tenants were onboarded in each month, each a link to them, against the time before. */
export function Growth(props: {
  figures: TenantAnalytics;
  filters: UrlValues;
}) {
  const { figures, filters } = props;
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const { months, before } = figures;
  const most = Math.max(1, ...months.map(({ created }) => created));
  const count = months.reduce((sum, { created }) => sum + created, 0);
  return (
    <HqCard title={t('figures.growth')}>
      <p className="tenant-months__sum">
        <Link
          href={listHref({
            ...filters,
            createdFrom: months[0].from,
            createdTo: months[months.length - 1].to,
          })}
        >
          {t('figures.onboarded', { count })}
        </Link>
        <span className="hq-muted">
          {' · '}
          {t('figures.before', { count: before })}
        </span>
      </p>
      <ol className="tenant-months" dir="ltr">
        {months.map(month => (
          <li key={month.from}>
            <MonthBar month={month} most={most} filters={filters} />
          </li>
        ))}
      </ol>
      <div className="hq-bars__ends" dir="ltr" aria-hidden>
        <bdi>{format.month(months[0].from)}</bdi>
        <bdi>{format.month(months[months.length - 1].from)}</bdi>
      </div>
    </HqCard>
  );
}
