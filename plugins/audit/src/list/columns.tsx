import type { AuditLogEntry } from '@cleanmatex/hq-common';
import {
  Ltr,
  Moment,
  useFormat,
  useSubjectKind,
  useSubjectName,
  type HqColumn,
} from '@cleanmatex/hq-react';
import type { ReactNode } from 'react';
import { useAuditTranslation } from '../i18n/ref';
import { useNames, useRoleName } from '../labels';
import { OutcomeBadge } from '../OutcomeBadge';

function TwoLines(props: { first: ReactNode; second?: ReactNode }) {
  return (
    <span className="hq-two-lines audit-wrap">
      <span className="hq-two-lines__first">{props.first}</span>
      {props.second && (
        <span className="hq-two-lines__second">{props.second}</span>
      )}
    </span>
  );
}

function Time({ entry }: { entry: AuditLogEntry }) {
  return (
    <TwoLines
      first={<Moment at={entry.occurredAt} />}
      second={<Moment at={entry.occurredAt} as="dateTime" />}
    />
  );
}

function Operation({ entry }: { entry: AuditLogEntry }) {
  const names = useNames();
  return (
    <TwoLines
      first={names('operation', entry.operation)}
      second={<Ltr mono>{entry.operation}</Ltr>}
    />
  );
}

function Subject({ entry }: { entry: AuditLogEntry }) {
  const kind = useSubjectKind()(entry.subjectType);
  const name = useSubjectName()(entry);
  return name ? (
    <TwoLines
      first={name.includes('@') ? <Ltr>{name}</Ltr> : <bdi>{name}</bdi>}
      second={kind}
    />
  ) : (
    <TwoLines first={kind} />
  );
}

function Who({ entry: { actor } }: { entry: AuditLogEntry }) {
  const format = useFormat();
  const names = useNames();
  const roleName = useRoleName();
  const named = actor.type === 'user' || actor.type === 'api-key';
  return (
    <TwoLines
      first={named ? <Ltr>{actor.name}</Ltr> : names('actorType', actor.type)}
      second={format.list(actor.roles.map(roleName))}
    />
  );
}

/** Columns of the audit log. */
export function useAuditColumns(): Array<HqColumn<AuditLogEntry>> {
  const { t } = useAuditTranslation();
  return [
    {
      id: 'occurredAt',
      label: t('list.column.time'),
      sortField: 'occurredAt',
      width: '2fr',
      cell: entry => <Time entry={entry} />,
    },
    {
      id: 'operation',
      label: t('list.column.operation'),
      isRowHeader: true,
      width: '2fr',
      cell: entry => <Operation entry={entry} />,
    },
    {
      id: 'subject',
      label: t('list.column.subject'),
      width: '2fr',
      cell: entry => <Subject entry={entry} />,
    },
    {
      id: 'who',
      label: t('list.column.who'),
      width: '3fr',
      cell: entry => <Who entry={entry} />,
    },
    {
      id: 'outcome',
      label: t('list.column.outcome'),
      width: '1fr',
      cell: entry => <OutcomeBadge entry={entry} />,
    },
  ];
}
