import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { auditContract } from '@cleanmatex/hq-common';
import {
  ErrorState,
  HqCard,
  LoadingLines,
  Ltr,
  Timeline,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { shellTranslationRef } from '../translations/ref';

const SHOWN = 6;

/** The newest entries of the audit log, for whoever may read it. */
export function RecentChanges() {
  const { t } = useTranslationRef(shellTranslationRef);
  const query = useHqQuery(auditContract.list, {
    limit: SHOWN,
    outcome: ['success'],
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
          events={query.data.items.map(entry => ({
            id: entry.id,
            at: entry.occurredAt,
            title: (
              <>
                <bdi>{entry.subjectName ?? entry.subjectType}</bdi>{' '}
                <Ltr mono>{entry.operation}</Ltr>
              </>
            ),
            detail: <bdi>{entry.actor.name}</bdi>,
          }))}
        />
      )}
    </HqCard>
  );
}
