import { systemRoles } from '@cleanmatex/hq-common';
import type { Knex } from 'knex';

/**
 * Brings the system roles of `hq.sys_roles` in step with the contract's role table. Called at start, before
 * anyone is given a role; safe to call from several places and replicas at once. Custom roles stay as they are.
 */
export async function syncSystemRoles(knex: Knex): Promise<void> {
  await knex
    .withSchema('hq')
    .table('sys_roles')
    .insert(
      systemRoles.map(role => ({
        code: role.code,
        name: role.name,
        name2: role.name2,
        description: role.description,
        description2: role.description2,
        is_system: true,
        mfa_required: role.mfaRequired,
        permissions: [...role.permissions],
        updated_at: new Date(),
        updated_by: 'system',
      })),
    )
    .onConflict('code')
    .merge();
}
