import { tenantsContract, type TenantUser } from '@cleanmatex/hq-common';
import {
  BilingualText,
  FilterBar,
  HqTable,
  Ltr,
  Moment,
  StatusBadge,
  useHqList,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { roleLabel } from '../labels';

function UserState({ user }: { user: TenantUser }) {
  const { t } = useTenantsTranslation();
  if (user.locked) {
    return (
      <StatusBadge status="locked" tone="warning" label={t('users.locked')} />
    );
  }
  return (
    <StatusBadge
      status={user.active ? 'active' : 'inactive'}
      label={t(user.active ? 'users.active' : 'users.inactive')}
    />
  );
}

function useColumns(): Array<HqColumn<TenantUser>> {
  const { t } = useTenantsTranslation();
  return [
    {
      id: 'name',
      label: t('users.name'),
      sortField: 'name',
      cell: user => <BilingualText name={user.name} name2={user.name2} />,
    },
    {
      id: 'email',
      label: t('field.email'),
      cell: ({ email }) => email && <Ltr>{email}</Ltr>,
    },
    {
      id: 'role',
      label: t('users.role'),
      cell: ({ role }) => role && <bdi>{roleLabel(t, role)}</bdi>,
    },
    {
      id: 'state',
      label: t('field.status'),
      cell: user => <UserState user={user} />,
    },
    {
      id: 'lastLoginAt',
      label: t('users.lastLogin'),
      sortField: 'lastLoginAt',
      cell: ({ lastLoginAt }) =>
        lastLoginAt ? <Moment at={lastLoginAt} /> : t('users.never'),
    },
    {
      id: 'createdAt',
      label: t('users.since'),
      sortField: 'createdAt',
      cell: ({ createdAt }) => <Moment at={createdAt} as="date" />,
    },
  ];
}

/** People who work at a tenant, to be read: the tenant itself keeps them. */
export function UsersTab({ tenantId }: { tenantId: string }) {
  const { t } = useTenantsTranslation();
  const list = useHqList(tenantsContract.users, {
    filters: { q: '', state: '' },
    defaultSort: 'name',
    fixed: { tenantId },
  });
  return (
    <>
      <FilterBar
        list={list}
        search={{ name: 'q', placeholder: t('users.search') }}
        selects={[
          {
            name: 'state',
            label: t('field.status'),
            multiple: false,
            options: [
              { value: 'active', label: t('users.active') },
              { value: 'inactive', label: t('users.inactive') },
            ],
          },
        ]}
      />
      <HqTable
        list={list}
        columns={useColumns()}
        rowId={user => user.id}
        empty={{ title: t('users.empty.title'), body: t('users.empty.body') }}
      />
    </>
  );
}
