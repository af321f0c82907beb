import { DetailList, useFormat } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from './i18n/ref';
import type { Plan } from './useOptions';

/** What a plan costs, as a text. A plan without a price that is no trial is sold by agreement. */
export function usePlanPrice(): (plan: Plan) => string {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  return plan => {
    if (plan.priceMonthly > 0) {
      return t('plan.monthly', { price: format.number(plan.priceMonthly) });
    }
    return t(plan.trial ? 'plan.free' : 'plan.agreement');
  };
}

/** A plan's limits. */
export function PlanLimits({ plan }: { plan: Plan }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const limit = (value: number | null) =>
    value === null ? t('plan.unlimited') : format.number(value);
  return (
    <DetailList
      details={[
        { label: t('plan.orders'), value: limit(plan.ordersLimit) },
        { label: t('plan.users'), value: limit(plan.usersLimit) },
        { label: t('plan.branches'), value: limit(plan.branchesLimit) },
        {
          label: t('plan.storage'),
          value:
            plan.storageMbLimit === null
              ? t('plan.unlimited')
              : t('plan.megabytes', { amount: plan.storageMbLimit }),
        },
      ]}
    />
  );
}
