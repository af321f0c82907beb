import type { ErrorInfo } from '../kernel/errors';
import { retentionErrors } from './retention/errors';
import { scheduleErrors } from './schedule/errors';

/** Errors of tenants. */
export const tenantErrors = {
  ...retentionErrors,
  ...scheduleErrors,
  tenant_not_found: {
    error: 'NotFoundError',
    en: 'There is no such tenant',
    ar: 'لا توجد منشأة بهذا المعرّف',
  },
  tenant_slug_taken: {
    error: 'ConflictError',
    field: 'slug',
    en: 'Another tenant already uses this slug',
    ar: 'تستخدم منشأة أخرى هذا المعرّف النصي',
  },
  tenant_email_taken: {
    error: 'ConflictError',
    field: 'email',
    en: 'Another tenant already uses this e-mail address',
    ar: 'تستخدم منشأة أخرى هذا البريد الإلكتروني',
  },
  tenant_transition_forbidden: {
    error: 'ConflictError',
    en: '“{action}” is not possible while the status is “{status}”. Possible now: {allowed}',
    ar: 'لا يمكن تنفيذ «{action}» والحالة «{status}». المتاح الآن: {allowed}',
  },
  tenant_setting_not_found: {
    error: 'NotFoundError',
    field: 'code',
    en: 'Tenants have no such setting or feature',
    ar: 'لا يوجد للمنشآت إعداد أو ميزة بهذا الرمز',
  },
  tenant_note_not_found: {
    error: 'NotFoundError',
    en: 'There is no such note; perhaps it was deleted',
    ar: 'لا توجد ملاحظة كهذه؛ ربما حُذفت',
  },
  tenant_note_not_yours: {
    error: 'NotAllowedError',
    en: 'Only its author can change or delete a note',
    ar: 'لا يعدّل الملاحظة أو يحذفها إلا كاتبها',
  },
  no_workflow_template: {
    error: 'ConflictError',
    en: 'The platform has no active workflow template to give to the tenant',
    ar: 'لا يوجد في المنصة قالب سير عمل فعّال لإسناده إلى المنشأة',
  },
} as const satisfies Record<string, ErrorInfo>;

/** Machine code of an error of tenants. */
export type TenantErrorCode = keyof typeof tenantErrors;
