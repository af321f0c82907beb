import { Link } from '@backstage/ui';
import {
  tenantsContract,
  type ScheduledChange,
  type Tenant,
} from '@cleanmatex/hq-common';
import {
  HqCard,
  Ltr,
  Moment,
  PermittedButton,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { CancelDialog } from './CancelDialog';
import { ChangeState, Due, useActionName } from './labels';
import { scheduledHref } from './links';
import '../styles/schedule.css';

/** Settled changes that are shown below what waits. */
const RECENT = 3;

function Outcome({ change }: { change: ScheduledChange }) {
  const { t } = useTenantsTranslation();
  const { state, settledBy, outcome } = change;
  if (state === 'waiting' || state === 'done') return null;
  return (
    <p className="hq-muted">
      {state === 'cancelled' && (
        <bdi>{t('schedule.cancelledBy', { who: settledBy ?? '' })}</bdi>
      )}
      {state === 'cancelled' && outcome && ' · '}
      {outcome && <bdi>{outcome}</bdi>}
    </p>
  );
}

function Change({ change }: { change: ScheduledChange }) {
  const { t } = useTenantsTranslation();
  const actionName = useActionName();
  const [isCancelling, setCancelling] = useState(false);
  return (
    <li>
      <div>
        <p className="tenant-signals__name">
          {actionName(change.action)} · <Due change={change} />
        </p>
        <p className="hq-muted">
          <Ltr>{change.scheduledBy}</Ltr>
          {' · '}
          <Moment at={change.scheduledAt} />
          {' · '}
          <bdi>{change.reason}</bdi>
        </p>
        <Outcome change={change} />
      </div>
      <ChangeState state={change.state} />
      {change.state === 'waiting' && (
        <PermittedButton
          permission="hq.tenant.schedule"
          variant="secondary"
          size="small"
          onPress={() => setCancelling(true)}
        >
          {t('schedule.cancel')}
        </PermittedButton>
      )}
      {isCancelling && (
        <CancelDialog change={change} onClose={() => setCancelling(false)} />
      )}
    </li>
  );
}

/** What is scheduled for a tenant, and what became of the latest; null where nothing ever was. */
export function ScheduleCard({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const tenantId = tenant.id;
  const waiting = useHqQuery(tenantsContract.scheduledChanges, {
    tenantId,
    state: ['waiting'],
  });
  const settled = useHqQuery(tenantsContract.scheduledChanges, {
    tenantId,
    state: ['done', 'skipped', 'cancelled'],
    sort: '-at',
    limit: RECENT,
  });
  const changes = [
    ...(waiting.data?.items ?? []),
    ...(settled.data?.items ?? []),
  ];
  if (changes.length === 0) return null;
  return (
    <HqCard
      title={t('schedule.card')}
      action={<Link href={scheduledHref(tenantId)}>{t('schedule.all')}</Link>}
    >
      <ul className="tenant-signals tenant-schedule">
        {changes.map(change => (
          <Change key={change.id} change={change} />
        ))}
      </ul>
    </HqCard>
  );
}
