import { Link } from '@backstage/ui';
import type { TenantAnalytics } from '@cleanmatex/hq-common';
import {
  HqCard,
  Sparkline,
  useFormat,
  type UrlValues,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { listHref } from './links';

/** What the figures are grouped by; each is a filter of the list. */
export type Dimension = 'status' | 'planCode' | 'country';

/** The values of one dimension: how many tenants have each, a link to them, and when they were onboarded. */
export function Groups(props: {
  dimension: Dimension;
  figures: TenantAnalytics;
  filters: UrlValues;
  labelOf: (value: string) => string;
}) {
  const { dimension, figures, filters, labelOf } = props;
  const { t } = useTenantsTranslation();
  const format = useFormat();
  return (
    <HqCard title={t(`figures.${dimension}`)}>
      <ul className="tenant-groups">
        {figures[dimension].map(({ value, count, created }) => {
          const label = labelOf(value);
          return (
            <li key={value}>
              <bdi>{label}</bdi>
              <Sparkline
                values={created}
                label={t('figures.spark', {
                  label,
                  sum: format.number(created.reduce((a, b) => a + b, 0)),
                  most: format.number(Math.max(...created)),
                })}
              />
              <Link
                href={listHref({ ...filters, [dimension]: value })}
                aria-label={t('figures.rows', {
                  label,
                  amount: format.number(count),
                })}
              >
                {format.number(count)}
              </Link>
            </li>
          );
        })}
      </ul>
    </HqCard>
  );
}
