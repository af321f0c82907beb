import { Alert, ButtonLink } from '@backstage/ui';
import { auditContract, type AuditLogDetail } from '@cleanmatex/hq-common';
import {
  DiffView,
  EmptyState,
  ErrorState,
  HqCard,
  HqPage,
  LoadingLines,
  StatusBadge,
  permissionTitle,
  useFormat,
  useHqLanguage,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { useParams } from 'react-router-dom';
import { useAuditTranslation } from '../i18n/ref';
import { useNames } from '../labels';
import { WhatCard, WhoCard } from './cards';
import { SealCard } from './SealCard';

function Entry({ entry }: { entry: AuditLogDetail }) {
  const { t } = useAuditTranslation();
  const locale = useHqLanguage();
  return (
    <div className="audit-entry">
      {entry.masked && (
        <Alert
          status="info"
          icon
          title={t('entry.masked', {
            permission: permissionTitle('hq.pii.read', locale),
          })}
        />
      )}
      <div className="audit-entry__columns">
        <div className="audit-entry__column">
          <HqCard title={t('entry.changes')}>
            {entry.changes.length ? (
              <DiffView changes={entry.changes} />
            ) : (
              <p className="hq-muted">{t('entry.noChanges')}</p>
            )}
          </HqCard>
          <SealCard entry={entry} />
        </div>
        <div className="audit-entry__column">
          <WhatCard entry={entry} />
          <WhoCard entry={entry} />
        </div>
      </div>
    </div>
  );
}

function NotFound() {
  const { t } = useAuditTranslation();
  return (
    <EmptyState
      title={t('entry.notFound.title')}
      action={
        <ButtonLink variant="primary" href="/audit">
          {t('entry.notFound.action')}
        </ButtonLink>
      }
    />
  );
}

function Badges({ entry }: { entry: AuditLogDetail }) {
  const { t } = useAuditTranslation();
  const names = useNames();
  return (
    <>
      <StatusBadge
        status={entry.outcome}
        label={names('outcome', entry.outcome)}
      />
      {entry.dryRun && <StatusBadge status="" label={t('list.dryRun')} />}
    </>
  );
}

/** Page of one entry: what changed, who did it, and its seal. */
export function EntryPage() {
  const { t } = useAuditTranslation();
  const format = useFormat();
  const names = useNames();
  const { auditId = '' } = useParams();
  const query = useHqQuery(auditContract.get, { auditId });
  const entry = query.data;
  const missing = query.error?.status === 404 || query.error?.status === 400;
  return (
    <HqPage
      title={entry ? names('operation', entry.operation) : t('list.title')}
      breadcrumbs={[{ label: t('list.title'), href: '/audit' }]}
      status={entry && <Badges entry={entry} />}
      context={
        entry &&
        t('entry.context', {
          when: format.dateTime(entry.occurredAt),
          who: `\u2068${entry.actor.name}\u2069`,
        })
      }
    >
      {query.isLoading && <LoadingLines lines={6} />}
      {missing && <NotFound />}
      {query.error && !missing && (
        <ErrorState error={query.error} onRetry={() => query.refetch()} />
      )}
      {entry && <Entry entry={entry} />}
    </HqPage>
  );
}
