import type { Locale, Retention } from '@cleanmatex/hq-common';
import {
  tellReason,
  tellReasonText,
  type KeptReason,
  type Scope,
} from '@cleanmatex/hq-node';
import { fail } from '../model';

interface Row {
  archivedAt: Date | null;
  archivedBy: string | null;
  keepUntil: Date;
  purgeOn: Date | null;
  requestedAt: Date | null;
  requestedBy: string | null;
  reason: string | null;
  problem: KeptReason | null;
  holdReason: string | null;
  setBy: string;
  setAt: Date;
}

/** A tenant's name and slug, with its row locked: nothing of it changes until the transaction ends. */
export async function lockTenant(
  scope: Scope,
  tenantId: string,
): Promise<{ name: string; name2: string | null; slug: string } | undefined> {
  const [row] = await scope.query<{
    name: string;
    name2: string | null;
    slug: string;
  }>(
    'SELECT name, name2, slug FROM public.org_tenants_mst WHERE id = $1::uuid FOR UPDATE',
    [tenantId],
  );
  return row;
}

/** What stands between a tenant and its deletion, with the reason of a purge as it is kept. @throws HqError `tenant_not_found` */
export async function readRetention(
  scope: Scope,
  tenantId: string,
): Promise<Retention> {
  const [row] = await scope.query<Row>(
    `SELECT a.archived_at AS "archivedAt", a.archived_by AS "archivedBy", a.keep_until AS "keepUntil", a.purge_on AS "purgeOn",
       a.purge_requested_at AS "requestedAt", a.purge_by AS "requestedBy", a.purge_reason AS reason,
       a.purge_problem AS problem, h.reason AS "holdReason", h.set_by AS "setBy", h.set_at AS "setAt"
     FROM public.org_tenants_mst t LEFT JOIN hq.tenant_archives a ON a.tenant_id = t.id
       LEFT JOIN hq.tenant_holds h ON h.tenant_id = t.id
     WHERE t.id = $1::uuid`,
    [tenantId],
  );
  if (!row) throw fail('tenant_not_found');
  const { archivedAt, archivedBy, keepUntil, purgeOn, requestedAt, reason } =
    row;
  return {
    tenantId,
    archive: archivedAt && {
      archivedAt: archivedAt.toISOString(),
      archivedBy,
      keepUntil: keepUntil.toISOString(),
      purgeOn: purgeOn && purgeOn.toISOString(),
      purge: requestedAt && {
        requestedAt: requestedAt.toISOString(),
        requestedBy: row.requestedBy ?? '',
        reason,
      },
      problem: tellReason(row.problem, scope.info.locale),
    },
    hold:
      row.holdReason === null
        ? null
        : {
            reason: row.holdReason,
            setBy: row.setBy,
            setAt: row.setAt.toISOString(),
          },
  };
}

/** The same for a reader: why the console itself asks for a purge is told in the reader's language. */
export function presentRetention(
  retention: Retention,
  locale: Locale,
): Retention {
  const { archive } = retention;
  if (!archive?.purge) return retention;
  const reason = tellReasonText(archive.purge.reason, locale);
  return {
    ...retention,
    archive: { ...archive, purge: { ...archive.purge, reason } },
  };
}

/** Notes that a purge is asked for, and by whom. */
export async function requestPurge(
  scope: Scope,
  tenantId: string,
  reason: string,
): Promise<void> {
  await scope.query(
    `UPDATE hq.tenant_archives SET purge_requested_at = $2, purge_by = $3, purge_reason = $4, purge_problem = NULL
     WHERE tenant_id = $1::uuid`,
    [tenantId, scope.now, scope.actor.name, reason],
  );
}

/** Notes why a purge stopped; nothing was deleted. @param final - whether it is given up, not tried again. */
export async function notePurgeProblem(
  scope: Scope,
  tenantId: string,
  problem: KeptReason,
  final: boolean,
): Promise<void> {
  await scope.query(
    `UPDATE hq.tenant_archives SET purge_problem = $2::jsonb${
      final ? ', purge_requested_at = NULL, purge_by = NULL' : ''
    } WHERE tenant_id = $1::uuid`,
    [tenantId, JSON.stringify(problem)],
  );
}
