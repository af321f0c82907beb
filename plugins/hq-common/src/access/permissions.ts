import {
  createPermission,
  type BasicPermission,
  type PermissionAttributes,
} from '@backstage/plugin-permission-common';

interface PermissionInfo {
  /** What holding it allows, in English. */
  title: string;
  /** The same in Arabic. */
  title2: string;
  action: PermissionAttributes['action'];
}

/** Every permission of the console. The key is the permission's name. */
export const permissionCatalog = {
  'hq.tenant.read': {
    title: 'See tenants',
    title2: 'عرض المنشآت',
    action: 'read',
  },
  'hq.tenant.create': {
    title: 'Onboard tenants',
    title2: 'تهيئة منشآت جديدة',
    action: 'create',
  },
  'hq.tenant.update': {
    title: 'Edit tenants',
    title2: 'تعديل المنشآت',
    action: 'update',
  },
  'hq.tenant.initialize': {
    title: 'Run tenant initialization',
    title2: 'تشغيل إعداد المنشأة',
    action: 'update',
  },
  'hq.tenant.suspend': {
    title: 'Suspend tenants',
    title2: 'إيقاف المنشآت',
    action: 'update',
  },
  'hq.tenant.activate': {
    title: 'Activate tenants',
    title2: 'تفعيل المنشآت',
    action: 'update',
  },
  'hq.tenant.archive': {
    title: 'Archive tenants',
    title2: 'أرشفة المنشآت',
    action: 'delete',
  },
  'hq.tenant.export': {
    title: 'Export tenants',
    title2: 'تصدير المنشآت',
    action: 'read',
  },
  'hq.tenant.note': {
    title: 'Write notes about tenants',
    title2: 'كتابة ملاحظات عن المنشآت',
    action: 'update',
  },
  'hq.tenant.schedule': {
    title: 'Schedule changes of tenants’ statuses, and cancel them',
    title2: 'جدولة تغييرات حالة المنشآت وإلغاؤها',
    action: 'update',
  },
  'hq.tenant.hold': {
    title: 'Set and lift legal holds on tenants',
    title2: 'فرض الحجز القانوني على المنشآت ورفعه',
    action: 'update',
  },
  'hq.tenant.purge': {
    title: 'Purge archived tenants for good',
    title2: 'محو المنشآت المؤرشفة نهائيًا',
    action: 'delete',
  },
  'hq.tenant.retention': {
    title: 'Change how long archived tenants are kept',
    title2: 'تغيير مدة الاحتفاظ بالمنشآت المؤرشفة',
    action: 'update',
  },
  'hq.bulk.read': {
    title: 'See bulk runs',
    title2: 'عرض العمليات الجماعية',
    action: 'read',
  },
  'hq.bulk.run': {
    title: 'Run operations on many rows at once',
    title2: 'تنفيذ العمليات على صفوف كثيرة دفعة واحدة',
    action: 'update',
  },
  'hq.view.share': {
    title: 'Save views of lists for a team or for everybody',
    title2: 'حفظ طرق عرض القوائم للفريق أو للجميع',
    action: 'update',
  },
  'hq.audit.read': {
    title: 'Read the audit log',
    title2: 'الاطلاع على سجل التدقيق',
    action: 'read',
  },
  'hq.audit.verify': {
    title: 'Verify the audit log',
    title2: 'التحقق من سلامة سجل التدقيق',
    action: 'read',
  },
  'hq.audit.export': {
    title: 'Export the audit log',
    title2: 'تصدير سجل التدقيق',
    action: 'read',
  },
  'hq.pii.read': {
    title: 'See personal data',
    title2: 'الاطلاع على البيانات الشخصية',
    action: 'read',
  },
  'hq.user.read': {
    title: 'See HQ users',
    title2: 'عرض مستخدمي المقر',
    action: 'read',
  },
  'hq.user.manage': {
    title: 'Manage HQ users',
    title2: 'إدارة مستخدمي المقر',
    action: 'update',
  },
  'hq.role.read': {
    title: 'See roles and permissions',
    title2: 'عرض الأدوار والصلاحيات',
    action: 'read',
  },
  'hq.role.manage': {
    title: 'Manage custom roles',
    title2: 'إدارة الأدوار المخصصة',
    action: 'update',
  },
  'hq.session.read': {
    title: 'See sessions',
    title2: 'عرض الجلسات',
    action: 'read',
  },
  'hq.session.manage': {
    title: 'End sessions',
    title2: 'إنهاء الجلسات',
    action: 'update',
  },
  'hq.api-key.read': {
    title: 'See API keys',
    title2: 'عرض المفاتيح البرمجية',
    action: 'read',
  },
  'hq.api-key.manage': {
    title: 'Manage API keys',
    title2: 'إدارة المفاتيح البرمجية',
    action: 'update',
  },
  'hq.sample-fleet.manage': {
    title: 'Generate and remove the sample fleet',
    title2: 'إنشاء العيّنة التجريبية وإزالتها',
    action: 'update',
  },
  'hq.portal.manage': {
    title: 'Operate the portal itself (catalog processing, template editor)',
    title2: 'تشغيل البوابة نفسها (معالجة الدليل ومحرر القوالب)',
    action: 'update',
  },
} as const satisfies Record<string, PermissionInfo>;

/** Name of a permission of the console. */
export type PermissionName = keyof typeof permissionCatalog;

/** All permission names, in the order of the catalog. */
export const permissionNames = Object.keys(
  permissionCatalog,
) as PermissionName[];

/** True for the name of a permission of the console. */
export function isPermissionName(name: string): name is PermissionName {
  return Object.hasOwn(permissionCatalog, name);
}

/** The same permissions for Backstage's permission framework. */
export const hqPermissions: BasicPermission[] = permissionNames.map(name =>
  createPermission({
    name,
    attributes: { action: permissionCatalog[name].action },
  }),
);
