import { Alert, ButtonLink } from '@backstage/ui';
import {
  allEndpoints,
  auditContract,
  permissionText,
  type AuditLogDetail,
} from '@cleanmatex/hq-common';
import {
  DetailList,
  DiffView,
  EmptyState,
  ErrorState,
  HqCard,
  HqPage,
  LoadingLines,
  useFormat,
  useHqLanguage,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { useParams } from 'react-router-dom';
import { useAuditTranslation } from '../i18n/ref';
import { useFieldLabel, useNames } from '../labels';
import { OutcomeBadge } from '../OutcomeBadge';
import { WhatCard, WhoCard } from './cards';
import { SealCard } from './SealCard';

/** Operations that change nothing: their entries hold what was asked for. */
const readOperations = new Set(
  allEndpoints.filter(({ mutation }) => !mutation).map(({ id }) => id),
);

function ChangesCard({ entry }: { entry: AuditLogDetail }) {
  const { t } = useAuditTranslation();
  const fieldLabel = useFieldLabel();
  return (
    <HqCard title={t('entry.changes')}>
      {entry.changes.length ? (
        <DiffView changes={entry.changes} labelOf={fieldLabel} />
      ) : (
        <p className="hq-muted">{t('entry.noChanges')}</p>
      )}
    </HqCard>
  );
}

function AskedCard({ entry }: { entry: AuditLogDetail }) {
  const { t } = useAuditTranslation();
  const names = useNames();
  const format = useFormat();
  const textOf = (value: unknown) =>
    Array.isArray(value) ? format.list(value.map(String)) : String(value);
  return (
    <HqCard title={t('entry.asked')}>
      {entry.changes.length ? (
        <DetailList
          details={entry.changes.map(({ path, after }) => ({
            label: names('filter', path),
            value: <bdi>{textOf(after)}</bdi>,
          }))}
        />
      ) : (
        <p className="hq-muted">{t('entry.askedAll')}</p>
      )}
    </HqCard>
  );
}

function Entry({ entry }: { entry: AuditLogDetail }) {
  const { t } = useAuditTranslation();
  const locale = useHqLanguage();
  return (
    <div className="hq-stack">
      {entry.masked && (
        <Alert
          status="info"
          icon
          title={t('entry.masked', {
            permission: permissionText('hq.pii.read')[locale],
          })}
        />
      )}
      <div className="hq-columns">
        <div className="hq-stack">
          {readOperations.has(entry.operation) ? (
            <AskedCard entry={entry} />
          ) : (
            <ChangesCard entry={entry} />
          )}
          <SealCard entry={entry} />
        </div>
        <div className="hq-stack">
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
      status={entry && <OutcomeBadge entry={entry} />}
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
