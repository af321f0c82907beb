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
  useMay,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { actionOf, useInitialization, useTenant } from './useTenant';
import '../styles/tenants.css';

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
      {detail && detail.created.length > 0 && (
        <p className="hq-muted">
          {t('init.created', { list: format.list(detail.created) })}
        </p>
      )}
      {detail && detail.present.length > 0 && (
        <p className="hq-muted">
          {t('init.present', { list: format.list(detail.present) })}
        </p>
      )}
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
  const may = useMay('hq.tenant.initialize');
  const run = useHqMutation(tenantsContract.initialize);
  const action = tenant && actionOf(tenant, 'initialize');
  const reason = may.allowed ? action?.reason : may.reason;
  return (
    <>
      <ActionButton
        variant="secondary"
        isPending={run.isPending}
        disabledReason={reason ?? undefined}
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
