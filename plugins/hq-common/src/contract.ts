import { accessContract } from './access';
import { auditContract } from './audit';
import type { Endpoint } from './kernel/endpoint';
import { tenantsContract } from './tenants';

/** Every operation of the console, by domain. A new domain adds one line. */
export const contract = {
  ...accessContract,
  audit: auditContract,
  tenants: tenantsContract,
} satisfies Record<string, Record<string, Endpoint>>;

/** The operations as a list. */
export const allEndpoints: Endpoint[] = Object.values(
  contract as Record<string, Record<string, Endpoint>>,
).flatMap(domain => Object.values(domain));
