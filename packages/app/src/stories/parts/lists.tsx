import { Button, Link } from '@backstage/ui';
import {
  bulkStateTexts,
  tenantsContract,
  usersContract,
} from '@cleanmatex/hq-common';
import {
  BilingualText,
  BulkBar,
  ExportMenu,
  FilterBar,
  HqPage,
  PageActs,
  HqTable,
  Ltr,
  Moment,
  StatusBadge,
  useBulkSelection,
  useFormat,
  useHqLanguage,
  useHqList,
  type HqColumn,
  type HqList,
} from '@cleanmatex/hq-react';
import { sampleRuns } from '../bulkSamples';
import { tenants, type SampleTenant } from '../samples';
import { useSay } from '../useSay';

function useColumns(): Array<HqColumn<SampleTenant>> {
  const say = useSay();
  const format = useFormat();
  return [
    {
      id: 'name',
      label: say('Tenant', 'المنشأة'),
      sortField: 'name',
      width: '4fr',
      cell: ({ name, name2, slug }) => (
        <BilingualText name={name} name2={name2} more={<Ltr>{slug}</Ltr>} />
      ),
    },
    {
      id: 'status',
      label: say('Status', 'الحالة'),
      width: '2fr',
      cell: ({ status }) => <StatusBadge status={status} />,
    },
    {
      id: 'orders',
      label: say('Orders', 'الطلبات'),
      align: 'end',
      width: '2fr',
      cell: ({ orders }) => format.number(orders),
    },
    {
      id: 'createdAt',
      label: say('Since', 'منذ'),
      sortField: 'createdAt',
      width: '3fr',
      cell: ({ createdAt }) => <Moment at={createdAt} as="date" />,
    },
  ];
}

/** The list of tenants; the samples answer what the columns show. */
function useTenants() {
  const list = useHqList(tenantsContract.list, {
    filters: { q: '', status: '' },
    defaultSort: '-createdAt',
  });
  return list as unknown as HqList<SampleTenant>;
}

/** Filters, tools, sortable columns, a menu for each row, pages. */
export function TableStory() {
  const say = useSay();
  const list = useTenants();
  return (
    <>
      <FilterBar
        list={list}
        search={{ name: 'q', placeholder: say('Search', 'بحث') }}
        selects={[
          {
            name: 'status',
            label: say('Status', 'الحالة'),
            options: [{ value: 'trial', label: say('Trial', 'تجريبية') }],
          },
        ]}
      />
      <HqTable
        list={list}
        views
        columns={useColumns()}
        rowId={row => row.id}
        getHref={row => `/stories/page?tenant=${row.slug}`}
        tools={<ExportMenu endpoint={tenantsContract.export} list={list} />}
        empty={{ title: say('No tenants', 'لا منشآت') }}
      />
    </>
  );
}

/** A list that nothing is in yet. */
export function EmptyTableStory() {
  const say = useSay();
  const list = useHqList(usersContract.list, {
    filters: { q: '' },
    defaultSort: 'name',
  });
  return (
    <HqTable
      list={list}
      columns={[
        {
          id: 'name',
          label: say('Name', 'الاسم'),
          cell: ({ name }) => <bdi>{name}</bdi>,
        },
      ]}
      rowId={({ id }) => id}
      empty={{
        title: say('No people yet', 'لا أشخاص بعد'),
        body: say(
          'Whoever works at HQ has an account here. Invite the first one.',
          'لكل من يعمل في المقر حساب هنا. ادعُ أول شخص.',
        ),
        action: <Button variant="primary">{say('Invite', 'دعوة شخص')}</Button>,
      }}
    />
  );
}

/** Chosen rows, and what can be done to them. */
export function BulkStory() {
  const say = useSay();
  const list = useTenants();
  const selection = useBulkSelection(list);
  const chosen = {
    ...selection,
    count: 2,
    table: {
      ...selection.table,
      selected: new Set(tenants.slice(0, 2).map(({ id }) => id)),
    },
  };
  return (
    <>
      <HqTable
        list={list}
        columns={useColumns()}
        rowId={row => row.id}
        selection={chosen.table}
        empty={{ title: say('No tenants', 'لا منشآت') }}
      />
      <BulkBar endpoint={tenantsContract.list} list={list} selection={chosen} />
    </>
  );
}

/** Where the dialog of chosen rows leads to: the pages of runs. */
export function BulkRunsStory() {
  const locale = useHqLanguage();
  return (
    <ul>
      {sampleRuns.map(({ run }) => (
        <li key={run.id}>
          <Link href={`/bulk-runs/${run.id}`}>
            {bulkStateTexts[run.state][locale]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Breadcrumb, title with status, context, actions, tabs. */
export function PageStory() {
  const say = useSay();
  return (
    <HqPage
      title={say('Bright Wash', 'برايت ووش')}
      breadcrumbs={[
        { label: say('Tenants', 'المنشآت'), href: '/stories/table' },
      ]}
      status={<StatusBadge status="trial" />}
      context={say('Muscat · since January', 'مسقط · منذ يناير')}
      actions={
        <PageActs
          acts={[
            { id: 'compare', label: say('Compare', 'مقارنة') },
            {
              id: 'edit',
              label: say('Edit', 'تعديل'),
              variant: 'primary',
              main: true,
            },
            {
              id: 'archive',
              label: say('Archive', 'أرشفة'),
              rare: true,
              disabledReason: say('Under a legal hold', 'تحت الحجز القانوني'),
            },
            { id: 'log', label: say('Audit log', 'سجل التدقيق'), rare: true },
          ]}
        />
      }
      tabs={[
        { label: say('Overview', 'نظرة عامة'), href: '/stories/page' },
        {
          label: say('Branches', 'الفروع'),
          href: '/stories/table',
          count: '3',
        },
      ]}
    >
      <p>{say('The content of the page.', 'محتوى الصفحة.')}</p>
    </HqPage>
  );
}
