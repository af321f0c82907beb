import { endpoint } from '../../kernel/endpoint';
import { TenantReason } from '../inputs';
import { Tenant } from '../schemas';
import {
  CancelScheduledChange,
  ScheduleChange,
  ScheduledChange,
  ScheduledChangePage,
  ScheduledChangeQuery,
} from './schemas';

const scheduledChanges = endpoint({
  id: 'tenants.scheduledChanges',
  method: 'GET',
  path: '/tenants/scheduled-changes',
  summary: 'Changes of tenants’ statuses that are scheduled, or were',
  permission: 'hq.tenant.read',
  input: ScheduledChangeQuery,
  output: ScheduledChangePage,
});

const expireTenant = endpoint({
  id: 'tenants.expire',
  method: 'POST',
  path: '/tenants/{tenantId}/expire',
  summary: 'End the trial of a tenant before its time; its data stays',
  permission: 'hq.tenant.suspend',
  audit: { subject: 'tenant', severity: 'high' },
  input: TenantReason,
  output: Tenant,
  versioned: true,
  destructive: true,
  errors: ['NotFoundError', 'ConflictError', 'PreconditionFailedError'],
  bulk: {
    title: { en: 'End the trial', ar: 'إنهاء الفترة التجريبية' },
    each: 'tenantId',
    among: 'tenants.list',
  },
});

const scheduleChange = endpoint({
  id: 'tenants.scheduleChange',
  method: 'POST',
  path: '/tenants/{tenantId}/scheduled-changes',
  summary:
    'Have a tenant suspended, activated, expired or archived at a moment',
  description:
    'Needs the permission of the action too, now and again at that moment. What is not possible any more then is skipped, and whoever scheduled it is told.',
  permission: 'hq.tenant.schedule',
  audit: { subject: 'scheduled-change', severity: 'high' },
  input: ScheduleChange,
  output: ScheduledChange,
  successStatus: 201,
  errors: ['NotFoundError', 'ConflictError'],
});

const cancelScheduledChange = endpoint({
  id: 'tenants.cancelScheduledChange',
  method: 'DELETE',
  path: '/tenants/{tenantId}/scheduled-changes/{changeId}',
  summary: 'Cancel a scheduled change that still waits',
  permission: 'hq.tenant.schedule',
  audit: { subject: 'scheduled-change', severity: 'medium' },
  input: CancelScheduledChange,
  output: ScheduledChange,
  errors: ['NotFoundError', 'ConflictError'],
});

/** Operations on changes of tenants by schedule, and the end of a trial. */
export const scheduleContract = {
  scheduledChanges,
  scheduleChange,
  cancelScheduledChange,
  expire: expireTenant,
};
