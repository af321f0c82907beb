import {
  bulkContract,
  bulkStates,
  bulkStateTexts,
  type BulkRun,
} from '@cleanmatex/hq-common';
import {
  FilterBar,
  HqPage,
  HqTable,
  Ltr,
  Moment,
  useFormat,
  useHqLanguage,
  useHqList,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useBulkTranslation } from './i18n/ref';
import { RunState, useOperationName } from './labels';

function useColumns(): Array<HqColumn<BulkRun>> {
  const { t } = useBulkTranslation();
  const format = useFormat();
  const nameOf = useOperationName();
  return [
    {
      id: 'operation',
      label: t('column.operation'),
      width: '3fr',
      cell: run => nameOf(run.operation),
    },
    {
      id: 'state',
      label: t('column.state'),
      width: '2fr',
      cell: run => <RunState state={run.state} />,
    },
    {
      id: 'total',
      label: t('column.rows'),
      align: 'end',
      width: '1fr',
      cell: run => (run.total === null ? '' : format.number(run.total)),
    },
    {
      id: 'actor',
      label: t('column.actor'),
      width: '3fr',
      cell: run => <Ltr>{run.actorName}</Ltr>,
    },
    {
      id: 'createdAt',
      label: t('column.created'),
      sortField: 'createdAt',
      width: '2fr',
      cell: run => <Moment at={run.createdAt} />,
    },
  ];
}

/** The bulk runs, newest first. */
export function RunList() {
  const { t } = useBulkTranslation();
  const locale = useHqLanguage();
  const list = useHqList(bulkContract.list, {
    filters: { state: '' },
    defaultSort: '-createdAt',
  });
  const states = bulkStates.map(value => ({
    value,
    label: bulkStateTexts[value][locale],
  }));
  return (
    <HqPage title={t('list.title')} context={t('list.context')}>
      <FilterBar
        list={list}
        selects={[{ name: 'state', label: t('column.state'), options: states }]}
      />
      <HqTable<BulkRun>
        list={list}
        views
        columns={useColumns()}
        rowId={run => run.id}
        getHref={run => `/bulk-runs/${run.id}`}
        empty={{ title: t('list.empty.title'), body: t('list.empty.body') }}
      />
    </HqPage>
  );
}
