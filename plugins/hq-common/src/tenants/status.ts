import type { PermissionName } from '../access/permissions';
import type { Text } from '../kernel/language';

/** Every status of a tenant. */
export const tenantStatuses = [
  'provisioning',
  'trial',
  'active',
  'suspended',
  'expired',
  'archived',
] as const;
export type TenantStatus = (typeof tenantStatuses)[number];

/** What people do to a tenant; each is an operation of the API. */
export const tenantActions = [
  'update',
  'initialize',
  'suspend',
  'activate',
  'expire',
  'archive',
  'restore',
] as const;
export type TenantAction = (typeof tenantActions)[number];

/** What moves a tenant on: people's actions, and what the console does by itself. */
export type TenantMove = TenantAction | 'startTrial' | 'start' | 'expire';

interface Transition {
  /** Statuses that it is possible in. */
  from: readonly TenantStatus[];
  /** Status afterwards; absent where it stays. */
  to?: TenantStatus;
  /** Status afterwards while the tenant's trial still runs. Default: `to`. */
  toDuringTrial?: TenantStatus;
  /** Permission of a person's action; absent for the console's own moves. */
  permission?: PermissionName;
}

const notArchived = tenantStatuses.filter(status => status !== 'archived');

/**
 * The status machine: provisioning → trial | active → suspended → trial | active, trial → expired → active, and
 * every status → archived → suspended. Services, allowed actions and screens read it; nothing else decides a move.
 */
export const tenantTransitions: Readonly<Record<TenantMove, Transition>> = {
  update: { from: notArchived, permission: 'hq.tenant.update' },
  initialize: { from: notArchived, permission: 'hq.tenant.initialize' },
  startTrial: { from: ['provisioning'], to: 'trial' },
  start: { from: ['provisioning'], to: 'active' },
  suspend: {
    from: ['trial', 'active'],
    to: 'suspended',
    permission: 'hq.tenant.suspend',
  },
  activate: {
    from: ['suspended', 'expired'],
    to: 'active',
    toDuringTrial: 'trial',
    permission: 'hq.tenant.activate',
  },
  expire: {
    from: ['trial'],
    to: 'expired',
    permission: 'hq.tenant.suspend',
  },
  archive: {
    from: notArchived,
    to: 'archived',
    permission: 'hq.tenant.archive',
  },
  restore: {
    from: ['archived'],
    to: 'suspended',
    permission: 'hq.tenant.archive',
  },
};

/** True when the status machine has the move from this status. */
export function canMove(status: TenantStatus, move: TenantMove): boolean {
  return tenantTransitions[move].from.includes(status);
}

/** Status that a move leads to; undefined where it stays as it is. */
export function statusAfter(
  move: TenantMove,
  trialRuns: boolean,
): TenantStatus | undefined {
  const { to, toDuringTrial } = tenantTransitions[move];
  return (trialRuns && toDuringTrial) || to;
}

/** People's actions that the status machine has from this status. */
export function actionsFrom(status: TenantStatus): TenantAction[] {
  return tenantActions.filter(action => canMove(status, action));
}

/** Statuses in which the tenant's own people can sign in. */
export const signInStatuses: readonly TenantStatus[] = ['trial', 'active'];

/** Words for the statuses. */
export const tenantStatusTexts: Readonly<Record<TenantStatus, Text>> = {
  provisioning: { en: 'Provisioning', ar: 'قيد الإعداد' },
  trial: { en: 'Trial', ar: 'فترة تجريبية' },
  active: { en: 'Active', ar: 'نشطة' },
  suspended: { en: 'Suspended', ar: 'موقوفة' },
  expired: { en: 'Expired', ar: 'منتهية' },
  archived: { en: 'Archived', ar: 'مؤرشفة' },
};

/** Words for people's actions. */
export const tenantActionTexts: Readonly<Record<TenantAction, Text>> = {
  update: { en: 'Edit', ar: 'تعديل' },
  initialize: { en: 'Initialize', ar: 'إعداد' },
  suspend: { en: 'Suspend', ar: 'إيقاف' },
  activate: { en: 'Activate', ar: 'تفعيل' },
  expire: { en: 'End the trial', ar: 'إنهاء الفترة التجريبية' },
  archive: { en: 'Archive', ar: 'أرشفة' },
  restore: { en: 'Restore', ar: 'استعادة' },
};

/** Why an action is not possible now. */
export const notFromStatusText: Text = {
  en: 'Not possible while the status is “{status}”',
  ar: 'غير متاح والحالة «{status}»',
};
