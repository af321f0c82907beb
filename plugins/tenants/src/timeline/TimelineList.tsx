import {
  initializationStepTexts,
  stepStateTexts,
  tenantsContract,
  type InitializationStepCode,
  type TimelineEntry,
} from '@cleanmatex/hq-common';
import {
  DiffView,
  ErrorState,
  LoadingLines,
  Timeline,
  useHqLanguage,
  useHqQuery,
  useSubjectName,
  type DiffTexts,
  type TimelineEvent,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { actorLabel, operationLabel, useTenantDiff } from '../labels';
import { NoteView } from './NoteView';
import '../styles/tenants.css';
import '../styles/tabs.css';

/** How differences of an entry name fields and show values; a setting's value goes by the setting's name. */
function useEntryDiff(entry: TimelineEntry): DiffTexts {
  const { t } = useTenantsTranslation();
  const texts = useTenantDiff();
  const name = useSubjectName()(entry);
  const isValue = (path: string) =>
    entry.subjectType === 'setting' && path === 'value';
  return {
    labelOf: path =>
      isValue(path) ? name ?? undefined : texts.labelOf?.(path),
    formatValue: (path, value) =>
      isValue(path) && (value === 'true' || value === 'false')
        ? t(value === 'true' ? 'feature.on' : 'feature.off')
        : texts.formatValue?.(path, value),
  };
}

function useTitle(): (entry: TimelineEntry) => string {
  const { t } = useTenantsTranslation();
  const locale = useHqLanguage();
  const nameOf = useSubjectName();
  return entry => {
    if (entry.kind === 'note') return t('timeline.note');
    if (entry.kind === 'change') {
      const what = operationLabel(t, entry.operation) ?? entry.operation;
      if (entry.subjectType === 'subscription') {
        return t('timeline.subscription', { what });
      }
      const name = nameOf(entry);
      const isOfTenant = ['tenant', 'scheduled-change'].includes(
        entry.subjectType,
      );
      return isOfTenant || !name ? what : t('timeline.named', { what, name });
    }
    const step =
      initializationStepTexts[entry.operation as InitializationStepCode];
    return t('timeline.step', {
      step: step?.[locale] ?? entry.operation,
      state: entry.state ? stepStateTexts[entry.state][locale] : '',
    });
  };
}

function Changes({ entry }: { entry: TimelineEntry }) {
  const { t } = useTenantsTranslation();
  const texts = useEntryDiff(entry);
  return (
    <details className="tenant-changes">
      <summary>
        {t('timeline.changes', { count: entry.changes.length })}
      </summary>
      <DiffView changes={entry.changes} {...texts} />
    </details>
  );
}

/** Makes what the timeline shows of entries. */
export function useEvents(
  tenantId: string,
): (entries: TimelineEntry[]) => TimelineEvent[] {
  const { t } = useTenantsTranslation();
  const titleOf = useTitle();
  return entries =>
    entries.map(entry => ({
      id: entry.id,
      at: entry.at,
      title: titleOf(entry),
      tone: entry.state === 'failed' ? 'danger' : undefined,
      detail: (
        <>
          <bdi>{actorLabel(t, entry.actor)}</bdi>
          {entry.inBulk && ` · ${t('timeline.bulk')}`}
          {entry.bySchedule && ` · ${t('timeline.schedule')}`}
          {entry.reason && (
            <>
              {' · '}
              <bdi>{entry.reason}</bdi>
            </>
          )}
          {entry.note && <NoteView tenantId={tenantId} note={entry.note} />}
          {entry.changes.length > 0 && <Changes entry={entry} />}
        </>
      ),
    }));
}

/** The latest things that happened to a tenant. */
export function TimelineList(props: { tenantId: string; limit: number }) {
  const events = useEvents(props.tenantId);
  const { data, error, refetch } = useHqQuery(tenantsContract.timeline, {
    tenantId: props.tenantId,
    limit: props.limit,
  });
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines lines={props.limit} />;
  return <Timeline events={events(data.items)} />;
}
