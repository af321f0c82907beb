import {
  bulkContract,
  bulkItemStates,
  bulkItemStateTexts,
  type BulkItem,
  type BulkRun,
} from '@cleanmatex/hq-common';
import { Alert, Link } from '@backstage/ui';
import {
  ErrorState,
  FilterBar,
  HqPage,
  HqTable,
  LoadingLines,
  Ltr,
  Moment,
  refreshDomain,
  useFormat,
  useHqLanguage,
  useHqList,
  useHqQuery,
  useSubjectName,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useEffect } from 'react';
import { useParams } from 'react-router-dom';
import { useBulkTranslation } from './i18n/ref';
import { ItemState, RunState, useOperationName } from './labels';
import { RunActions } from './RunActions';

const POLL_MS = 1_000;

const isAtWork = ({ state }: BulkRun) =>
  state === 'previewing' || state === 'running';

/** Whether rows still change; those of a cancelled run are marked in the background. */
const isLive = (run: BulkRun) =>
  isAtWork(run) ||
  (run.state === 'cancelled' && run.counts.waiting + run.counts.eligible > 0);

/** How many rows there are by what became of them. */
function Counts({ run }: { run: BulkRun }) {
  const format = useFormat();
  const locale = useHqLanguage();
  const shown = bulkItemStates.filter(state => run.counts[state] > 0);
  return (
    <dl className="bulk-counts" aria-live="polite">
      {shown.map(state => (
        <div key={state}>
          <dt>{bulkItemStateTexts[state][locale]}</dt>
          <dd>{format.number(run.counts[state])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whose run it is, since when, and which one it undoes. */
function Origin({ run }: { run: BulkRun }) {
  const { t } = useBulkTranslation();
  return (
    <span className="bulk-origin">
      <Ltr>{run.actorName}</Ltr>
      <Moment at={run.createdAt} />
      {run.undoOf && (
        <Link href={`/bulk-runs/${run.undoOf}`}>{t('run.undoes')}</Link>
      )}
    </span>
  );
}

/** How much of the phase under way is done. */
function Progress({ run }: { run: BulkRun }) {
  const { t } = useBulkTranslation();
  if (!isAtWork(run)) return null;
  const { waiting, eligible, done, failed } = run.counts;
  const label = t(`progress.${run.state as 'previewing' | 'running'}`);
  if (run.total === null) return <p className="hq-muted">{label}</p>;
  const max = run.state === 'running' ? eligible + done + failed : run.total;
  const value = run.state === 'running' ? done + failed : run.total - waiting;
  return (
    <progress
      className="bulk-progress"
      aria-label={label}
      max={max || 1}
      value={value}
    />
  );
}

function useColumns(): Array<HqColumn<BulkItem>> {
  const { t } = useBulkTranslation();
  const nameOf = useSubjectName();
  return [
    {
      id: 'subject',
      label: t('column.row'),
      width: '3fr',
      cell: item =>
        item.subjectName ? (
          <bdi>{nameOf(item)}</bdi>
        ) : (
          <Ltr mono>{item.subjectId}</Ltr>
        ),
    },
    {
      id: 'state',
      label: t('column.state'),
      width: '2fr',
      cell: item => <ItemState state={item.state} />,
    },
    {
      id: 'reason',
      label: t('column.reason'),
      width: '5fr',
      cell: item => item.message,
    },
  ];
}

function Items({ run }: { run: BulkRun }) {
  const { t } = useBulkTranslation();
  const locale = useHqLanguage();
  const list = useHqList(bulkContract.items, {
    filters: { state: '' },
    defaultSort: 'position',
    fixed: { runId: run.id },
    refetchInterval: isLive(run) ? POLL_MS : false,
  });
  const states = bulkItemStates.map(value => ({
    value,
    label: bulkItemStateTexts[value][locale],
  }));
  return (
    <>
      <FilterBar
        list={list}
        selects={[{ name: 'state', label: t('column.state'), options: states }]}
      />
      <HqTable<BulkItem>
        list={list}
        columns={useColumns()}
        rowId={item => String(item.position)}
        empty={{ title: t('items.empty.title'), body: t('items.empty.body') }}
      />
    </>
  );
}

/** When a phase ends, what it changed is asked for again. */
function useRefreshAtEnd(run: BulkRun | undefined) {
  const state = run && `${run.state} ${isLive(run)}`;
  const domain = run?.operation.split('.')[0];
  useEffect(() => {
    if (!domain) return;
    refreshDomain('bulk');
    refreshDomain(domain);
  }, [state, domain]);
}

/** A run with its progress, its rows and what can be done with it. */
export function RunPage() {
  const { t } = useBulkTranslation();
  const nameOf = useOperationName();
  const { runId = '' } = useParams();
  const query = useHqQuery(
    bulkContract.get,
    { runId },
    {
      refetchInterval: last => (last && isLive(last) ? POLL_MS : false),
    },
  );
  const { data: run } = query;
  useRefreshAtEnd(run);
  const breadcrumbs = [{ label: t('list.title'), href: '/bulk-runs' }];
  if (!run) {
    return (
      <HqPage title={t('run.title')} breadcrumbs={breadcrumbs}>
        {query.error ? (
          <ErrorState error={query.error} onRetry={() => query.refetch()} />
        ) : (
          <LoadingLines />
        )}
      </HqPage>
    );
  }
  return (
    <HqPage
      title={nameOf(run.operation)}
      breadcrumbs={breadcrumbs}
      status={<RunState state={run.state} />}
      context={<Origin run={run} />}
      actions={<RunActions run={run} />}
    >
      {run.problem && (
        <div role="status">
          <Alert status="warning" icon title={run.problem} />
        </div>
      )}
      <Progress run={run} />
      <Counts run={run} />
      <Items run={run} />
    </HqPage>
  );
}
