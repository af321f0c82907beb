import { Select } from '@backstage/ui';
import { tenantsContract, type Usage } from '@cleanmatex/hq-common';
import {
  CardGrid,
  DayBars,
  ErrorState,
  FactCard,
  HqCard,
  LoadingLines,
  Ltr,
  useFormat,
  useHqQuery,
  useUrlState,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { UsageTable } from './UsageTable';
import '../styles/tabs.css';

const PERIODS = ['7', '30', '90'] as const;

type Measure = 'orders' | 'revenue' | 'customers';

function useAmount(usage: Usage) {
  const format = useFormat();
  const { currency } = usage;
  return (measure: Measure) => (value: number) =>
    measure === 'revenue' && currency
      ? format.money(value, currency)
      : format.number(value);
}

const sumOf = (usage: Usage, measure: Measure) =>
  usage.days.reduce((sum, day) => sum + day[measure], 0);

/** How a period compares with the one before; nothing where there was nothing to compare with. */
function Change(props: { now: number; before: number }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const { now, before } = props;
  if (before === 0) return null;
  const share = format.number((now - before) / before, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  return (
    <p className="hq-muted">
      <Ltr>{share}</Ltr> {t('usage.against')}
    </p>
  );
}

function Facts({ usage }: { usage: Usage }) {
  const { t } = useTenantsTranslation();
  const amount = useAmount(usage);
  const measured = (measure: Measure) => {
    const now = sumOf(usage, measure);
    return (
      <FactCard label={t(`usage.${measure}`)}>
        {amount(measure)(now)}
        <Change now={now} before={usage.before[measure]} />
      </FactCard>
    );
  };
  const { customers, users, branches } = usage.now;
  return (
    <CardGrid>
      {measured('orders')}
      {measured('revenue')}
      {measured('customers')}
      <FactCard label={t('usage.now')}>
        {[
          t('usage.nowCustomers', { count: customers }),
          t('usage.nowUsers', { count: users }),
          t('usage.nowBranches', { count: branches }),
        ].map(text => (
          <p key={text} className="tenant-usage__now">
            {text}
          </p>
        ))}
        <p className="hq-muted">
          {t('usage.zone')} <Ltr>{usage.timeZone}</Ltr>
        </p>
      </FactCard>
    </CardGrid>
  );
}

function Chart({ usage, measure }: { usage: Usage; measure: Measure }) {
  const { t } = useTenantsTranslation();
  const amount = useAmount(usage)(measure);
  const title = t(`usage.${measure}`);
  const days = usage.days.map(day => ({ day: day.day, value: day[measure] }));
  const most = Math.max(...days.map(({ value }) => value));
  return (
    <HqCard title={title}>
      <DayBars
        label={t('usage.chart', {
          what: title,
          sum: amount(sumOf(usage, measure)),
          most: amount(most),
        })}
        days={days}
        format={amount}
      />
    </HqCard>
  );
}

function Period(props: { value: string; onChange: (days: string) => void }) {
  const { t } = useTenantsTranslation();
  return (
    <div className="hq-filters">
      <Select
        aria-label={t('usage.period')}
        value={props.value}
        onChange={key => key !== null && props.onChange(String(key))}
        options={PERIODS.map(value => ({
          value,
          label: t('usage.days', { count: Number(value) }),
        }))}
      />
    </div>
  );
}

/** What a tenant has used over a period: sums, a chart for each measure, and the figures of every day. */
export function UsageTab({ tenantId }: { tenantId: string }) {
  const [{ days }, setUrl] = useUrlState({ days: '30' });
  const known = PERIODS.find(period => period === days) ?? '30';
  const { data, error, refetch } = useHqQuery(
    tenantsContract.usage,
    { tenantId, days: Number(known) },
    { keepPrevious: true },
  );
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  return (
    <div className="hq-stack">
      <Period value={known} onChange={value => setUrl({ days: value })} />
      {data ? (
        <>
          <Facts usage={data} />
          <div className="hq-columns">
            <Chart usage={data} measure="orders" />
            <Chart usage={data} measure="revenue" />
            <Chart usage={data} measure="customers" />
          </div>
          <UsageTable usage={data} />
        </>
      ) : (
        <LoadingLines lines={10} />
      )}
    </div>
  );
}
