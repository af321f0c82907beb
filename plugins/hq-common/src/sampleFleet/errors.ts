import type { ErrorInfo } from '../kernel/errors';

/** Errors of the sample fleet. */
export const sampleFleetErrors = {
  sample_fleet_unavailable: {
    error: 'ConflictError',
    en: 'A sample fleet exists only on the embedded database and outside production. This console has a database of its own',
    ar: 'تتوفر العيّنة التجريبية على قاعدة البيانات المضمّنة وخارج بيئة الإنتاج فقط، وهذه المنصة تعمل على قاعدة بيانات مستقلة',
  },
  sample_fleet_exists: {
    error: 'ConflictError',
    field: 'tenants',
    en: 'There is a sample fleet of {tenants} tenants over {days} days (seed {seed}). Remove it first',
    ar: 'توجد عيّنة تجريبية من {tenants} منشأة على مدى {days} يومًا (البذرة {seed}). أزلها أولًا',
  },
  sample_fleet_removing: {
    error: 'ConflictError',
    en: 'The sample fleet is being removed. Try again when that is done',
    ar: 'تجري إزالة العيّنة التجريبية. أعد المحاولة بعد اكتمالها',
  },
} as const satisfies Record<string, ErrorInfo>;
