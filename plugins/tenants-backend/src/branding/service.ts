import { createHash } from 'node:crypto';
import type { Tenant, UpdateBrand } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { editTenant } from '../service';
import { readLogo } from './logo';
import { keepLogo } from './logoStore';

/**
 * Changes logo and colours of a tenant that still has the version that the caller saw. A new logo is kept and shown to
 * everybody; a removed one is no longer the tenant's.
 * @param logoAddress - where logos are shown, to which the fingerprint of this one is added.
 * @throws ValidationError for what is no image that may be kept.
 * @throws HqError `tenant_not_found`, `version_conflict` (412), `tenant_transition_forbidden` (archived)
 */
export async function updateBrand(
  scope: Scope,
  { logo, ...values }: UpdateBrand,
  logoAddress: string,
): Promise<Tenant> {
  if (!logo) {
    return editTenant(scope, {
      ...values,
      ...(logo === null ? { logoUrl: null } : {}),
    });
  }
  const image = await readLogo(logo);
  const fingerprint = createHash('sha256').update(image.bytes).digest('hex');
  const tenant = await editTenant(scope, {
    ...values,
    logoUrl: `${logoAddress}/${fingerprint}`,
  });
  await keepLogo(scope, values.tenantId, fingerprint, image);
  return tenant;
}
