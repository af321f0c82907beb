import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { auditContract } from '@cleanmatex/hq-common';
import {
  ErrorState,
  HqCard,
  LoadingLines,
  Timeline,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { useAuditNames } from '@cleanmatex/audit';
import { shellTranslationRef } from '../translations/ref';

const SHOWN = 6;
/* Previews are taken out of what was asked for. */
const ASKED = 24;

const isChange = (entry: { dryRun: boolean }) => !entry.dryRun;

/** The newest entries of the audit log, for whoever may read it. */
export function RecentChanges() {
  const { t } = useTranslationRef(shellTranslationRef);
  const names = useAuditNames();
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
              title: names('operation', entry.operation),
              detail: (
                <>
                  <bdi>
                    {entry.subjectName ?? names('subject', entry.subjectType)}
                  </bdi>
                  {' · '}
                  <bdi>{entry.actor.name}</bdi>
                </>
              ),
            }))}
        />
      )}
    </HqCard>
  );
}
