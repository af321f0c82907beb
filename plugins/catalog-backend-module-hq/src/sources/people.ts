import type { Entity } from '@backstage/catalog-model';
import { HQ_ID_ANNOTATION, HQ_NAME2_ANNOTATION } from '@cleanmatex/hq-common';
import { payloadKey, type Source, type SourceRow } from './source';

const API_VERSION = 'backstage.io/v1alpha1';

interface UserRow extends SourceRow {
  entity_name: string;
  email: string;
  name: string;
  name2: string | null;
  roles: string[];
}

interface RoleRow extends SourceRow {
  name: string;
  name2: string;
  description: string;
}

function toUser(row: UserRow): Entity {
  return {
    apiVersion: API_VERSION,
    kind: 'User',
    metadata: {
      name: row.entity_name,
      title: row.name,
      annotations: {
        [HQ_ID_ANNOTATION]: row.subject,
        ...(row.name2 && { [HQ_NAME2_ANNOTATION]: row.name2 }),
      },
    },
    spec: {
      profile: { displayName: row.name, email: row.email },
      memberOf: row.roles,
    },
  };
}

function toGroup(row: RoleRow): Entity {
  return {
    apiVersion: API_VERSION,
    kind: 'Group',
    metadata: {
      name: row.subject,
      title: row.name,
      description: row.description,
      annotations: {
        [HQ_ID_ANNOTATION]: row.subject,
        [HQ_NAME2_ANNOTATION]: row.name2,
      },
    },
    spec: { type: 'role', profile: { displayName: row.name }, children: [] },
  };
}

/** HQ staff who are not deactivated, as entities of kind User. */
export const userSource: Source = {
  name: 'user',
  topic: 'hq.user.changed',
  subjectOf: payloadKey('userId'),
  sql: `
    SELECT u.id::text AS subject, u.entity_name, u.email, u.name, nullif(u.name2, '') AS name2,
           ARRAY (SELECT r.role_code FROM hq.sys_user_roles r WHERE r.user_id = u.id ORDER BY 1) AS roles
      FROM hq.sys_users u
     WHERE u.status <> 'deactivated'
       AND (CAST(:subjects AS text[]) IS NULL OR u.id = ANY (CAST(:subjects AS text[])::uuid[]))`,
  toEntity: row => toUser(row as UserRow),
};

/** Roles, system and custom, as entities of kind Group. */
export const roleSource: Source = {
  name: 'role',
  topic: 'hq.role.changed',
  subjectOf: payloadKey('roleCode'),
  sql: `
    SELECT code AS subject, name, name2, description
      FROM hq.sys_roles
     WHERE (CAST(:subjects AS text[]) IS NULL OR code = ANY (CAST(:subjects AS text[])))`,
  toEntity: row => toGroup(row as RoleRow),
};
