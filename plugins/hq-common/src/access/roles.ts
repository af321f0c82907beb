import { permissionNames, type PermissionName } from './permissions';

/** A role that ships with the console. */
export interface SystemRole {
  code: SystemRoleCode;
  name: string;
  name2: string;
  description: string;
  description2: string;
  /** Outside development, nobody signs in with this role without a second factor. */
  mfaRequired: boolean;
  permissions: readonly PermissionName[];
}

/** Codes of the five roles of the internal edition, section 2. */
export type SystemRoleCode =
  | 'super_admin'
  | 'technical_admin'
  | 'business_admin'
  | 'qa_compliance'
  | 'support_analyst';

const readOnly: PermissionName[] = [
  'hq.tenant.read',
  'hq.user.read',
  'hq.role.read',
  'hq.bulk.read',
];

/** The matrix role × permission, as data. The console keeps `hq.sys_roles` in step with it at each start. */
export const systemRoles: readonly SystemRole[] = [
  {
    code: 'super_admin',
    name: 'Super admin',
    name2: 'المدير العام',
    description: 'Everything, including people, roles and API keys',
    description2: 'كل شيء، بما في ذلك المستخدمون والأدوار والمفاتيح البرمجية',
    mfaRequired: true,
    permissions: permissionNames,
  },
  {
    code: 'technical_admin',
    name: 'Technical admin',
    name2: 'المدير التقني',
    description: 'Infrastructure, logs, schema, initialization and API keys',
    description2: 'البنية التحتية والسجلات والمخطط والإعداد والمفاتيح البرمجية',
    mfaRequired: true,
    permissions: [
      ...readOnly,
      'hq.tenant.initialize',
      'hq.tenant.note',
      'hq.view.share',
      'hq.bulk.run',
      'hq.audit.read',
      'hq.audit.verify',
      'hq.session.read',
      'hq.session.manage',
      'hq.api-key.read',
      'hq.api-key.manage',
      'hq.sample-fleet.manage',
      'hq.portal.manage',
    ],
  },
  {
    code: 'business_admin',
    name: 'Business admin',
    name2: 'مدير الأعمال',
    description: 'Tenants, plans and billing',
    description2: 'المنشآت والباقات والفوترة',
    mfaRequired: false,
    permissions: [
      ...readOnly,
      'hq.tenant.create',
      'hq.tenant.update',
      'hq.tenant.initialize',
      'hq.tenant.suspend',
      'hq.tenant.activate',
      'hq.tenant.archive',
      'hq.tenant.schedule',
      'hq.tenant.export',
      'hq.tenant.note',
      'hq.view.share',
      'hq.sample-fleet.manage',
      'hq.bulk.run',
      'hq.pii.read',
    ],
  },
  {
    code: 'qa_compliance',
    name: 'QA and compliance',
    name2: 'الجودة والامتثال',
    description: 'Audit log, exports and review of changes',
    description2: 'سجل التدقيق والتصدير ومراجعة التغييرات',
    mfaRequired: false,
    permissions: [
      ...readOnly,
      'hq.tenant.export',
      'hq.tenant.note',
      'hq.tenant.hold',
      'hq.tenant.purge',
      'hq.tenant.retention',
      'hq.audit.read',
      'hq.audit.verify',
      'hq.audit.export',
      'hq.pii.read',
      'hq.session.read',
      'hq.api-key.read',
    ],
  },
  {
    code: 'support_analyst',
    name: 'Support analyst',
    name2: 'محلل الدعم',
    description: 'Read-only view of tenants and their usage',
    description2: 'عرض المنشآت واستهلاكها دون تعديل',
    mfaRequired: false,
    permissions: readOnly,
  },
];
