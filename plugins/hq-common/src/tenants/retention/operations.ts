import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint';
import { TenantParams, TenantReason } from '../inputs';
import { Tenant } from '../schemas';
import {
  ChangeRetentionPolicy,
  PurgeTenant,
  Retention,
  RetentionPolicy,
  TenantWithReason,
  TombstonePage,
  TombstoneQuery,
} from './schemas';

const retentionPolicy = endpoint({
  id: 'tenants.retentionPolicy',
  method: 'GET',
  path: '/tenants/retention-policy',
  summary: 'How long archived tenants are kept',
  permission: 'hq.tenant.read',
  input: z.strictObject({}),
  output: RetentionPolicy,
});

const changeRetentionPolicy = endpoint({
  id: 'tenants.changeRetentionPolicy',
  method: 'POST',
  path: '/tenants/retention-policy',
  summary: 'Change how long archived tenants are kept',
  description: 'Tenants that are archived already keep their day.',
  permission: 'hq.tenant.retention',
  audit: { subject: 'retention-policy', severity: 'high' },
  input: ChangeRetentionPolicy,
  output: RetentionPolicy,
  successStatus: 200,
  idempotent: true,
});

const tombstones = endpoint({
  id: 'tenants.tombstones',
  method: 'GET',
  path: '/tenants/tombstones',
  summary: 'Purged tenants with the proof of their deletion',
  permission: 'hq.tenant.read',
  input: TombstoneQuery,
  output: TombstonePage,
});

const retention = endpoint({
  id: 'tenants.retention',
  method: 'GET',
  path: '/tenants/{tenantId}/retention',
  summary: 'Until when a tenant is kept, and its legal hold',
  permission: 'hq.tenant.read',
  input: TenantParams,
  output: Retention,
  errors: ['NotFoundError'],
});

const archiveTenant = endpoint({
  id: 'tenants.archive',
  method: 'DELETE',
  path: '/tenants/{tenantId}',
  summary: 'Archive a tenant; its data is kept by policy',
  description: 'It can be restored until it is purged.',
  permission: 'hq.tenant.archive',
  audit: { subject: 'tenant', severity: 'critical' },
  input: TenantReason,
  output: Tenant,
  versioned: true,
  errors: ['NotFoundError', 'ConflictError', 'PreconditionFailedError'],
  bulk: {
    title: { en: 'Archive', ar: 'أرشفة' },
    each: 'tenantId',
    among: 'tenants.list',
  },
  undo: {
    operation: 'tenants.restore',
    // Who is restored is suspended; of another status nothing brings it back in one step.
    input: ({ tenantId }, changes) =>
      changes.some(
        ({ path, before }) => path === 'status' && before === 'suspended',
      )
        ? { tenantId }
        : undefined,
  },
});

const restoreTenant = endpoint({
  id: 'tenants.restore',
  method: 'POST',
  path: '/tenants/{tenantId}/restore',
  summary: 'Take a tenant out of the archive; it is suspended then',
  permission: 'hq.tenant.archive',
  audit: { subject: 'tenant', severity: 'high' },
  input: TenantReason,
  output: Tenant,
  versioned: true,
  errors: ['NotFoundError', 'ConflictError', 'PreconditionFailedError'],
  bulk: {
    title: { en: 'Restore', ar: 'استعادة' },
    each: 'tenantId',
    among: 'tenants.list',
  },
});

const holdTenant = endpoint({
  id: 'tenants.hold',
  method: 'POST',
  path: '/tenants/{tenantId}/hold',
  summary: 'Put a legal hold on a tenant: it cannot be purged',
  description: 'A second one replaces the reason of the first.',
  permission: 'hq.tenant.hold',
  audit: { subject: 'tenant', severity: 'high' },
  input: TenantWithReason,
  output: Retention,
  successStatus: 200,
  idempotent: true,
  errors: ['NotFoundError'],
});

const liftHold = endpoint({
  id: 'tenants.liftHold',
  method: 'DELETE',
  path: '/tenants/{tenantId}/hold',
  summary: 'Lift the legal hold of a tenant',
  permission: 'hq.tenant.hold',
  audit: { subject: 'tenant', severity: 'critical' },
  input: TenantWithReason,
  output: Retention,
  errors: ['NotFoundError', 'ConflictError'],
});

const purgeTenant = endpoint({
  id: 'tenants.purge',
  method: 'POST',
  path: '/tenants/{tenantId}/purge',
  summary: 'Delete everything of an archived tenant for good',
  description:
    'Possible once the time of keeping is over and without a legal hold. Its dry run counts the rows of each table. The work runs in the background, as one transaction.',
  permission: 'hq.tenant.purge',
  audit: { subject: 'tenant', severity: 'critical' },
  input: PurgeTenant,
  output: Retention,
  successStatus: 202,
  destructive: true,
  idempotent: true,
  errors: ['NotFoundError', 'ConflictError'],
});

/** Operations on archived tenants, what is kept of them, and for how long. */
export const retentionContract = {
  retentionPolicy,
  changeRetentionPolicy,
  tombstones,
  retention,
  archive: archiveTenant,
  restore: restoreTenant,
  hold: holdTenant,
  liftHold,
  purge: purgeTenant,
};
