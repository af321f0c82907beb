import { sessionsContract, type Session } from '@cleanmatex/hq-common';
import {
  BilingualText,
  ConfirmDialog,
  FilterBar,
  HqPage,
  HqTable,
  Ltr,
  Moment,
  PermittedButton,
  StatusBadge,
  useHqList,
  useName,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useAccessTranslation } from '../i18n/ref';
import { useUserDiff } from '../labels';
import { useTabs } from '../useTabs';
import { browserOf } from './browser';

const nameOf = ({ userName, userName2 }: Session) => ({
  name: userName,
  name2: userName2,
});

function State({ session }: { session: Session }) {
  const { t } = useAccessTranslation();
  if (session.current) {
    return <StatusBadge status="active" label={t('sessions.current')} />;
  }
  return session.open ? (
    <StatusBadge status="active" label={t('sessions.open')} />
  ) : (
    <StatusBadge status="ended" label={t('sessions.ended')} tone="neutral" />
  );
}

function Device({ session }: { session: Session }) {
  const { t } = useAccessTranslation();
  return (
    <span className="hq-two-lines">
      <span className="hq-two-lines__first">
        <Ltr>{browserOf(session.userAgent) ?? t('sessions.unknown')}</Ltr>
      </span>
      {session.ip && (
        <span className="hq-two-lines__second">
          <Ltr mono>{session.ip}</Ltr>
        </span>
      )}
    </span>
  );
}

function EndButton(props: { session: Session; onPress: () => void }) {
  const { t } = useAccessTranslation();
  if (!props.session.open) return null;
  return (
    <PermittedButton
      permission="hq.session.manage"
      size="small"
      variant="secondary"
      onPress={props.onPress}
    >
      {t('session.end.action')}
    </PermittedButton>
  );
}

function useColumns(end: (session: Session) => void): Array<HqColumn<Session>> {
  const { t } = useAccessTranslation();
  return [
    {
      id: 'person',
      label: t('sessions.column.person'),
      width: '2fr',
      cell: session => <BilingualText {...nameOf(session)} />,
    },
    {
      id: 'device',
      label: t('sessions.column.device'),
      width: '2fr',
      cell: session => <Device session={session} />,
    },
    {
      id: 'createdAt',
      label: t('sessions.column.started'),
      sortField: 'createdAt',
      width: '2fr',
      cell: session => <Moment at={session.createdAt} as="dateTime" />,
    },
    {
      id: 'lastSeenAt',
      label: t('sessions.column.lastSeen'),
      sortField: 'lastSeenAt',
      width: '2fr',
      cell: session => <Moment at={session.lastSeenAt} />,
    },
    {
      id: 'state',
      label: t('sessions.column.state'),
      width: '2fr',
      cell: session => <State session={session} />,
    },
    {
      id: 'action',
      label: t('sessions.column.action'),
      width: '1fr',
      cell: session => (
        <EndButton session={session} onPress={() => end(session)} />
      ),
    },
  ];
}

function EndDialog(props: { session: Session; onClose: () => void }) {
  const { t } = useAccessTranslation();
  const name = useName();
  return (
    <ConfirmDialog
      endpoint={sessionsContract.end}
      input={{ sessionId: props.session.id }}
      title={t('session.end.title', { name: name(nameOf(props.session)) })}
      consequence={t('session.end.body')}
      actionLabel={t('session.end.act')}
      reason="optional"
      {...useUserDiff()}
      onClose={props.onClose}
    />
  );
}

/** Portal sessions of everyone, or of the person that the address names. */
export function SessionsPage() {
  const { t } = useAccessTranslation();
  const [ending, setEnding] = useState<Session>();
  const list = useHqList(sessionsContract.list, {
    filters: { open: 'true', userId: '' },
    defaultSort: '-lastSeenAt',
  });
  return (
    <HqPage
      title={t('sessions.title')}
      context={t('sessions.context')}
      tabs={useTabs()}
    >
      <FilterBar
        list={list}
        selects={[
          {
            name: 'open',
            label: t('sessions.filter.open'),
            multiple: false,
            options: [
              { value: 'true', label: t('sessions.open') },
              { value: 'false', label: t('sessions.ended') },
            ],
          },
        ]}
      />
      <HqTable<Session>
        list={list}
        views
        columns={useColumns(setEnding)}
        rowId={session => session.id}
        empty={{
          title: t('sessions.empty.title'),
          body: t('sessions.empty.body'),
        }}
      />
      {ending && (
        <EndDialog session={ending} onClose={() => setEnding(undefined)} />
      )}
    </HqPage>
  );
}
