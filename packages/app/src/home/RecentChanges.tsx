import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  allEndpoints,
  auditContract,
  type AuditLogEntry,
} from '@cleanmatex/hq-common';
import {
  ErrorState,
  HqCard,
  LoadingLines,
  Ltr,
  Timeline,
  useHqQuery,
  useSubjectName,
} from '@cleanmatex/hq-react';
import { useAuditNames } from '@cleanmatex/audit';
import { shellTranslationRef } from '../translations/ref';

const SHOWN = 6;
/* Previews, and what an operation changed besides its subject, are taken out of what was asked for. */
const ASKED = 48;

const subjects = new Map(
  allEndpoints.map(({ id, audit }) => [id, audit?.subject as string]),
);

const isChange = ({ dryRun, operation, subjectType }: AuditLogEntry) =>
  !dryRun && (subjects.get(operation) ?? subjectType) === subjectType;

/** The newest entries of the audit log, for whoever may read it. */
export function RecentChanges() {
  const { t } = useTranslationRef(shellTranslationRef);
  const names = useAuditNames();
  const nameOf = useSubjectName();
  const query = useHqQuery(auditContract.list, {
    limit: ASKED,
    outcome: ['success'],
    severity: ['medium', 'high', 'critical'],
  });
  return (
    <HqCard
      title={t('home.recentChanges')}
      action={<Link href="/audit">{t('home.viewAll')}</Link>}
    >
      {query.error && (
        <ErrorState error={query.error} onRetry={() => query.refetch()} />
      )}
      {query.isLoading && <LoadingLines lines={SHOWN} />}
      {query.data && (
        <Timeline
          events={query.data.items
            .filter(isChange)
            .slice(0, SHOWN)
            .map(entry => ({
              id: entry.id,
              at: entry.occurredAt,
              title: (
                <>
                  {names('operation', entry.operation)}
                  {entry.subjectName && (
                    <>
                      {' · '}
                      <bdi>{nameOf(entry)}</bdi>
                    </>
                  )}
                </>
              ),
              detail:
                entry.actor.type === 'system' ? (
                  names('actorType', entry.actor.type)
                ) : (
                  <Ltr>{entry.actor.name}</Ltr>
                ),
            }))}
        />
      )}
    </HqCard>
  );
}
