import { tenantsContract, type Subscription } from '@cleanmatex/hq-common';
import {
  CardGrid,
  DetailList,
  EmptyState,
  ErrorState,
  FactCard,
  HqCard,
  LoadingLines,
  Moment,
  StatusBadge,
  useFormat,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { usePlanPrice } from '../PlanLimits';
import { useOnboardingOptions, usePlanName } from '../useOptions';
import '../styles/tenants.css';

function Limits({ subscription }: { subscription: Subscription }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const limit = (value: number | null) =>
    value === null ? t('plan.unlimited') : format.number(value);
  const { ordersLimit, ordersUsed } = subscription;
  return (
    <HqCard title={t('plan.limits')}>
      <DetailList
        details={[
          {
            label: t('plan.orders'),
            value: t('plan.used', {
              used: format.number(ordersUsed),
              limit: limit(ordersLimit),
            }),
          },
          { label: t('plan.users'), value: limit(subscription.usersLimit) },
          {
            label: t('plan.branches'),
            value: limit(subscription.branchesLimit),
          },
        ]}
      />
    </HqCard>
  );
}

function Dates({ subscription }: { subscription: Subscription }) {
  const { t } = useTenantsTranslation();
  const day = (at: string | null) => at && <Moment at={at} as="date" />;
  return (
    <HqCard title={t('plan.period')}>
      <DetailList
        details={[
          { label: t('field.startDate'), value: day(subscription.startDate) },
          { label: t('field.endDate'), value: day(subscription.endDate) },
          ...(subscription.trialEnds
            ? [
                {
                  label: t('field.trialEnds'),
                  value: day(subscription.trialEnds),
                },
              ]
            : []),
          {
            label: t('field.autoRenew'),
            value: t(subscription.autoRenew ? 'value.yes' : 'value.no'),
          },
        ]}
      />
    </HqCard>
  );
}

function Facts({ subscription }: { subscription: Subscription }) {
  const { t } = useTenantsTranslation();
  const planName = usePlanName();
  const priceOf = usePlanPrice();
  const { data: options } = useOnboardingOptions();
  const { planCode, status, trialEnds, endDate } = subscription;
  const plan = options?.plans.find(({ code }) => code === planCode);
  const until = trialEnds ?? endDate;
  return (
    <CardGrid>
      <FactCard label={t('overview.plan')}>
        {planCode ? planName(planCode) : t('plan.none')}
      </FactCard>
      <FactCard label={t('field.status')}>
        {status ? <StatusBadge status={status} /> : t('value.none')}
      </FactCard>
      <FactCard label={t('plan.price')}>
        {plan ? priceOf(plan) : t('value.none')}
      </FactCard>
      <FactCard label={t(trialEnds ? 'field.trialEnds' : 'field.endDate')}>
        {until ? <Moment at={until} /> : t('value.none')}
      </FactCard>
    </CardGrid>
  );
}

/** A tenant's subscription: plan, limits and dates. */
export function SubscriptionTab({ tenantId }: { tenantId: string }) {
  const { t } = useTenantsTranslation();
  const { data, error, refetch } = useHqQuery(tenantsContract.subscription, {
    tenantId,
  });
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={5} />;
  const { subscription } = data;
  if (!subscription) {
    return (
      <EmptyState title={t('plan.missing')} body={t('plan.missingBody')} />
    );
  }
  return (
    <div className="hq-stack">
      <Facts subscription={subscription} />
      <div className="hq-columns">
        <Limits subscription={subscription} />
        <Dates subscription={subscription} />
      </div>
    </div>
  );
}
