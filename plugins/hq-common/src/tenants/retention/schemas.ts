import { z } from 'zod';
import { line } from '../../access/fields';
import { listQuery, page, wholeNumber } from '../../kernel/list';

const moment = (what: string) =>
  z.string().describe(`${what}, ISO 8601 in UTC`);
const tenantId = z.guid().describe('Id of the tenant');
const required = line(500).describe(
  'Why, in your words; kept in the audit log',
);

/** Names a tenant and says why; the reason must be given. */
export const TenantWithReason = z.strictObject({ tenantId, reason: required });

/** Names a tenant twice, so that no slip purges another, and says why. */
export const PurgeTenant = z.strictObject({
  tenantId,
  slug: line(200).describe('Slug of the tenant, typed by hand'),
  reason: required,
});

/** How long archived tenants are kept. */
export const RetentionPolicy = z.object({
  retentionDays: z
    .number()
    .int()
    .describe(
      'Days that a tenant is kept after it is archived; counts for tenants archived from now on',
    ),
  autoPurge: z
    .boolean()
    .describe('Whether the console asks for purges itself, after a notice'),
  noticeDays: z
    .number()
    .int()
    .describe('Days between the notice and the purge'),
});
export type RetentionPolicy = z.output<typeof RetentionPolicy>;

/** Changes how long archived tenants are kept. */
export const ChangeRetentionPolicy = z.strictObject({
  retentionDays: wholeNumber(z.number().min(0).max(3650)).describe(
    'Days, 0 to 3650; with 0 a tenant may be purged as soon as it is archived',
  ),
  autoPurge: z
    .boolean()
    .optional()
    .describe(
      'Whether the console asks for purges itself, after a notice to whoever may set a legal hold. Default: as it is',
    ),
  noticeDays: wholeNumber(z.number().min(1).max(90))
    .optional()
    .describe(
      'Days between the notice and the purge, 1 to 90. Default: as it is',
    ),
  reason: required,
});

export type ChangeRetentionPolicy = z.output<typeof ChangeRetentionPolicy>;

/** What stands between a tenant and its deletion. */
export const Retention = z.object({
  tenantId,
  archive: z
    .object({
      archivedAt: moment('Archived'),
      archivedBy: z.string().nullable().describe('By whom, where it is known'),
      keepUntil: moment('Kept until then; afterwards it may be purged'),
      purgeOn: moment('The console asks for the purge itself from then on')
        .nullable()
        .describe(
          'From then on the console asks for the purge itself, ISO 8601 in UTC; null where it does not, or gave no notice yet',
        ),
      purge: z
        .object({
          requestedAt: moment('Asked for'),
          requestedBy: z.string().describe('By whom'),
          reason: z.string().nullable().describe('Why'),
        })
        .nullable()
        .describe('The purge that waits or runs; null when there is none'),
      problem: z
        .string()
        .nullable()
        .describe('Why the last purge stopped; nothing was deleted then'),
    })
    .nullable()
    .describe('Null unless the tenant is archived'),
  hold: z
    .object({
      reason: z.string().describe('Why'),
      setBy: z.string().describe('By whom'),
      setAt: moment('Since'),
    })
    .nullable()
    .describe('Legal hold; null when there is none'),
});
export type Retention = z.output<typeof Retention>;

const count = (what: string) => z.number().int().describe(what);

/** What is left of a purged tenant. */
export const Tombstone = z.object({
  tenantId,
  slug: z.string().describe('Its slug'),
  name: z.string().describe('Its name in English'),
  name2: z.string().nullable().describe('Its name in Arabic'),
  archivedAt: moment('Archived'),
  purgedAt: moment('Purged'),
  purgedBy: z.string().describe('Who asked for the purge'),
  reason: z.string().describe('Why'),
  tables: z
    .array(
      z.object({
        table: z.string().describe('Table'),
        deleted: count('Rows deleted'),
        unlinked: count('Rows that stayed without naming the tenant'),
        left: count('Rows that still name the tenant, counted afterwards'),
      }),
    )
    .describe('Tables that held rows of the tenant'),
  proof: z.string().describe('The counts as JSON, the exact text of the hash'),
  proofHash: z.string().describe('SHA-256 of the proof, hexadecimal'),
});
export type Tombstone = z.output<typeof Tombstone>;

/** A page of purged tenants. */
export const TombstonePage = page(Tombstone);

/** Query of the purged tenants. */
export const TombstoneQuery = z.strictObject(
  listQuery(['purgedAt'], '-purgedAt'),
);
export type TombstoneQuery = z.output<typeof TombstoneQuery>;
