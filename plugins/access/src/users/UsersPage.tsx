import {
  usersContract,
  userStatuses,
  type Invitation,
  type User,
} from '@cleanmatex/hq-common';
import {
  BilingualText,
  FilterBar,
  HqPage,
  HqTable,
  Ltr,
  Moment,
  PermittedButton,
  StatusBadge,
  useHqList,
  useMay,
  useName,
  useUrlState,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useAccessTranslation } from '../i18n/ref';
import { useRoleNames, useRoles } from '../useRoles';
import { useTabs } from '../useTabs';
import { CreateUserDialog } from './CreateUserDialog';
import { InvitedDialog } from './InvitedDialog';

function useColumns(): Array<HqColumn<User>> {
  const { t } = useAccessTranslation();
  const roleNames = useRoleNames();
  return [
    {
      id: 'name',
      label: t('users.column.name'),
      sortField: 'name',
      width: '3fr',
      cell: user => <BilingualText name={user.name} name2={user.name2} />,
    },
    {
      id: 'email',
      label: t('users.column.email'),
      width: '3fr',
      cell: user => <Ltr>{user.email}</Ltr>,
    },
    {
      id: 'roles',
      label: t('users.column.roles'),
      width: '2fr',
      cell: user => (
        <span className="access-wrap">{roleNames(user.roles)}</span>
      ),
    },
    {
      id: 'status',
      label: t('users.column.status'),
      width: '1fr',
      cell: ({ status }) => (
        <StatusBadge status={status} label={t(`user.status.${status}`)} />
      ),
    },
    {
      id: 'lastSeen',
      label: t('users.column.lastSeen'),
      width: '2fr',
      cell: user =>
        user.lastSeenAt ? <Moment at={user.lastSeenAt} /> : t('users.never'),
    },
  ];
}

function useFilters() {
  const { t } = useAccessTranslation();
  const name = useName();
  const roles = useRoles();
  return [
    {
      name: 'status',
      label: t('users.filter.status'),
      options: userStatuses.map(value => ({
        value,
        label: t(`user.status.${value}`),
      })),
    },
    {
      name: 'role',
      label: t('users.filter.role'),
      options: roles.map(role => ({ value: role.code, label: name(role) })),
    },
  ];
}

/** The people of HQ. `?invite=true` opens the form of a new one. */
export function UsersPage() {
  const { t } = useAccessTranslation();
  const may = useMay('hq.user.manage');
  const [{ invite }, setDialog] = useUrlState({ invite: '' });
  const [invitation, setInvitation] = useState<Invitation>();
  const list = useHqList(usersContract.list, {
    filters: { q: '', status: '', role: '' },
    defaultSort: 'name',
  });
  return (
    <HqPage
      title={t('users.title')}
      context={t('users.context')}
      tabs={useTabs()}
      actions={
        <PermittedButton
          permission="hq.user.manage"
          variant="primary"
          onPress={() => setDialog({ invite: 'true' })}
        >
          {t('users.add')}
        </PermittedButton>
      }
    >
      <FilterBar
        list={list}
        search={{ name: 'q', placeholder: t('users.search') }}
        selects={useFilters()}
      />
      <HqTable<User>
        list={list}
        views
        columns={useColumns()}
        rowId={user => user.id}
        getHref={user => `/access/users/${user.id}`}
        empty={{ title: t('users.empty.title'), body: t('users.empty.body') }}
      />
      {invite === 'true' && may.allowed && (
        <CreateUserDialog
          onClose={() => setDialog({ invite: '' })}
          onDone={made => {
            setDialog({ invite: '' });
            setInvitation(made);
          }}
        />
      )}
      {invitation && (
        <InvitedDialog
          invitation={invitation}
          onClose={() => setInvitation(undefined)}
        />
      )}
    </HqPage>
  );
}
