import type { Text } from '../kernel/language';
import { normalizeSearch } from '../tenants/normalizeSearch';

interface ImportField extends Text {
  /** Whether a file must have a column for it. */
  required?: boolean;
  /** Other headers that mean it, in either language. */
  headers: readonly string[];
}

/** Fields of a new tenant that a file can have, with the headers of the template. The order is that of its columns. */
export const importFieldTexts = {
  name: {
    en: 'Name',
    ar: 'الاسم',
    required: true,
    headers: [
      'English name',
      'Name (English)',
      'Tenant',
      'Tenant name',
      'Business name',
      'Company',
      'Laundry',
      'الاسم بالإنجليزية',
      'اسم المنشأة',
      'اسم الشركة',
      'اسم المغسلة',
      'المنشأة',
    ],
  },
  name2: {
    en: 'Arabic name',
    ar: 'الاسم بالعربية',
    headers: ['Name (Arabic)', 'Name2', 'Name in Arabic', 'الاسم العربي'],
  },
  slug: {
    en: 'Slug',
    ar: 'المعرّف النصي',
    headers: ['Subdomain', 'Short name', 'Handle', 'النطاق الفرعي', 'المعرف'],
  },
  email: {
    en: 'E-mail',
    ar: 'البريد الإلكتروني',
    required: true,
    headers: [
      'Email address',
      'Mail',
      'Business e-mail',
      'Contact e-mail',
      'الإيميل',
      'البريد',
      'عنوان البريد الإلكتروني',
    ],
  },
  phone: {
    en: 'Phone',
    ar: 'الهاتف',
    required: true,
    headers: [
      'Phone number',
      'Telephone',
      'Tel',
      'Mobile',
      'Mobile number',
      'GSM',
      'رقم الهاتف',
      'الجوال',
      'رقم الجوال',
      'الموبايل',
      'التلفون',
    ],
  },
  country: {
    en: 'Country',
    ar: 'الدولة',
    required: true,
    headers: ['Country code', 'البلد', 'رمز الدولة'],
  },
  planCode: {
    en: 'Plan',
    ar: 'الباقة',
    required: true,
    headers: ['Plan code', 'Package', 'رمز الباقة', 'الخطة'],
  },
  city: {
    en: 'City',
    ar: 'المدينة',
    headers: ['Town', 'Wilayat', 'الولاية', 'المحافظة'],
  },
  address: {
    en: 'Address',
    ar: 'العنوان',
    headers: ['Street', 'Street address', 'الشارع'],
  },
  currency: {
    en: 'Currency',
    ar: 'العملة',
    headers: ['Currency code', 'رمز العملة'],
  },
  timezone: {
    en: 'Time zone',
    ar: 'المنطقة الزمنية',
    headers: ['TZ', 'التوقيت'],
  },
  language: {
    en: 'Language',
    ar: 'اللغة',
    headers: ['Locale', 'لغة الشاشات'],
  },
  serviceCategories: {
    en: 'Service categories',
    ar: 'فئات الخدمة',
    headers: ['Services', 'Service category', 'الخدمات'],
  },
  logoUrl: {
    en: 'Logo address',
    ar: 'عنوان الشعار',
    headers: ['Logo', 'Logo URL', 'الشعار', 'رابط الشعار'],
  },
  brandColorPrimary: {
    en: 'Primary colour',
    ar: 'اللون الأساسي',
    headers: ['Primary color', 'Brand color primary', 'Brand colour'],
  },
  brandColorSecondary: {
    en: 'Secondary colour',
    ar: 'اللون الثانوي',
    headers: ['Secondary color', 'Brand color secondary'],
  },
  featureFlags: {
    en: 'Features',
    ar: 'المزايا',
    headers: ['Feature', 'Feature flags', 'الميزة', 'الميزات', 'الخصائص'],
  },
  businessHours: {
    en: 'Opening hours',
    ar: 'ساعات العمل',
    headers: [
      'Business hours',
      'Working hours',
      'Hours',
      'أوقات العمل',
      'ساعات الدوام',
      'الدوام',
    ],
  },
} as const satisfies Record<string, ImportField>;

/** A field of a new tenant that a file can have. */
export type ImportFieldName = keyof typeof importFieldTexts;

/** Fields in the order of the template's columns. */
export const importFields = Object.keys(importFieldTexts) as [
  ImportFieldName,
  ...ImportFieldName[],
];

/** Fields that a file must have a column for. */
export const requiredImportFields = importFields.filter(
  field => (importFieldTexts[field] as ImportField).required,
);

/** A header as headers are compared: without case, punctuation, marks and the many ways of writing a letter. */
export const foldHeader = (header: string): string =>
  normalizeSearch(header).replace(/[^\p{L}\p{N}]/gu, '');

const fieldsByHeader = new Map(
  importFields.flatMap(field => {
    const { en, ar, headers } = importFieldTexts[field] as ImportField;
    return [field, en, ar, ...headers].map(
      header => [foldHeader(header), field] as const,
    );
  }),
);

/** Columns by the field that they hold. */
export type ColumnMapping = Partial<Record<ImportFieldName, number>>;

/**
 * Which column holds which field, by their headers; the first one that fits has it.
 * @param remembered - what somebody chose before, by folded header; null is a column that they left out.
 */
export function suggestColumns(
  headers: readonly string[],
  remembered: Readonly<Record<string, ImportFieldName | null>> = {},
): ColumnMapping {
  const columns: ColumnMapping = {};
  headers.forEach((header, index) => {
    const folded = foldHeader(header);
    const field = Object.hasOwn(remembered, folded)
      ? remembered[folded]
      : fieldsByHeader.get(folded);
    if (field && columns[field] === undefined) columns[field] = index;
  });
  return columns;
}
