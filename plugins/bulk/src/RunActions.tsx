import { bulkContract, type BulkRun } from '@cleanmatex/hq-common';
import { ConfirmDialog, Ltr, PermittedButton } from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useBulkTranslation } from './i18n/ref';
import { RunState, useOperationName } from './labels';

const ACTS = ['undo', 'retry', 'cancel', 'start'] as const;
type Act = (typeof ACTS)[number];

/** How many rows an act is about; nothing when it is not possible now. */
function rowsOf(act: Act, { state, counts, canUndo }: BulkRun): number {
  const isOver = state === 'done' || state === 'cancelled';
  switch (act) {
    case 'start':
      return state === 'ready' ? counts.eligible : 0;
    case 'cancel':
      return isOver ? 0 : Math.max(1, counts.waiting + counts.eligible);
    case 'retry':
      return isOver ? counts.failed : 0;
    default:
      return isOver && canUndo ? counts.done : 0;
  }
}

const tones = {
  start: 'primary',
  cancel: 'warning',
  retry: 'primary',
  undo: 'primary',
} as const;

function Confirm(props: { act: Act; run: BulkRun; onClose: () => void }) {
  const { t } = useBulkTranslation();
  const navigate = useNavigate();
  const operation = useOperationName()(props.run.operation);
  const { act, run } = props;
  return (
    <ConfirmDialog
      endpoint={bulkContract[act]}
      input={{ runId: run.id }}
      title={t(`act.${act}.title`, { operation })}
      consequence={t(`act.${act}.consequence`, { count: rowsOf(act, run) })}
      actionLabel={t(`act.${act}`)}
      tone={tones[act]}
      closeLabel={act === 'cancel' ? t('act.cancel.keep') : undefined}
      labelOf={path =>
        path === 'state' || path === 'undoOf' ? t(`column.${path}`) : undefined
      }
      formatValue={(path, value) =>
        path === 'state' ? (
          <RunState state={value as BulkRun['state']} />
        ) : (
          <Ltr mono>{String(value)}</Ltr>
        )
      }
      onClose={props.onClose}
      onDone={({ id }) => id !== run.id && navigate(`/bulk-runs/${id}`)}
    />
  );
}

/** What can be done with a run now, each with a confirmation that says how many rows it is about. */
export function RunActions({ run }: { run: BulkRun }) {
  const { t } = useBulkTranslation();
  const [open, setOpen] = useState<Act>();
  return (
    <>
      {ACTS.filter(act => rowsOf(act, run) > 0).map(act => (
        <PermittedButton
          key={act}
          permission="hq.bulk.run"
          variant={act === 'start' ? 'primary' : 'secondary'}
          onPress={() => setOpen(act)}
        >
          {t(`act.${act}`)}
        </PermittedButton>
      ))}
      {open && (
        <Confirm act={open} run={run} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
