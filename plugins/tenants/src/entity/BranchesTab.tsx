import { tenantsContract, type Branch } from '@cleanmatex/hq-common';
import {
  BilingualText,
  FilterBar,
  HqTable,
  Ltr,
  Moment,
  StatusBadge,
  useFormat,
  useHqList,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';

function useColumns(): Array<HqColumn<Branch>> {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  return [
    {
      id: 'name',
      label: t('branches.name'),
      sortField: 'name',
      cell: branch => (
        <BilingualText
          name={branch.name}
          name2={branch.name2}
          more={branch.main ? t('branches.main') : undefined}
        />
      ),
    },
    {
      id: 'place',
      label: t('overview.place'),
      cell: ({ city, country }) => {
        const place = [country && format.country(country), city];
        return <bdi>{place.filter(Boolean).join(' · ')}</bdi>;
      },
    },
    {
      id: 'phone',
      label: t('field.phone'),
      cell: ({ phone }) => phone && <Ltr>{phone}</Ltr>,
    },
    {
      id: 'state',
      label: t('field.status'),
      cell: ({ active }) => (
        <StatusBadge
          status={active ? 'active' : 'inactive'}
          label={t(active ? 'branches.active' : 'branches.inactive')}
        />
      ),
    },
    {
      id: 'createdAt',
      label: t('branches.since'),
      sortField: 'createdAt',
      cell: ({ createdAt }) => <Moment at={createdAt} as="date" />,
    },
  ];
}

/** Branches of a tenant, to be read: the tenant itself keeps them. */
export function BranchesTab({ tenantId }: { tenantId: string }) {
  const { t } = useTenantsTranslation();
  const list = useHqList(tenantsContract.branches, {
    filters: { q: '' },
    defaultSort: 'name',
    fixed: { tenantId },
  });
  return (
    <>
      <FilterBar
        list={list}
        search={{ name: 'q', placeholder: t('branches.search') }}
      />
      <HqTable
        list={list}
        columns={useColumns()}
        rowId={branch => branch.id}
        empty={{
          title: t('branches.empty.title'),
          body: t('branches.empty.body'),
        }}
      />
    </>
  );
}
