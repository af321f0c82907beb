import type { ErrorInfo } from '../../kernel/errors';

/** Errors of retention, legal holds and purges. */
export const retentionErrors = {
  tenant_kept: {
    error: 'ConflictError',
    en: 'The tenant is kept until {until}; it can be purged after that',
    ar: 'بيانات المنشأة محفوظة حتى {until}، ولا يمكن محوها قبل ذلك',
  },
  tenant_not_archived: {
    error: 'ConflictError',
    en: 'Only an archived tenant can be purged',
    ar: 'لا تُمحى إلا منشأة مؤرشفة',
  },
  tenant_held: {
    error: 'ConflictError',
    en: 'A legal hold protects this tenant: {reason}',
    ar: 'المنشأة تحت حجز قانوني: {reason}',
  },
  tenant_not_held: {
    error: 'ConflictError',
    en: 'There is no legal hold on this tenant',
    ar: 'لا يوجد حجز قانوني على هذه المنشأة',
  },
  purge_tables_closed: {
    error: 'ConflictError',
    en: 'The database does not let a purge delete from {tables}; nothing was deleted',
    ar: 'لا تسمح قاعدة البيانات بالمحو من {tables}، ولم يُحذف شيء',
  },
  tenant_slug_mismatch: {
    error: 'InputError',
    status: 422,
    field: 'slug',
    en: 'This is not the slug of the tenant',
    ar: 'هذا ليس المعرّف النصي للمنشأة',
  },
} as const satisfies Record<string, ErrorInfo>;
