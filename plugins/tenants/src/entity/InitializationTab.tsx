import {
  tenantsContract,
  type Initialization,
  type InitializationStep,
} from '@cleanmatex/hq-common';
import {
  ActionButton,
  EmptyState,
  ErrorState,
  HqCard,
  LoadingLines,
  StatusBadge,
  useFormat,
  useHqMutation,
  useRefusal,
  useName,
  useStatusLabel,
} from '@cleanmatex/hq-react';
import { Fragment } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { useOnboardingOptions } from '../useOptions';
import { actionOf, useInitialization, useTenant } from './useTenant';
import '../styles/tenants.css';

/** What the first step calls the branch that it makes. */
const MAIN_BRANCH = 'Main branch';

function useNameOf(): (step: string, code: string) => string {
  const { t } = useTenantsTranslation();
  const { data } = useOnboardingOptions();
  const nameOf = useName();
  const statusOf = useStatusLabel();
  return (step, code) => {
    if (step === 'finish') return statusOf(code);
    if (step === 'main_branch' && code === MAIN_BRANCH) {
      return t('branches.main');
    }
    const category = data?.serviceCategories.find(each => each.code === code);
    return step === 'service_categories' && category ? nameOf(category) : code;
  };
}

function Codes(props: { label: string; step: string; codes?: string[] }) {
  const nameOf = useNameOf();
  if (!props.codes?.length) return null;
  return (
    <p className="hq-muted">
      {props.label}{' '}
      {props.codes.map((code, index) => (
        <Fragment key={code}>
          {index > 0 && ' · '}
          <bdi>{nameOf(props.step, code)}</bdi>
        </Fragment>
      ))}
    </p>
  );
}

function StepFacts({ step }: { step: InitializationStep }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const { detail, error, startedAt, finishedAt, attempts } = step;
  const seconds =
    startedAt && finishedAt
      ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000
      : null;
  const facts = [
    finishedAt && format.relative(finishedAt),
    seconds !== null &&
      t('init.took', { seconds: Math.round(seconds * 100) / 100 }),
    attempts > 1 && t('init.attempts', { count: attempts }),
  ].filter(Boolean);
  return (
    <>
      {error && <p className="tenant-step__error">{error.message}</p>}
      <Codes
        label={t(step.step === 'finish' ? 'init.status' : 'init.created')}
        step={step.step}
        codes={detail?.created}
      />
      <Codes
        label={t('init.present')}
        step={step.step}
        codes={detail?.present}
      />
      {facts.length > 0 && <p className="hq-muted">{facts.join(' · ')}</p>}
    </>
  );
}

function Steps({ steps }: { steps: InitializationStep[] }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  return (
    <ol className="tenant-steps" aria-live="polite">
      {steps.map(step => (
        <li key={step.step} data-state={step.state}>
          <span className="tenant-step__number" aria-hidden>
            {format.number(step.position)}
          </span>
          <div className="tenant-step__body">
            <p className="tenant-step__title">{step.title}</p>
            <StepFacts step={step} />
          </div>
          <StatusBadge
            status={step.state}
            label={t(`init.state.${step.state}`)}
          />
        </li>
      ))}
    </ol>
  );
}

function RunButton(props: {
  tenantId: string;
  state: Initialization['state'];
}) {
  const { t } = useTenantsTranslation();
  const { data: tenant } = useTenant(props.tenantId);
  const refusal = useRefusal();
  const run = useHqMutation(tenantsContract.initialize);
  const action = tenant && actionOf(tenant, 'initialize');
  return (
    <>
      <ActionButton
        variant="secondary"
        isPending={run.isPending}
        disabledReason={refusal(action)}
        onPress={() => run.mutate({ input: { tenantId: props.tenantId } })}
      >
        {t(props.state === 'not_started' ? 'init.run' : 'init.retry')}
      </ActionButton>
      {run.error && <ErrorState error={run.error} />}
    </>
  );
}

/** Steps of the initialization, live while they run, and the button that runs the rest again. */
export function InitializationTab({ tenantId }: { tenantId: string }) {
  const { t } = useTenantsTranslation();
  const { data, error, refetch } = useInitialization(tenantId);
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={6} />;
  if (data.state === 'not_started') {
    return (
      <EmptyState
        title={t('init.notStarted.title')}
        body={t('init.notStarted.body')}
        action={<RunButton tenantId={tenantId} state={data.state} />}
      />
    );
  }
  return (
    <HqCard
      title={t('tab.initialization')}
      action={
        data.state !== 'done' && (
          <RunButton tenantId={tenantId} state={data.state} />
        )
      }
    >
      <p className="hq-muted">{t('init.hint')}</p>
      <Steps steps={data.steps} />
    </HqCard>
  );
}
