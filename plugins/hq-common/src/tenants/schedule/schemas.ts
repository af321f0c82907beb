import { z } from 'zod';
import { line, Reason } from '../../access/fields';
import type { Text } from '../../kernel/language';
import { anyOf, listQuery, mayBeBlank, page } from '../../kernel/list';
import type { TenantAction } from '../status';

/** Actions that can be scheduled. */
export const scheduledActions = [
  'suspend',
  'activate',
  'expire',
  'archive',
] as const satisfies readonly TenantAction[];
export type ScheduledAction = (typeof scheduledActions)[number];

/** Where a scheduled change stands: it waits, and then was carried out, skipped because it was not possible, or cancelled. */
export const scheduledStates = [
  'waiting',
  'done',
  'skipped',
  'cancelled',
] as const;
export type ScheduledState = (typeof scheduledStates)[number];

/** Words for the states. */
export const scheduledStateTexts: Readonly<Record<ScheduledState, Text>> = {
  waiting: { en: 'Waiting', ar: 'بالانتظار' },
  done: { en: 'Done', ar: 'تم' },
  skipped: { en: 'Skipped', ar: 'متجاوز' },
  cancelled: { en: 'Cancelled', ar: 'ملغى' },
};

/** Furthest that a change is scheduled ahead, in days. */
export const SCHEDULE_MAX_DAYS = 730;

const tenantId = z.guid().describe('Id of the tenant');
const changeId = z.guid().describe('Id of the scheduled change');
const action = z.enum(scheduledActions).describe('What is done to the tenant');

/** What is to be done to a tenant, when and why. */
export const ScheduleChange = z.strictObject({
  tenantId,
  action,
  at: z.iso
    .datetime({ offset: true })
    .describe(
      `When, ISO 8601 with its offset; in the future, at most ${SCHEDULE_MAX_DAYS} days ahead`,
    ),
  reason: line(500).describe('Why, in your words; kept in the audit log'),
});
export type ScheduleChange = z.output<typeof ScheduleChange>;

/** Names a scheduled change and says why it is cancelled. */
export const CancelScheduledChange = z.strictObject({
  tenantId,
  changeId,
  reason: Reason,
});
export type CancelScheduledChange = z.output<typeof CancelScheduledChange>;

const moment = (what: string) =>
  z.string().describe(`${what}, ISO 8601 in UTC`);

/** A change of a tenant's status that is scheduled, or was. */
export const ScheduledChange = z.object({
  id: changeId,
  tenantId,
  tenantSlug: z.string().describe('Slug of the tenant'),
  tenantName: z.string().describe('Name of the tenant in English'),
  tenantName2: z.string().nullable().describe('Name of the tenant in Arabic'),
  timezone: z.string().nullable().describe('Time zone of the tenant, IANA'),
  action,
  at: moment('When it is due'),
  reason: z.string().describe('Why it was scheduled'),
  state: z.enum(scheduledStates).describe('Where it stands'),
  scheduledBy: z
    .string()
    .describe('Who scheduled it; it runs with the rights that they hold then'),
  scheduledAt: moment('When it was scheduled'),
  settledBy: z
    .string()
    .nullable()
    .describe('Who cancelled it, or system; null while it waits'),
  settledAt: moment('When it was carried out, skipped or cancelled')
    .nullable()
    .describe(
      'When it was carried out, skipped or cancelled, ISO 8601 in UTC; null while it waits',
    ),
  outcome: z
    .string()
    .nullable()
    .describe(
      'Why it was skipped, in your language, or cancelled, in the words of whoever did; null otherwise',
    ),
});
export type ScheduledChange = z.output<typeof ScheduledChange>;

/** A page of scheduled changes. */
export const ScheduledChangePage = page(ScheduledChange);

/** Query of the scheduled changes. */
export const ScheduledChangeQuery = z.strictObject({
  ...listQuery(['at', 'scheduledAt'], 'at'),
  tenantId: mayBeBlank(z.guid()).describe('Only those of this tenant'),
  state: anyOf(z.enum(scheduledStates)).describe('States'),
  action: anyOf(z.enum(scheduledActions)).describe('Actions'),
});
export type ScheduledChangeQuery = z.output<typeof ScheduledChangeQuery>;
