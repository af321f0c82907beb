import { Button, Select } from '@backstage/ui';
import {
  tenantsContract,
  type RequestOf,
  type TenantAnalytics,
} from '@cleanmatex/hq-common';
import {
  CardGrid,
  ErrorState,
  LoadingLines,
  activeFilters,
  useFormat,
  useHqQuery,
  useStatusLabel,
  useUrlState,
  type UrlValues,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { usePlanName } from '../useOptions';
import { Growth } from './Growth';
import { Groups } from './Groups';
import '../styles/figures.css';

const PERIODS = [6, 12, 24, 60];

function useFigures(filters: UrlValues, months: string) {
  return useHqQuery(
    tenantsContract.analytics,
    activeFilters({ ...filters, months }) as RequestOf<
      typeof tenantsContract.analytics
    >,
    { keepPrevious: true },
  );
}

function Cards(props: { figures: TenantAnalytics; filters: UrlValues }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const statusOf = useStatusLabel();
  const planName = usePlanName();
  const { figures } = props;
  if (!figures.total) return <p className="hq-muted">{t('figures.none')}</p>;
  return (
    <>
      <Growth {...props} />
      <CardGrid>
        <Groups {...props} dimension="status" labelOf={statusOf} />
        <Groups {...props} dimension="planCode" labelOf={planName} />
        <Groups {...props} dimension="country" labelOf={format.country} />
      </CardGrid>
      <p className="hq-muted">{t('figures.note')}</p>
    </>
  );
}

function OpenFigures({ filters }: { filters: UrlValues }) {
  const { t } = useTenantsTranslation();
  const [{ months }, setUrl] = useUrlState({ months: '12' });
  const { data, error, refetch } = useFigures(filters, months);
  return (
    <div className="tenant-figures-panel" id="tenant-figures">
      <Select
        aria-label={t('figures.period')}
        options={PERIODS.map(count => ({
          value: `${count}`,
          label: t('figures.months', { count }),
        }))}
        value={months}
        onChange={value => setUrl({ months: String(value) })}
      />
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <LoadingLines lines={8} />}
      {!error && data && (
        <Cards
          figures={data}
          filters={{ ...filters, months, figures: 'open' }}
        />
      )}
    </div>
  );
}

/** Figures of the tenants that the list's filters find; opened by a button, and open in the address. */
export function TenantFigures({ filters }: { filters: UrlValues }) {
  const { t } = useTenantsTranslation();
  const [{ figures }, setUrl] = useUrlState({ figures: '' });
  const open = figures === 'open';
  return (
    <section aria-label={t('figures.title')}>
      <Button
        variant="tertiary"
        aria-expanded={open}
        aria-controls={open ? 'tenant-figures' : undefined}
        onPress={() => setUrl({ figures: open ? '' : 'open' })}
      >
        {t(open ? 'figures.hide' : 'figures.show')}
      </Button>
      {open && <OpenFigures filters={filters} />}
    </section>
  );
}
