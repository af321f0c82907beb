import { diffFields, type TenantStatus } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { monthAfter } from './model';
import { LATEST_FIRST } from './subscription';

/** What of a subscription follows the tenant's status. */
interface Terms {
  status: string | null;
  endDate: Date;
  trialEnds: Date | null;
  autoRenew: boolean | null;
  cancellationDate: Date | null;
  cancellationReason: string | null;
}

/** A tenant's latest subscription, locked until the transaction ends. */
export interface LockedSubscription {
  id: string;
  planName: string | null;
  planName2: string | null;
  terms: Terms;
  /** The moment until which the tenant is on trial; null when it is not, or no longer. */
  trialUntil: Date | null;
}

/** A trial ends early once the subscription has another status; a suspended one goes on. */
const trialStatuses = ['trial', 'suspended'];

/**
 * Locks a tenant's latest subscription. Every move of a tenant does so first, so that two moves wait for
 * each other.
 * @returns null when the platform has none.
 */
export async function lockSubscription(
  scope: Scope,
  tenantId: string,
): Promise<LockedSubscription | null> {
  const [row] = await scope.query<
    Terms & Pick<LockedSubscription, 'id' | 'planName' | 'planName2'>
  >(
    `SELECT s.id, s.status, s.end_date AT TIME ZONE 'UTC' AS "endDate", s.trial_ends AT TIME ZONE 'UTC' AS "trialEnds",
       s.auto_renew AS "autoRenew", s.cancellation_date AT TIME ZONE 'UTC' AS "cancellationDate",
       s.cancellation_reason AS "cancellationReason",
       p."planName", p."planName2"
     FROM public.org_subscriptions_mst s
     LEFT JOIN (SELECT plan_code, plan_name AS "planName", plan_name2 AS "planName2" FROM public.sys_plan_limits) p
       ON p.plan_code = s.plan
     WHERE s.tenant_org_id = $1::uuid
     ORDER BY ${LATEST_FIRST} LIMIT 1 FOR UPDATE OF s`,
    [tenantId],
  );
  if (!row) return null;
  const { id, planName, planName2, ...terms } = row;
  const { status, trialEnds } = terms;
  const runs =
    trialEnds !== null &&
    trialEnds > scope.now &&
    trialStatuses.includes(status ?? '');
  return {
    id,
    planName,
    planName2,
    terms,
    trialUntil: runs ? trialEnds : null,
  };
}

const earlier = (a: Date, b: Date) => (a < b ? a : b);

function termsAfter(
  { terms, trialUntil }: LockedSubscription,
  status: TenantStatus,
  now: Date,
  reason: string | undefined,
): Terms {
  const { endDate, trialEnds } = terms;
  const over = trialEnds && !trialUntil && trialEnds > now ? now : trialEnds;
  switch (status) {
    case 'active':
      return {
        ...terms,
        status,
        trialEnds: over,
        endDate: endDate > now ? endDate : monthAfter(now),
      };
    case 'expired':
      return {
        ...terms,
        status,
        trialEnds: trialEnds && earlier(trialEnds, now),
        endDate: earlier(endDate, now),
      };
    case 'archived':
      return {
        ...terms,
        status: 'cancelled',
        trialEnds: over,
        autoRenew: false,
        cancellationDate: now,
        cancellationReason: reason ?? null,
      };
    default:
      return {
        ...terms,
        status,
        trialEnds: over,
        // Out of the archive: no longer cancelled; whether it renews is decided anew.
        ...(terms.status === 'cancelled' && {
          cancellationDate: null,
          cancellationReason: null,
        }),
      };
  }
}

/**
 * Lets a subscription follow its tenant to a status, and audits it: an archived tenant's is cancelled and does
 * not renew; one that is activated after its end gets a month from now.
 * @param reason - of the move; kept with a cancellation.
 */
export async function moveSubscription(
  scope: Scope,
  tenantId: string,
  subscription: LockedSubscription,
  status: TenantStatus,
  reason?: string,
): Promise<void> {
  const { id, planName, planName2, terms } = subscription;
  const after = termsAfter(subscription, status, scope.now, reason);
  const changes = diffFields(jsonOf(terms), jsonOf(after));
  if (changes.length === 0) return;
  await scope.query(
    `UPDATE public.org_subscriptions_mst SET status = $2, end_date = $3::timestamptz AT TIME ZONE 'UTC',
       trial_ends = $4::timestamptz AT TIME ZONE 'UTC', auto_renew = $5,
       cancellation_date = $6::timestamptz AT TIME ZONE 'UTC', cancellation_reason = $7,
       updated_at = $8::timestamptz AT TIME ZONE 'UTC', updated_by = $9
     WHERE id = $1::uuid`,
    [
      id,
      after.status,
      after.endDate,
      after.trialEnds,
      after.autoRenew,
      after.cancellationDate,
      after.cancellationReason,
      scope.now,
      scope.actor.name,
    ],
  );
  scope.audit({
    subjectType: 'subscription',
    subjectId: id,
    subjectName: planName ?? undefined,
    subjectName2: planName2,
    tenantId,
    changes,
    reason,
  });
}

const jsonOf = (terms: Terms) =>
  JSON.parse(JSON.stringify(terms)) as Record<string, unknown>;
