/** What the console does with one platform table. */
export interface TableUse {
  /** Columns that the console reads or writes. */
  columns: string[];
  /** True when the console inserts rows; else it only reads. */
  inserts: boolean;
  /** True when it changes or locks rows, too. Default: false. */
  updates?: boolean;
  /** Unique keys that its statements rely on (lookups, `ON CONFLICT`). */
  keys: string[][];
}

const authorship = ['created_at', 'created_by', 'created_info'];
const editing = ['updated_at', 'updated_by', 'updated_info'];

/** Platform tables that the console reads where they exist, and does without where they, or some of their columns, do not. */
export const optionalTables = ['org_orders_mst', 'org_invoice_mst'];

/** Rights on the table that the console's role needs for that. */
export const rightsFor = ({ inserts, updates }: TableUse): string[] => [
  'SELECT',
  ...(inserts ? ['INSERT'] : []),
  ...(updates ? ['UPDATE'] : []),
];

/**
 * Every platform table and column that the console uses, and how; a migration grants the rights. Their types
 * are those of `platform/data-dictionary.json`. A statement on a column that
 * is not listed here is not covered by the platform check: add it.
 */
export const usedTables: Record<string, TableUse> = {
  org_tenants_mst: {
    columns: [
      'id',
      'name',
      'name2',
      'slug',
      'email',
      'phone',
      's_current_plan',
      'address',
      'city',
      'country',
      'currency',
      'timezone',
      'language',
      'is_active',
      'status',
      'rec_status',
      'logo_url',
      'brand_color_primary',
      'brand_color_secondary',
      'business_hours',
      'feature_flags',
      ...authorship,
      ...editing,
    ],
    inserts: true,
    updates: true,
    keys: [['id'], ['slug'], ['email']],
  },
  org_subscriptions_mst: {
    columns: [
      'id',
      'tenant_org_id',
      'plan',
      'status',
      'orders_limit',
      'orders_used',
      'branch_limit',
      'user_limit',
      'start_date',
      'end_date',
      'trial_ends',
      'is_active',
      'auto_renew',
      'cancellation_date',
      'cancellation_reason',
      ...authorship,
      ...editing,
    ],
    inserts: true,
    updates: true,
    keys: [['id']],
  },
  org_branches_mst: {
    columns: [
      'id',
      'tenant_org_id',
      'branch_name',
      'name',
      'name2',
      'is_main',
      'phone',
      'email',
      'address',
      'country',
      'city',
      'is_active',
      'rec_order',
      ...authorship,
    ],
    inserts: true,
    keys: [['id', 'tenant_org_id']],
  },
  org_users_mst: {
    columns: [
      'id',
      'tenant_org_id',
      'display_name',
      'name',
      'name2',
      'email',
      'role',
      'is_active',
      'last_login_at',
      'locked_until',
      'created_at',
    ],
    inserts: false,
    keys: [['id']],
  },
  org_customers_mst: {
    columns: ['id', 'tenant_org_id', 'created_at'],
    inserts: false,
    keys: [],
  },
  org_orders_mst: {
    columns: ['id', 'tenant_org_id', 'total', 'received_at', 'created_at'],
    inserts: false,
    keys: [],
  },
  org_service_category_cf: {
    columns: [
      'tenant_org_id',
      'service_category_code',
      'name',
      'name2',
      'is_enabled',
      'is_active',
      'rec_order',
      ...authorship,
    ],
    inserts: true,
    keys: [['tenant_org_id', 'service_category_code']],
  },
  org_tenant_settings_cf: {
    columns: [
      'id',
      'tenant_org_id',
      'setting_code',
      'setting_name',
      'setting_name2',
      'setting_desc',
      'setting_value_type',
      'setting_value',
      'branch_id',
      'user_id',
      'is_active',
      'rec_order',
      ...authorship,
      ...editing,
    ],
    inserts: true,
    updates: true,
    keys: [['id']],
  },
  org_tenant_workflow_templates_cf: {
    columns: ['id', 'tenant_org_id', 'template_id', 'is_default', 'is_active'],
    inserts: true,
    keys: [['id']],
  },
  org_tenant_workflow_settings_cf: {
    columns: [
      'tenant_org_id',
      'use_preparation_screen',
      'use_assembly_screen',
      'use_qa_screen',
      'track_individual_piece',
      'orders_split_enabled',
    ],
    inserts: true,
    keys: [['tenant_org_id']],
  },
  sys_plan_limits: {
    columns: [
      'plan_code',
      'plan_name',
      'plan_name2',
      'plan_description',
      'plan_description2',
      'orders_limit',
      'users_limit',
      'branches_limit',
      'storage_mb_limit',
      'price_monthly',
      'price_yearly',
      'feature_flags',
      'is_public',
      'display_order',
      'is_active',
    ],
    inserts: false,
    keys: [['plan_code']],
  },
  sys_service_category_cd: {
    columns: [
      'service_category_code',
      'ctg_name',
      'ctg_name2',
      'service_category_icon',
      'is_mandatory',
      'is_active',
      'rec_order',
    ],
    inserts: false,
    keys: [['service_category_code']],
  },
  sys_tenant_settings_cd: {
    columns: [
      'setting_code',
      'setting_name',
      'setting_name2',
      'setting_desc',
      'setting_value_type',
      'setting_value',
      'is_for_tenants_org',
      'is_per_tenant_org_id',
      'is_active',
      'rec_order',
    ],
    inserts: false,
    keys: [['setting_code']],
  },
  sys_workflow_template_cd: {
    columns: [
      'template_id',
      'template_code',
      'template_name',
      'template_name2',
      'is_active',
      'rec_order',
    ],
    inserts: false,
    keys: [['template_id'], ['template_code']],
  },
};
