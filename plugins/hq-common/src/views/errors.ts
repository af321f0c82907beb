import type { ErrorInfo } from '../kernel/errors';

/** Errors of saved views. */
export const viewErrors = {
  view_not_found: {
    error: 'NotFoundError',
    en: 'There is no such view',
    ar: 'لا توجد طريقة عرض بهذا المعرّف',
  },
  view_list_unknown: {
    error: 'InputError',
    field: 'list',
    en: '“{list}” is no list',
    ar: '«{list}» ليست قائمة',
  },
  view_query_unfit: {
    error: 'InputError',
    field: 'query',
    en: 'The list does not take these filters: {fields}',
    ar: 'لا تقبل القائمة عوامل التصفية هذه: {fields}',
  },
  view_team_unfit: {
    error: 'InputError',
    field: 'team',
    en: 'Name a role you hold for a team’s view, and none for others',
    ar: 'حدّد دورًا من أدوارك لطريقة عرض الفريق، ولا تحدد دورًا لغيرها',
  },
} as const satisfies Record<string, ErrorInfo>;
