import { sampleFleetContract, type SampleFleet } from '@cleanmatex/hq-common';
import {
  ActionButton,
  ConfirmDialog,
  ErrorState,
  HqCard,
  HqPage,
  LoadingLines,
  useFormat,
  useHqMutation,
  useMay,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { useRowLabel } from './labels';
import { useSampleFleet } from './useSampleFleet';
import '../styles/tenants.css';

const SIZE = { tenants: 60, days: 120, seed: 1 };

function Progress({ fleet }: { fleet: SampleFleet }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const text = t(
    fleet.state === 'removing' ? 'fleet.removed' : 'fleet.created',
    { done: format.number(fleet.done), all: format.number(fleet.tenants) },
  );
  return (
    <div className="tenant-fleet__progress">
      <progress value={fleet.done} max={fleet.tenants} aria-label={text} />
      <p role="status">{text}</p>
    </div>
  );
}

function Rows({ fleet }: { fleet: SampleFleet }) {
  const labelOf = useRowLabel();
  const format = useFormat();
  const rows = Object.entries(fleet.rows).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return null;
  return (
    <dl className="tenant-fleet__rows">
      {rows.map(([table, count]) => (
        <div key={table}>
          <dt>{labelOf(table)}</dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function State({ fleet }: { fleet: SampleFleet }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const size = {
    tenants: t('list.tenants', { count: fleet.tenants }),
    days: t('fleet.days', { count: fleet.days }),
    seed: format.number(fleet.seed),
  };
  const busy = fleet.state === 'creating' || fleet.state === 'removing';
  return (
    <HqCard title={t(`fleet.state.${fleet.state}`)}>
      {!fleet.available && <p>{t('fleet.unavailable')}</p>}
      {fleet.state !== 'none' && <p>{t('fleet.size', size)}</p>}
      {busy && <Progress fleet={fleet} />}
      {fleet.error && (
        <p role="alert">{t('fleet.stopped', { error: fleet.error })}</p>
      )}
      <Rows fleet={fleet} />
    </HqCard>
  );
}

function Actions({ fleet }: { fleet: SampleFleet }) {
  const { t } = useTenantsTranslation();
  const may = useMay('hq.sample-fleet.manage');
  const create = useHqMutation(sampleFleetContract.create);
  const [removing, setRemoving] = useState(false);
  const unavailable = fleet.available ? undefined : t('fleet.unavailable');
  const reason = unavailable ?? (may.allowed ? undefined : may.reason);
  const { tenants, days, seed } = fleet;
  const going = fleet.state === 'creating';
  return (
    <>
      {fleet.state !== 'none' && (
        <ActionButton
          variant="secondary"
          disabledReason={reason}
          onPress={() => setRemoving(true)}
        >
          {t('fleet.remove')}
        </ActionButton>
      )}
      {(fleet.state === 'none' || (going && fleet.stalled)) && (
        <ActionButton
          variant="primary"
          isPending={create.isPending}
          disabledReason={reason}
          onPress={() =>
            create.mutate({ input: going ? { tenants, days, seed } : SIZE })
          }
        >
          {t(going ? 'fleet.continue' : 'fleet.create')}
        </ActionButton>
      )}
      {removing && <RemoveDialog onClose={() => setRemoving(false)} />}
    </>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTenantsTranslation();
  const labelOf = useRowLabel();
  return (
    <ConfirmDialog
      endpoint={sampleFleetContract.remove}
      input={{}}
      title={t('fleet.remove.title')}
      consequence={t('fleet.remove.body')}
      actionLabel={t('fleet.remove.act')}
      tone="danger"
      labelOf={path => labelOf(path.replace(/^rows\./, ''))}
      onClose={onClose}
    />
  );
}

/** Page `/tenants/sample-fleet`: generated tenants to try the console with. */
export function SampleFleetPage() {
  const { t } = useTenantsTranslation();
  const { fleet, error, refetch } = useSampleFleet();
  return (
    <HqPage
      title={t('fleet.title')}
      breadcrumbs={[{ label: t('list.title'), href: '/tenants' }]}
      context={t('fleet.context')}
      actions={fleet && <Actions fleet={fleet} />}
    >
      {fleet && <State fleet={fleet} />}
      {!fleet && !error && <LoadingLines />}
      {error && <ErrorState error={error} onRetry={refetch} />}
    </HqPage>
  );
}
