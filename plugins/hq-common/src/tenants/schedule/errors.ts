import type { ErrorInfo } from '../../kernel/errors';

/** Errors of changes by schedule. */
export const scheduleErrors = {
  tenant_change_not_found: {
    error: 'NotFoundError',
    en: 'There is no such scheduled change of this tenant',
    ar: 'لا يوجد لهذه المنشأة تغيير مجدول بهذا المعرّف',
  },
  tenant_change_same_time: {
    error: 'ConflictError',
    field: 'at',
    en: 'Another change of this tenant is scheduled for that moment',
    ar: 'هناك تغيير آخر مجدول لهذه المنشأة في الموعد نفسه',
  },
  tenant_change_impossible: {
    error: 'ConflictError',
    field: 'action',
    en: 'By then the status will be “{status}”, and “{action}” is not possible from it',
    ar: 'ستكون الحالة «{status}» في ذلك الموعد، ولا يمكن تنفيذ «{action}» منها',
  },
  tenant_change_settled: {
    error: 'ConflictError',
    en: 'Only a change that still waits can be cancelled; this one is “{state}”',
    ar: 'لا يُلغى إلا تغيير ما زال بالانتظار، وحالة هذا التغيير «{state}»',
  },
  tenant_change_author_gone: {
    error: 'NotAllowedError',
    en: '{name}, who scheduled it, has no access any more',
    ar: 'لم يعد لدى {name} صاحب الجدولة إمكانية الدخول',
  },
} as const satisfies Record<string, ErrorInfo>;
