import { Link } from '@backstage/ui';
import { usersContract, type User } from '@cleanmatex/hq-common';
import {
  DetailList,
  ErrorState,
  HqCard,
  HqPage,
  LoadingLines,
  Ltr,
  Moment,
  StatusBadge,
  useFormat,
  useHqLanguage,
  useHqQuery,
  useMay,
  useName,
} from '@cleanmatex/hq-react';
import { useParams } from 'react-router-dom';
import { useAccessTranslation } from '../i18n/ref';
import { useRoleNames } from '../useRoles';
import { UserActions } from './UserActions';

function Profile({ user }: { user: User }) {
  const { t } = useAccessTranslation();
  const format = useFormat();
  const roleNames = useRoleNames();
  return (
    <HqCard title={t('user.profile')}>
      <DetailList
        details={[
          {
            label: t('user.field.email'),
            value: <Ltr>{user.email}</Ltr>,
          },
          { label: t('user.field.name'), value: <bdi>{user.name}</bdi> },
          {
            label: t('user.field.name2'),
            value: user.name2 && <bdi lang="ar">{user.name2}</bdi>,
          },
          { label: t('user.field.roles'), value: roleNames(user.roles) },
          {
            label: t('user.field.locale'),
            value: t(`user.locale.${user.locale}`),
          },
          {
            label: t('users.column.lastSeen'),
            value: user.lastSeenAt ? (
              <Moment at={user.lastSeenAt} />
            ) : (
              t('users.never')
            ),
          },
          {
            label: t('user.field.openSessions'),
            value: format.number(user.openSessions),
          },
          {
            label: t('user.field.created'),
            value: <Moment at={user.createdAt} as="dateTime" />,
          },
        ]}
      />
    </HqCard>
  );
}

function Permissions({ userId }: { userId: string }) {
  const { t } = useAccessTranslation();
  const locale = useHqLanguage();
  const roleNames = useRoleNames();
  const { data, error, refetch } = useHqQuery(usersContract.permissions, {
    userId,
  });
  const held = data?.permissions.filter(({ granted }) => granted);
  return (
    <HqCard title={t('user.permissions')}>
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!held && !error && <LoadingLines />}
      {held?.length === 0 && (
        <p className="hq-muted">{t('user.permissions.none')}</p>
      )}
      <ul className="hq-lines">
        {held?.map(({ name, title, title2, grantedBy }) => (
          <li key={name}>
            <span>{locale === 'ar' ? title2 : title}</span>
            <span className="hq-muted">
              {t('user.through', { roles: roleNames(grantedBy) })}
            </span>
          </li>
        ))}
      </ul>
    </HqCard>
  );
}

function Links({ userId }: { userId: string }) {
  const { t } = useAccessTranslation();
  const sessions = useMay('hq.session.read');
  const audit = useMay('hq.audit.read');
  return (
    <>
      {sessions.allowed && (
        <Link href={`/access/sessions?userId=${userId}`}>
          {t('user.sessions')}
        </Link>
      )}
      {sessions.allowed && audit.allowed && ' · '}
      {audit.allowed && (
        <Link href={`/audit?actor=${userId}`}>{t('user.audit')}</Link>
      )}
    </>
  );
}

/** One person: profile, permissions, and what may be done. */
export function UserPage() {
  const { t } = useAccessTranslation();
  const name = useName();
  const { userId = '' } = useParams();
  const {
    data: user,
    error,
    refetch,
  } = useHqQuery(usersContract.get, {
    userId,
  });
  const breadcrumbs = [{ label: t('users.title'), href: '/access/users' }];
  if (!user) {
    return (
      <HqPage title={t('users.title')} breadcrumbs={breadcrumbs}>
        {error ? (
          <ErrorState error={error} onRetry={() => refetch()} />
        ) : (
          <LoadingLines lines={6} />
        )}
      </HqPage>
    );
  }
  return (
    <HqPage
      title={name(user)}
      breadcrumbs={breadcrumbs}
      status={
        <StatusBadge
          status={user.status}
          label={t(`user.status.${user.status}`)}
        />
      }
      context={<Links userId={user.id} />}
      actions={<UserActions user={user} />}
    >
      <div className="hq-columns">
        <Profile user={user} />
        <Permissions userId={user.id} />
      </div>
    </HqPage>
  );
}
