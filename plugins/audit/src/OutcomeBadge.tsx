import type { AuditLogEntry } from '@cleanmatex/hq-common';
import { StatusBadge } from '@cleanmatex/hq-react';
import { useAuditTranslation } from './i18n/ref';
import { useNames } from './labels';

/** How an entry's call ended; a preview that went through is called a preview. */
export function OutcomeBadge({ entry }: { entry: AuditLogEntry }) {
  const { t } = useAuditTranslation();
  const names = useNames();
  if (entry.dryRun && entry.outcome === 'success') {
    return <StatusBadge status="" label={t('list.dryRun')} />;
  }
  return (
    <StatusBadge
      status={entry.outcome}
      label={names('outcome', entry.outcome)}
    />
  );
}
