import { Button } from '@backstage/ui';
import { tenantStatuses } from '@cleanmatex/hq-common';
import {
  DayBars,
  DetailList,
  EmptyState,
  ErrorState,
  FactCard,
  CardGrid,
  HqApiError,
  LimitBar,
  LoadingLines,
  Ltr,
  Moment,
  Sparkline,
  StatusBadge,
} from '@cleanmatex/hq-react';
import { useSay } from '../useSay';

/** Nothing yet, an error, and what is on its way. */
export function StatesStory() {
  const say = useSay();
  const error = new HqApiError(
    say('The tenant has open orders', 'للمنشأة طلبات مفتوحة'),
    { code: 'tenant_has_orders', status: 409 },
  );
  return (
    <div className="hq-stack">
      <EmptyState
        title={say('No branches yet', 'لا فروع بعد')}
        body={say('A branch takes in orders.', 'الفرع يستلم الطلبات.')}
        action={<Button>{say('Add a branch', 'إضافة فرع')}</Button>}
      />
      <ErrorState error={error} onRetry={() => undefined} />
      <LoadingLines lines={4} />
    </div>
  );
}

/** Every status of a tenant, and the tones. */
export function BadgesStory() {
  return (
    <p>
      {[...tenantStatuses, 'failed', 'done', 'pending'].map(status => (
        <span key={status}>
          <StatusBadge status={status} />{' '}
        </span>
      ))}
    </p>
  );
}

/** Labels with values, identifiers from left to right, moments, and what is not given. */
export function DetailsStory() {
  const say = useSay();
  return (
    <DetailList
      details={[
        {
          label: say('Name', 'الاسم'),
          value: <bdi>{say('Bright Wash', 'برايت ووش')}</bdi>,
        },
        { label: say('Phone', 'الهاتف'), value: <Ltr>+968 9212 3456</Ltr> },
        { label: say('Slug', 'المعرّف'), value: <Ltr mono>bright-wash</Ltr> },
        {
          label: say('Since', 'منذ'),
          value: <Moment at="2026-01-11T08:30:00.000Z" as="dateTime" />,
        },
        { label: say('City', 'المدينة'), value: '' },
      ]}
    />
  );
}

const days = Array.from({ length: 28 }, (_, n) => ({
  day: `2026-02-${String(n + 1).padStart(2, '0')}`,
  value: 40 + ((n * 37) % 60) - (n % 7 === 5 ? 35 : 0),
}));

/** A bar for each day, and a small line. */
export function ChartsStory() {
  const say = useSay();
  return (
    <>
      <DayBars label={say('Orders of 28 days', 'طلبات ٢٨ يومًا')} days={days} />
      <CardGrid>
        <FactCard label={say('Orders', 'الطلبات')}>
          <Sparkline
            label={say('Growing', 'في نمو')}
            values={[3, 4, 4, 7, 6, 9, 12]}
          />
        </FactCard>
        {[6, 17, 21].map(used => (
          <FactCard key={used} label={say('Usage', 'الاستهلاك')}>
            <LimitBar
              used={used}
              limit={20}
              label={say('Usage', 'الاستهلاك')}
              text={say(`${used} of 20`, `${used} من 20`)}
            />
          </FactCard>
        ))}
      </CardGrid>
    </>
  );
}
