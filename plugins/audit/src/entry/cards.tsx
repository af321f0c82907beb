import { Link } from '@backstage/ui';
import type { AuditLogDetail } from '@cleanmatex/hq-common';
import {
  DetailList,
  HqCard,
  Ltr,
  useFormat,
  useSubjectKind,
  useSubjectName,
  type Detail,
} from '@cleanmatex/hq-react';
import { useAuditTranslation } from '../i18n/ref';
import { useNames, useRoleName } from '../labels';
import { Copyable } from './Copyable';

const listWith = (filter: string, value: string) =>
  `/audit?${filter}=${encodeURIComponent(value)}`;

function Subject({ entry }: { entry: AuditLogDetail }) {
  const { t } = useAuditTranslation();
  const kindOf = useSubjectKind();
  const nameOf = useSubjectName();
  return (
    <>
      <bdi>{nameOf(entry)}</bdi>{' '}
      <span className="hq-muted">{kindOf(entry.subjectType)}</span>
      {entry.subjectId && (
        <>
          <Copyable text={entry.subjectId} />
          <Link href={listWith('subjectId', entry.subjectId)}>
            {t('entry.sameSubject')}
          </Link>
        </>
      )}
    </>
  );
}

function Operation({ entry }: { entry: AuditLogDetail }) {
  const names = useNames();
  return (
    <>
      {names('operation', entry.operation)}{' '}
      <span className="hq-muted">
        <Ltr mono>{entry.operation}</Ltr>
      </span>
    </>
  );
}

function Tenant({ tenantId }: { tenantId: string }) {
  const { t } = useAuditTranslation();
  return (
    <>
      <Copyable text={tenantId} />
      <Link href={`/tenants/${tenantId}`}>{t('entry.openTenant')}</Link>
    </>
  );
}

function Failure({ error }: { error: { code: string; message: string } }) {
  return (
    <>
      <Ltr mono>{error.code}</Ltr>
      <bdi className="audit-line">{error.message}</bdi>
    </>
  );
}

/** Operation, subject, reason and, where it did not go through, why. */
export function WhatCard({ entry }: { entry: AuditLogDetail }) {
  const { t } = useAuditTranslation();
  const names = useNames();
  const { error, tenantId } = entry;
  const details: Detail[] = [
    {
      label: t('list.column.operation'),
      value: <Operation entry={entry} />,
    },
    { label: t('entry.subject'), value: <Subject entry={entry} /> },
    { label: t('entry.severity'), value: names('severity', entry.severity) },
    {
      label: t('entry.reason'),
      value: entry.reason && <bdi>{entry.reason}</bdi>,
    },
  ];
  if (tenantId) {
    details.push({
      label: t('entry.tenant'),
      value: <Tenant tenantId={tenantId} />,
    });
  }
  if (error) {
    details.push({
      label: t('entry.error'),
      value: <Failure error={error} />,
    });
  }
  return (
    <HqCard title={t('entry.what')}>
      <DetailList details={details} none={t('entry.none')} />
    </HqCard>
  );
}

function ActorFact({ actor }: Pick<AuditLogDetail, 'actor'>) {
  const { t } = useAuditTranslation();
  const names = useNames();
  return (
    <>
      <Ltr>{actor.name}</Ltr>{' '}
      <span className="hq-muted">{names('actorType', actor.type)}</span>
      <Link className="audit-line" href={listWith('actor', actor.id)}>
        {t('entry.sameActor')}
      </Link>
    </>
  );
}

/** The actor with the roles of that moment, and how and from where the operation was reached. */
export function WhoCard({ entry }: { entry: AuditLogDetail }) {
  const { t } = useAuditTranslation();
  const names = useNames();
  const roleName = useRoleName();
  const format = useFormat();
  return (
    <HqCard title={t('entry.who')}>
      <DetailList
        none={t('entry.none')}
        details={[
          {
            label: t('entry.person'),
            value: <ActorFact actor={entry.actor} />,
          },
          {
            label: t('entry.roles'),
            value: format.list(entry.actor.roles.map(roleName)),
          },
          { label: t('entry.door'), value: names('door', entry.door) },
          { label: t('entry.ip'), value: entry.ip && <Ltr>{entry.ip}</Ltr> },
          {
            label: t('entry.userAgent'),
            value: entry.userAgent && <Ltr>{entry.userAgent}</Ltr>,
          },
          {
            label: t('entry.requestId'),
            value: <Copyable text={entry.requestId} />,
          },
          {
            label: t('entry.correlationId'),
            value: (
              <>
                <Copyable text={entry.correlationId} />
                <Link href={listWith('correlationId', entry.correlationId)}>
                  {t('entry.sameRequest')}
                </Link>
              </>
            ),
          },
        ]}
      />
    </HqCard>
  );
}
