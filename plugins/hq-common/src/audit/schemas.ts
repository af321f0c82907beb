import { z } from 'zod';
import { FieldChange } from '../kernel/changes';
import {
  anyOf,
  dayOrMoment,
  listQuery,
  mayBeBlank,
  page,
} from '../kernel/list';

/** What an actor can be. */
export const auditActorTypes = [
  'user',
  'api-key',
  'system',
  'anonymous',
] as const;
/** How an audited call can end. */
export const auditOutcomes = ['success', 'denied', 'failed'] as const;
/** How much an entry matters, lowest first. */
export const auditSeverities = ['low', 'medium', 'high', 'critical'] as const;

const text = (what: string, max = 200) =>
  z.string().trim().min(1).max(max).describe(what);

/** Filters of the audit log; those that name several values match any of them. */
export const auditFilters = {
  actor: mayBeBlank(text('Actor')).describe(
    'Id of the person or key, or part of its name',
  ),
  actorType: anyOf(z.enum(auditActorTypes)).describe('Kinds of actor'),
  operation: anyOf(z.string().min(1).max(100)).describe('Operation ids'),
  subjectType: anyOf(z.string().min(1).max(100)).describe('Kinds of subject'),
  subjectId: text('Id of the subject').optional().describe('Id of the subject'),
  tenantId: z.guid().optional().describe('Tenant that the entry concerns'),
  outcome: anyOf(z.enum(auditOutcomes)).describe('Outcomes'),
  severity: anyOf(z.enum(auditSeverities)).describe('Severities'),
  correlationId: text('Correlation id')
    .optional()
    .describe('Shared by everything that one request set in motion'),
  from: dayOrMoment('Happened from then on'),
  to: dayOrMoment('Happened before that moment, or until the end of that day'),
  q: mayBeBlank(text('Search text')).describe(
    'Part of an operation, a subject, an actor or a reason',
  ),
};

/** Filters without paging, as exports and facets take them. */
export const AuditFilters = z.strictObject(auditFilters);
export type AuditFilters = z.output<typeof AuditFilters>;

/** Query of the list. */
export const AuditListQuery = z.strictObject({
  ...listQuery(['occurredAt'], '-occurredAt'),
  ...auditFilters,
});

/** Who did it, with the roles held at that moment. */
const AuditActor = z.object({
  type: z.enum(auditActorTypes).describe('Kind of actor'),
  id: z.string().describe('Id of the person or key'),
  name: z.string().describe('E-mail of the person or name of the key'),
  roles: z.array(z.string()).describe('Codes of the roles held at that time'),
});

/** One entry of the audit log. */
export const AuditLogEntry = z.object({
  id: z.guid().describe('Id of the entry'),
  occurredAt: z.string().describe('When, ISO 8601 in UTC with microseconds'),
  actor: AuditActor.describe('Who'),
  operation: z.string().describe('Id of the operation'),
  severity: z.enum(auditSeverities).describe('How much it matters'),
  outcome: z.enum(auditOutcomes).describe('How it ended'),
  dryRun: z.boolean().describe('It was a preview and changed nothing'),
  subjectType: z.string().describe('Kind of the subject'),
  subjectId: z.string().nullable().describe('Id of the subject'),
  subjectName: z.string().nullable().describe('Name of the subject'),
  subjectName2: z.string().nullable().describe('Its name in Arabic'),
  tenantId: z.guid().nullable().describe('Tenant that it concerns'),
  reason: z.string().nullable().describe('Why, in the words of the actor'),
  correlationId: z.string().describe('Correlation id of the request'),
  seq: z
    .number()
    .int()
    .nullable()
    .describe('Position in the hash chain; null until sealed'),
  masked: z
    .boolean()
    .describe('Personal data is hidden from the caller in this entry'),
});
export type AuditLogEntry = z.output<typeof AuditLogEntry>;

/** One entry with everything that is recorded of it. */
export const AuditLogDetail = AuditLogEntry.extend({
  changes: z.array(FieldChange).describe('Fields that changed'),
  error: z
    .object({
      code: z.string().describe('Machine code'),
      message: z.string().describe('What went wrong'),
    })
    .nullable()
    .describe('Why it was denied or failed'),
  door: z.string().describe('How the operation was reached'),
  requestId: z.string().describe('Id of the call'),
  ip: z.string().nullable().describe('Address of the caller'),
  userAgent: z.string().nullable().describe('Program of the caller'),
  txid: z.string().describe('Database transaction that wrote the entry'),
  sealedAt: z.string().nullable().describe('When it was sealed, ISO 8601'),
  prevHash: z.string().nullable().describe('Hash of the entry before, hex'),
  hash: z.string().nullable().describe('SHA-256 seal of the entry, hex'),
});
export type AuditLogDetail = z.output<typeof AuditLogDetail>;

/** A page of the audit log. */
export const AuditLogPage = page(AuditLogEntry);

const facet = (what: string) =>
  z
    .array(
      z.object({
        value: z.string().describe('Value to filter by'),
        count: z.number().int().describe('Entries that have it'),
      }),
    )
    .describe(what);

/** How many entries match, by the fields that one filters by. */
export const AuditFacets = z.object({
  operation: facet('By operation, most frequent first'),
  outcome: facet('By outcome'),
  severity: facet('By severity'),
  subjectType: facet('By kind of subject'),
  actorType: facet('By kind of actor'),
});
export type AuditFacets = z.output<typeof AuditFacets>;

/** What a verification of the chain can find. */
export const chainProblemKinds = [
  'edited',
  'deleted',
  'inserted',
  'tail_cut',
  'unsealed',
  'chain_broken',
  'head_mismatch',
  'head_forged',
  'sealer_lost',
] as const;
export type ChainProblemKind = (typeof chainProblemKinds)[number];

/** The first thing wrong with the chain. */
export const ChainProblem = z.object({
  kind: z.enum(chainProblemKinds).describe('What is wrong'),
  seq: z
    .number()
    .int()
    .nullable()
    .describe('Position of the first bad entry; null where it has none'),
  auditId: z.string().nullable().describe('Id of the first bad entry'),
  message: z.string().describe('What is wrong, in the caller’s language'),
});
export type ChainProblem = z.output<typeof ChainProblem>;

/** A signed head of the chain, recorded outside the database. */
const HeadSummary = z.object({
  seq: z.number().int().describe('Position that the newest head vouches for'),
  at: z.string().describe('When it was signed, ISO 8601'),
  count: z.number().int().describe('Heads that were compared'),
  late: z
    .boolean()
    .describe(
      'The first head was signed long after the first entry: earlier heads are missing, or none were signed',
    ),
});

/** Outcome of a verification. */
export const ChainVerification = z.object({
  ok: z.boolean().describe('Nothing wrong in the verified range'),
  from: z.number().int().describe('First verified position'),
  to: z.number().int().describe('Last verified position; from − 1 when empty'),
  checked: z.number().int().describe('Entries whose seal was recomputed'),
  lastSeq: z.number().int().describe('Last position that the sealer reached'),
  problem: ChainProblem.nullable().describe('The first bad entry'),
  head: HeadSummary.nullable().describe(
    'Signed heads outside the database; null when none is recorded',
  ),
  durationMs: z.number().int().describe('Time that it took, in ms'),
});
export type ChainVerification = z.output<typeof ChainVerification>;
