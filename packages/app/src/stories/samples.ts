import {
  systemRoles,
  type DryRunResult,
  type Me,
  type Tenant,
} from '@cleanmatex/hq-common';

const [{ code, name, name2, permissions }] = systemRoles;

/** Who looks at the stories: somebody who may do everything. */
export const me: Me = {
  type: 'user',
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Maha Al Harthi',
  name2: 'مها الحارثي',
  email: 'maha@cleanmatex.example',
  entityName: 'maha',
  locale: 'en',
  roles: [{ code, name, name2 }],
  permissions: [...permissions],
  missing: [],
  sessionId: null,
};

/** What the stories show of a tenant. */
export type SampleTenant = Pick<
  Tenant,
  'id' | 'name' | 'name2' | 'slug' | 'status' | 'createdAt'
> & { orders: number };

const tenant = (
  n: number,
  fields: Omit<SampleTenant, 'id' | 'createdAt'>,
): SampleTenant => ({
  id: `00000000-0000-4000-8000-0000000000${10 + n}`,
  createdAt: `2026-0${n}-1${n}T08:30:00.000Z`,
  ...fields,
});

/** Tenants of every kind, one of them without a name in Arabic. */
export const tenants: SampleTenant[] = [
  tenant(1, {
    name: 'Seeb Laundry',
    name2: 'مغسلة السيب',
    slug: 'seeb-laundry',
    status: 'active',
    orders: 1840,
  }),
  tenant(2, {
    name: 'Bright Wash',
    name2: null,
    slug: 'bright-wash',
    status: 'trial',
    orders: 12,
  }),
  tenant(3, {
    name: 'Al Anwar Dry Clean',
    name2: 'الأنوار للتنظيف الجاف',
    slug: 'al-anwar',
    status: 'suspended',
    orders: 305,
  }),
  tenant(4, {
    name: 'Nizwa Express',
    name2: 'نزوى السريعة',
    slug: 'nizwa-express',
    status: 'expired',
    orders: 0,
  }),
];

/** What archiving a tenant would change. */
export const dryRunOfArchive: DryRunResult = {
  dryRun: true,
  operation: 'tenants.archive',
  consequences: [],
  subjects: [
    {
      subjectType: 'tenant',
      subjectId: tenants[1].id,
      subjectName: tenants[1].name,
      subjectName2: tenants[1].name2,
      changes: [
        { path: 'status', before: 'trial', after: 'archived' },
        { path: 'isActive', before: true, after: false },
      ],
    },
  ],
};
