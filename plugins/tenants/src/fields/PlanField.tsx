import {
  ErrorState,
  FieldProblem,
  LoadingLines,
  StatusBadge,
  useName,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { PlanLimits, usePlanPrice } from '../PlanLimits';
import { useOnboardingOptions, type Plan } from '../useOptions';
import { labelOf, type FieldProps } from './props';
import '../styles/tenants.css';

function PlanCard(props: {
  plan: Plan;
  group: string;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { plan } = props;
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const priceOf = usePlanPrice();
  return (
    <label className="tenant-plan">
      <span className="tenant-plan__head">
        <input
          type="radio"
          name={props.group}
          value={plan.code}
          checked={props.chosen}
          onChange={props.onChoose}
        />
        {nameOf(plan)}
        {plan.trial && <StatusBadge status="trial" label={t('plan.trial')} />}
      </span>
      <p className="tenant-plan__price">{priceOf(plan)}</p>
      <PlanLimits plan={plan} />
    </label>
  );
}

/** The plan, as cards with price and limits. */
export function PlanField(props: FieldProps<string>) {
  const { data, error, refetch } = useOnboardingOptions();
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={5} />;
  const problem = props.rawErrors?.[0];
  const errorId = `${props.idSchema.$id}-error`;
  return (
    <fieldset
      className="tenant-field"
      aria-describedby={problem ? errorId : undefined}
    >
      <legend className="tenant-field__legend">{labelOf(props)}</legend>
      <div className="tenant-plans">
        {data.plans.map(plan => (
          <PlanCard
            key={plan.code}
            plan={plan}
            group={props.idSchema.$id}
            chosen={plan.code === props.formData}
            onChoose={() => props.onChange(plan.code)}
          />
        ))}
      </div>
      <FieldProblem id={errorId} text={problem} />
    </fieldset>
  );
}
