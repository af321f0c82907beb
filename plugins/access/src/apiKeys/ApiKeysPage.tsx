import {
  apiKeysContract,
  apiKeyStatuses,
  permissionText,
  type ApiKey,
} from '@cleanmatex/hq-common';
import {
  ConfirmDialog,
  FilterBar,
  HqPage,
  HqTable,
  Ltr,
  Moment,
  PermittedButton,
  StatusBadge,
  useFormat,
  useHqLanguage,
  useHqList,
  useMay,
  useUrlState,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useAccessTranslation } from '../i18n/ref';
import { SecretDialog } from '../SecretDialog';
import { useRoleNames } from '../useRoles';
import { useTabs } from '../useTabs';
import { CreateKeyDialog } from './CreateKeyDialog';

const tones = {
  active: 'good',
  expired: 'neutral',
  revoked: 'danger',
} as const;

function NameCell({ apiKey }: { apiKey: ApiKey }) {
  return (
    <span className="hq-two-lines">
      <bdi className="hq-two-lines__first">{apiKey.name}</bdi>
      <span className="hq-two-lines__second">
        <Ltr mono>hqk_{apiKey.prefix}_…</Ltr>
      </span>
    </span>
  );
}

function Scopes({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useAccessTranslation();
  const locale = useHqLanguage();
  const format = useFormat();
  const titles = apiKey.scopes?.map(name => permissionText(name)[locale]);
  return (
    <span className="access-wrap">
      {titles ? format.list(titles) : t('keys.allScopes')}
    </span>
  );
}

function RevokeButton(props: { apiKey: ApiKey; onPress: () => void }) {
  const { t } = useAccessTranslation();
  if (props.apiKey.status === 'revoked') return null;
  return (
    <PermittedButton
      permission="hq.api-key.manage"
      size="small"
      variant="secondary"
      onPress={props.onPress}
    >
      {t('key.revoke.action')}
    </PermittedButton>
  );
}

function useColumns(revoke: (key: ApiKey) => void): Array<HqColumn<ApiKey>> {
  const { t } = useAccessTranslation();
  const roleNames = useRoleNames();
  return [
    {
      id: 'name',
      label: t('keys.column.name'),
      sortField: 'name',
      width: '2fr',
      cell: key => <NameCell apiKey={key} />,
    },
    {
      id: 'role',
      label: t('keys.column.role'),
      width: '1fr',
      cell: key => roleNames([key.roleCode]),
    },
    {
      id: 'scopes',
      label: t('keys.column.scopes'),
      width: '2fr',
      cell: key => <Scopes apiKey={key} />,
    },
    {
      id: 'status',
      label: t('keys.column.status'),
      width: '1fr',
      cell: ({ status }) => (
        <StatusBadge
          status={status}
          label={t(`keys.status.${status}`)}
          tone={tones[status]}
        />
      ),
    },
    {
      id: 'lastUsed',
      label: t('keys.column.lastUsed'),
      width: '1fr',
      cell: key =>
        key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : t('keys.never'),
    },
    {
      id: 'expiresAt',
      label: t('keys.column.expires'),
      sortField: 'expiresAt',
      width: '1fr',
      cell: key => <Moment at={key.expiresAt} as="date" />,
    },
    {
      id: 'action',
      label: t('keys.column.action'),
      width: '1fr',
      cell: key => <RevokeButton apiKey={key} onPress={() => revoke(key)} />,
    },
  ];
}

function RevokeDialog(props: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useAccessTranslation();
  return (
    <ConfirmDialog
      endpoint={apiKeysContract.revoke}
      input={{ apiKeyId: props.apiKey.id }}
      title={t('key.revoke.title', { name: props.apiKey.name })}
      consequence={t('key.revoke.body')}
      actionLabel={t('key.revoke.act')}
      tone="danger"
      reason="optional"
      reversible={false}
      labelOf={path =>
        path === 'status' ? t('keys.column.status') : undefined
      }
      formatValue={(path, value) =>
        path === 'status' && (value === 'active' || value === 'revoked')
          ? t(`keys.status.${value}`)
          : undefined
      }
      onClose={props.onClose}
    />
  );
}

/** The form of a new key, and then the key itself, this once. */
function NewKey({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useAccessTranslation();
  const [secret, setSecret] = useState('');
  return (
    <>
      {isOpen && (
        <CreateKeyDialog
          onClose={onClose}
          onDone={made => {
            onClose();
            setSecret(made);
          }}
        />
      )}
      {secret && (
        <SecretDialog
          title={t('key.made.title')}
          body={t('key.made.body')}
          secret={secret}
          onClose={() => setSecret('')}
        />
      )}
    </>
  );
}

/** API keys. `?create=true` opens the form of a new one. */
export function ApiKeysPage() {
  const { t } = useAccessTranslation();
  const may = useMay('hq.api-key.manage');
  const [{ create }, setDialog] = useUrlState({ create: '' });
  const [revoking, setRevoking] = useState<ApiKey>();
  const list = useHqList(apiKeysContract.list, {
    filters: { status: '' },
    defaultSort: '-createdAt',
  });
  const filter = {
    name: 'status',
    label: t('keys.filter.status'),
    options: apiKeyStatuses.map(value => ({
      value,
      label: t(`keys.status.${value}`),
    })),
  };
  return (
    <HqPage
      title={t('keys.title')}
      context={t('keys.context')}
      tabs={useTabs()}
      actions={
        <PermittedButton
          permission="hq.api-key.manage"
          variant="primary"
          onPress={() => setDialog({ create: 'true' })}
        >
          {t('keys.add')}
        </PermittedButton>
      }
    >
      <FilterBar list={list} selects={[filter]} />
      <HqTable<ApiKey>
        list={list}
        views
        columns={useColumns(setRevoking)}
        rowId={key => key.id}
        empty={{ title: t('keys.empty.title'), body: t('keys.empty.body') }}
      />
      <NewKey
        isOpen={create === 'true' && may.allowed}
        onClose={() => setDialog({ create: '' })}
      />
      {revoking && (
        <RevokeDialog
          apiKey={revoking}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </HqPage>
  );
}
