import { randomUUID } from 'node:crypto';
import type { RequestOf, tenantsContract } from '@cleanmatex/hq-common';

type NewTenant = RequestOf<typeof tenantsContract.create>;

/** A valid new tenant with a slug and an e-mail address of its own. */
export function newTenant(fields: Partial<NewTenant> = {}): NewTenant {
  const unique = randomUUID().slice(0, 13);
  return {
    name: `Laundry ${unique}`,
    name2: 'مغسلة الاختبار',
    slug: `laundry-${unique}`,
    email: `${unique}@laundry.example`,
    phone: '+96892123456',
    country: 'OM',
    planCode: 'growth',
    ...fields,
  };
}
