import {
  CardGrid,
  FactCard,
  HqCard,
  LoadingLines,
  StatusBadge,
  useFormat,
  useName,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { featureLabel } from '../labels';
import { PlanLimits, usePlanPrice } from '../PlanLimits';
import { useOnboardingOptions, type Plan } from '../useOptions';
import { DetailList } from './DetailList';
import { useTenant } from './useTenant';
import '../styles/tenants.css';

function PlanCards({ plan }: { plan: Plan }) {
  const { t } = useTenantsTranslation();
  return (
    <div className="tenant-overview__columns">
      <HqCard title={t('plan.limits')}>
        <PlanLimits plan={plan} />
      </HqCard>
      <HqCard title={t('plan.features')}>
        <DetailList
          details={Object.entries(plan.featureFlags).map(([name, on]) => ({
            label: featureLabel(t, name),
            value: (
              <StatusBadge
                status={name}
                tone={on ? 'good' : 'neutral'}
                label={t(on ? 'feature.on' : 'feature.off')}
              />
            ),
          }))}
        />
      </HqCard>
    </div>
  );
}

/** A tenant's plan with its limits. */
export function SubscriptionTab({ tenantId }: { tenantId: string }) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const format = useFormat();
  const priceOf = usePlanPrice();
  const { data: tenant } = useTenant(tenantId);
  const { data: options } = useOnboardingOptions();
  if (!tenant || !options) return <LoadingLines lines={5} />;
  const plan = options.plans.find(({ code }) => code === tenant.planCode);
  return (
    <div className="tenant-overview">
      <CardGrid>
        <FactCard label={t('overview.plan')}>
          {plan ? nameOf(plan) : tenant.planCode ?? t('plan.none')}
        </FactCard>
        <FactCard label={t('field.status')}>
          <StatusBadge status={tenant.status} />
        </FactCard>
        <FactCard label={t('plan.price')}>
          {plan ? priceOf(plan) : t('value.none')}
        </FactCard>
        <FactCard label={t('overview.created')}>
          {format.date(tenant.createdAt)}
        </FactCard>
      </CardGrid>
      {plan ? (
        <PlanCards plan={plan} />
      ) : (
        <p className="hq-muted">{t('plan.unknown')}</p>
      )}
    </div>
  );
}
