import { accessContract } from './access';
import { auditContract } from './audit';
import { bulkContract } from './bulk';
import type { Endpoint } from './kernel/endpoint';
import { sampleFleetContract } from './sampleFleet';
import { tenantImportsContract } from './tenantImports';
import { tenantsContract } from './tenants';
import { viewsContract } from './views';

/** Every operation of the console, by domain. A new domain adds one line. */
export const contract = {
  ...accessContract,
  audit: auditContract,
  sampleFleet: sampleFleetContract,
  bulk: bulkContract,
  tenants: tenantsContract,
  views: viewsContract,
  tenantImports: tenantImportsContract,
} satisfies Record<string, Record<string, Endpoint>>;

/** The operations as a list. */
export const allEndpoints: Endpoint[] = Object.values(
  contract as Record<string, Record<string, Endpoint>>,
).flatMap(domain => Object.values(domain));
