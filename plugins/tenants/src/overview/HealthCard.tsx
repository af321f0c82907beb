import { Link } from '@backstage/ui';
import type {
  HealthLevel,
  HealthSignal,
  NextAction,
  TenantHealth,
} from '@cleanmatex/hq-common';
import {
  ErrorState,
  HqCard,
  LoadingLines,
  StatusBadge,
  useFormat,
  useStatusLabel,
  type Tone,
} from '@cleanmatex/hq-react';
import type { ReactNode } from 'react';
import type { TenantTabName } from '../entity/tabs';
import { useTenantsTranslation } from '../i18n/ref';
import type { OverviewCard } from './cards';
import { useTenantHealth } from './useTenantHealth';
import '../styles/tabs.css';

const tones: Record<HealthLevel, Tone> = {
  good: 'good',
  watch: 'warning',
  bad: 'danger',
};

/** Where the next thing to do is done; absent where it is a button of the page itself. */
const places: Partial<Record<NextAction, TenantTabName>> = {
  initialize: 'initialization',
  renew: 'subscription',
  raise_limit: 'subscription',
  end_of_trial: 'subscription',
  invite_people: 'users',
  win_back: 'usage',
};

/** A tenant's health as a word in its colour. */
export function HealthBadge({ level }: { level: HealthLevel }) {
  const { t } = useTenantsTranslation();
  return (
    <StatusBadge
      status={level}
      tone={tones[level]}
      label={t(`health.level.${level}`)}
    />
  );
}

/** What each signal has seen. */
function useDetails({ facts, drift }: TenantHealth) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const statusOf = useStatusLabel();
  const of = (used: number, limit: number | null) =>
    limit === null
      ? format.number(used)
      : t('plan.used', {
          used: format.number(used),
          limit: format.number(limit),
        });
  const { lastOrderAt, subscriptionStatus, subscriptionEnds } = facts;
  const details: Record<HealthSignal, Array<ReactNode>> = {
    setup: [t('health.differs', { count: drift.filter(d => !d.fits).length })],
    subscription: [
      subscriptionStatus ? statusOf(subscriptionStatus) : t('plan.missing'),
      subscriptionEnds &&
        t('health.until', { day: format.date(subscriptionEnds) }),
    ],
    orders: [
      lastOrderAt
        ? t('health.lastOrder', { when: format.relative(lastOrderAt) })
        : t('health.noOrder'),
      t('health.recent', { count: facts.ordersRecently }),
    ],
    people: [
      t('usage.nowUsers', { count: facts.usersActive }),
      t('health.signedIn', { count: facts.usersRecently }),
    ],
    limits: [
      `${t('plan.orders')}: ${of(facts.ordersUsed, facts.ordersLimit)}`,
      `${t('plan.users')}: ${of(facts.usersActive, facts.usersLimit)}`,
      `${t('plan.branches')}: ${of(facts.branches, facts.branchesLimit)}`,
    ],
  };
  return (signal: HealthSignal) => details[signal].filter(Boolean).join(' · ');
}

function Next(props: {
  next: NextAction;
  hrefOf: (tab: TenantTabName) => string;
}) {
  const { t } = useTenantsTranslation();
  const place = places[props.next];
  return (
    <p className="tenant-next">
      <strong>{t('health.next')}</strong> {t(`health.next.${props.next}`)}{' '}
      {place && <Link href={props.hrefOf(place)}>{t(`tab.${place}`)}</Link>}
    </p>
  );
}

function Signals({ health }: { health: TenantHealth }) {
  const { t } = useTenantsTranslation();
  const detailOf = useDetails(health);
  return (
    <ul className="tenant-signals">
      {health.signals.map(({ signal, level }) => (
        <li key={signal}>
          <div>
            <p className="tenant-signals__name">
              {t(`health.signal.${signal}`)}
            </p>
            <p className="hq-muted">{detailOf(signal)}</p>
          </div>
          <HealthBadge level={level} />
        </li>
      ))}
    </ul>
  );
}

/** How the tenant is, sign by sign, and what to do next. Nothing is judged of an archived tenant. */
export const HealthCard: OverviewCard = ({ tenant, hrefOf }) => {
  const { t } = useTenantsTranslation();
  const { data, error, refetch } = useTenantHealth(tenant.id);
  if (tenant.status === 'archived') return null;
  return (
    <HqCard title={t('health.title')}>
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!error && !data && <LoadingLines lines={10} />}
      {data?.next && <Next next={data.next} hrefOf={hrefOf} />}
      {data && <Signals health={data} />}
    </HqCard>
  );
};
