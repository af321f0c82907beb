import type { ErrorInfo } from '../kernel/errors';

/** Errors of bulk runs. */
export const bulkErrors = {
  bulk_operation_unknown: {
    error: 'InputError',
    field: 'operation',
    en: '“{operation}” cannot be run for many at once. Possible: {operations}',
    ar: 'لا يمكن تنفيذ «{operation}» دفعة واحدة. المتاح: {operations}',
  },
  bulk_nothing_chosen: {
    error: 'InputError',
    field: 'selection',
    en: 'Nothing is chosen: name ids or a filter, not both',
    ar: 'لم يُختر شيء: حدّد المعرّفات أو عوامل التصفية، لا كليهما',
  },
  bulk_rows_needed: {
    error: 'InputError',
    field: 'selection.rows',
    en: '“{operation}” makes something new: give it rows, no ids and no filters',
    ar: 'العملية «{operation}» تنشئ عناصر جديدة: أعطها صفوفًا، لا معرّفات ولا عوامل تصفية',
  },
  bulk_too_many: {
    error: 'InputError',
    field: 'selection',
    en: '{count} rows match; at most {limit} can be run at once. Narrow the filter',
    ar: 'عدد الصفوف المطابقة {count}، والحد الأقصى للتنفيذ دفعة واحدة {limit}. ضيّق عوامل التصفية',
  },
  bulk_run_not_found: {
    error: 'NotFoundError',
    en: 'There is no such bulk run',
    ar: 'لا توجد عملية جماعية بهذا المعرّف',
  },
  bulk_state_forbidden: {
    error: 'ConflictError',
    en: 'Not possible while the run is “{state}”',
    ar: 'غير متاح وحالة العملية «{state}»',
  },
  bulk_actor_gone: {
    error: 'NotAllowedError',
    en: '{name}, to whom the run belongs, has no access any more',
    ar: 'لم يعد لدى {name} صاحب العملية إمكانية الدخول',
  },
  bulk_nothing_failed: {
    error: 'ConflictError',
    en: 'No row of this run has failed',
    ar: 'لم يتعثر أي صف في هذه العملية',
  },
  bulk_no_undo: {
    error: 'ConflictError',
    en: 'Nothing of this run can be undone',
    ar: 'لا يوجد في هذه العملية ما يمكن التراجع عنه',
  },
} as const satisfies Record<string, ErrorInfo>;
