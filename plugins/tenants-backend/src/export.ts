import type { Tenant, TenantExportQuery } from '@cleanmatex/hq-common';
import { exportRows, type Download, type Scope } from '@cleanmatex/hq-node';
import { listTenants } from './queries';

/** Columns of the file: a tenant's fields, without what only the portal needs. */
const columns = [
  'id',
  'slug',
  'name',
  'name2',
  'status',
  'planCode',
  'trialEndsAt',
  'email',
  'phone',
  'country',
  'city',
  'address',
  'currency',
  'timezone',
  'language',
  'logoUrl',
  'brandColorPrimary',
  'brandColorSecondary',
  'featureFlags',
  'businessHours',
  'createdAt',
  'createdBy',
  'updatedAt',
] as const;

/** The tenants that match as a file; personal data is masked as in the list. @throws HqError `export_too_long` */
export function exportTenants(
  scope: Scope,
  { format, ...query }: TenantExportQuery,
): Promise<Download> {
  return exportRows<Tenant>(scope, {
    name: 'tenants',
    format,
    columns,
    read: page => listTenants(scope, { ...query, ...page }),
  });
}
