import type { ErrorInfo } from '../kernel/errors';

/** Errors of importing tenants. */
export const tenantImportErrors = {
  import_not_found: {
    error: 'NotFoundError',
    en: 'There is no such import of yours; it may have been discarded',
    ar: 'لا يوجد لديك استيراد بهذا المعرّف؛ ربما أُلغي',
  },
  import_row_not_found: {
    error: 'NotFoundError',
    en: 'The import has no such row',
    ar: 'لا يوجد صف بهذا الرقم في الاستيراد',
  },
  import_started: {
    error: 'ConflictError',
    en: 'This import has already become a bulk run',
    ar: 'تحوّل هذا الاستيراد إلى عملية جماعية من قبل',
  },
  import_not_mapped: {
    error: 'ConflictError',
    en: 'Choose first which column holds which field',
    ar: 'حدّد أولًا العمود المقابل لكل حقل',
  },
  import_has_errors: {
    error: 'ConflictError',
    en: 'Rows with errors: {count}. Correct them, drop them or leave them out',
    ar: 'عدد الصفوف التي بها أخطاء: {count}. صحّحها أو احذفها أو استبعدها',
  },
  import_nothing_left: {
    error: 'ConflictError',
    en: 'No row is left to onboard',
    ar: 'لم يتبقَّ أي صف لتهيئته',
  },
  import_column_unknown: {
    error: 'InputError',
    field: 'columns',
    en: 'The file has no column {column}',
    ar: 'لا يوجد في الملف عمود رقمه {column}',
  },
  import_column_twice: {
    error: 'InputError',
    field: 'columns',
    en: 'Two fields take the column “{header}”; each needs its own',
    ar: 'حقلان يأخذان من العمود «{header}»؛ لكل حقل عموده',
  },
  import_fields_missing: {
    error: 'InputError',
    field: 'columns',
    en: 'A column is needed for: {fields}',
    ar: 'يلزم عمود لكل من: {fields}',
  },
} as const satisfies Record<string, ErrorInfo>;
