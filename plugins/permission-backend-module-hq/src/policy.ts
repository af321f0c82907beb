import type { BackstageUserPrincipal } from '@backstage/backend-plugin-api';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import type { HqAccess } from '@cleanmatex/hq-node';
import { decideFor, denied } from './rules';

/** Backstage's permission policy over the hq tables: the same answers as the kernel gives. */
export class HqPermissionPolicy implements PermissionPolicy {
  constructor(private readonly access: HqAccess) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const actor = user && (await this.access.actorOf(user.credentials));
    if (!actor) return denied;
    const { userEntityRef } = user.credentials
      .principal as BackstageUserPrincipal;
    return decideFor(actor, permission, userEntityRef);
  }
}
