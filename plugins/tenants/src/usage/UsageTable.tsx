import type { Usage } from '@cleanmatex/hq-common';
import { ScrollRegion, useFormat } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import '../styles/tabs.css';

/** The figures behind the charts, latest day first; opened when asked for. */
export function UsageTable({ usage }: { usage: Usage }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const money = (value: number) =>
    usage.currency ? format.money(value, usage.currency) : format.number(value);
  return (
    <details className="hq-card">
      <summary>{t('usage.table')}</summary>
      <ScrollRegion
        className="tenant-figures__scroll"
        aria-label={t('usage.table')}
      >
        <table className="tenant-figures">
          <thead>
            <tr>
              <th scope="col">{t('usage.day')}</th>
              <th scope="col">{t('usage.orders')}</th>
              <th scope="col">{t('usage.revenue')}</th>
              <th scope="col">{t('usage.customers')}</th>
              <th scope="col">{t('usage.users')}</th>
            </tr>
          </thead>
          <tbody>
            {usage.days.toReversed().map(day => (
              <tr key={day.day}>
                <th scope="row">{format.date(day.day)}</th>
                <td>{format.number(day.orders)}</td>
                <td>{money(day.revenue)}</td>
                <td>{format.number(day.customers)}</td>
                <td>{format.number(day.users)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
