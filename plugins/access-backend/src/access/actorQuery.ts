import { isPermissionName } from '@cleanmatex/hq-common';
import type { Actor } from '@cleanmatex/hq-node';
import type { Knex } from 'knex';
import type { Bearer } from './claims';
import type { SessionRules } from './limits';
import { hasSecondFactor } from './secondFactor';

/** Seconds between two notes of a session's or key's last use. */
export const LAST_USE_PRECISION_S = 60;

interface PersonRow {
  id: string;
  email: string;
  session_id: string;
  ip: string | null;
  user_agent: string | null;
  amr: string[];
  seen_long_ago: boolean;
  roles: Array<{ code: string; mfa: boolean; permissions: string[] }>;
}

/** A person's actor, and whether the session's last use is due to be noted. */
export interface FoundPerson {
  actor: Actor;
  sessionSeenLongAgo: boolean;
}

// One statement over unique keys. A token without a session of its own (a plugin calling another on the
// person's behalf) lives on the sessions that were open when it was issued.
const PERSON_SQL = `
  SELECT u.id, u.email, s.id AS session_id, s.amr, s.ip, s.user_agent,
    s.last_seen_at < clock_timestamp() - make_interval(secs => :precision) AS seen_long_ago,
    coalesce((
      SELECT json_agg(json_build_object('code', r.code, 'mfa', r.mfa_required, 'permissions', r.permissions) ORDER BY r.code)
      FROM hq.sys_user_roles ur JOIN hq.sys_roles r ON r.code = ur.role_code
      WHERE ur.user_id = u.id
    ), '[]') AS roles
  FROM hq.sys_users u
  CROSS JOIN LATERAL (
    SELECT o.id, o.amr, o.ip, o.user_agent, o.last_seen_at FROM hq.sys_sessions o
    WHERE o.user_id = u.id
      AND (CAST(:sessionId AS uuid) IS NULL OR o.id = CAST(:sessionId AS uuid))
      AND o.ended_at IS NULL
      AND o.created_at < to_timestamp(CAST(:issuedAt AS double precision) + 1)
      AND o.created_at > clock_timestamp() - make_interval(secs => :maxSeconds)
      AND o.last_seen_at > clock_timestamp() - make_interval(secs => :idleSeconds)
    ORDER BY o.created_at DESC LIMIT 1
  ) s
  WHERE u.entity_name = :entityName
    AND u.status = 'active'
    AND u.tokens_valid_after < to_timestamp(CAST(:issuedAt AS double precision) + 1)`;

/** The person behind a user token, with the rights held now; null when the token no longer holds. */
export async function findPerson(
  knex: Knex,
  bearer: Extract<Bearer, { type: 'user' }>,
  rules: SessionRules,
): Promise<FoundPerson | null> {
  const { rows } = await knex.raw<{ rows: PersonRow[] }>(PERSON_SQL, {
    entityName: bearer.entityName,
    issuedAt: bearer.issuedAt,
    sessionId: bearer.sessionId ?? null,
    precision: LAST_USE_PRECISION_S,
    maxSeconds: rules.maxSeconds,
    idleSeconds: rules.idleSeconds,
  });
  const [row] = rows;
  if (!row || lacksSecondFactor(row, rules)) return null;
  return {
    sessionSeenLongAgo: row.seen_long_ago,
    actor: {
      type: 'user',
      id: row.id,
      name: row.email,
      roles: row.roles.map(({ code }) => code),
      permissions: new Set(
        row.roles
          .flatMap(({ permissions }) => permissions)
          .filter(isPermissionName),
      ),
      sessionId: row.session_id,
      session: {
        ip: row.ip ?? undefined,
        userAgent: row.user_agent ?? undefined,
      },
    },
  };
}

// Someone who was given such a role after signing in has to sign in again.
function lacksSecondFactor(row: PersonRow, { requireMfa }: SessionRules) {
  return (
    requireMfa && row.roles.some(({ mfa }) => mfa) && !hasSecondFactor(row.amr)
  );
}

/** The actor of a person by id, for work that goes on after their request; null unless they are active. */
export async function findPersonActor(
  knex: Knex,
  id: string,
): Promise<Actor | null> {
  const { rows } = await knex.raw<{
    rows: Array<{ email: string; roles: string[]; permissions: string[] }>;
  }>(
    `SELECT u.email, coalesce(array_agg(r.code ORDER BY r.code) FILTER (WHERE r.code IS NOT NULL), '{}') AS roles,
       coalesce((SELECT array_agg(DISTINCT p) FROM hq.sys_user_roles o JOIN hq.sys_roles s ON s.code = o.role_code
         CROSS JOIN LATERAL unnest(s.permissions) p WHERE o.user_id = u.id), '{}') AS permissions
     FROM hq.sys_users u
     LEFT JOIN hq.sys_user_roles ur ON ur.user_id = u.id
     LEFT JOIN hq.sys_roles r ON r.code = ur.role_code
     WHERE u.id = ? AND u.status = 'active' GROUP BY u.id`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { email: name, roles } = row;
  const permissions = new Set(row.permissions.filter(isPermissionName));
  return { type: 'user', id, name, roles, permissions };
}

interface KeyRow {
  name: string;
  role_code: string;
  permissions: string[];
  scopes: string[] | null;
}

/** The actor of an API key: its role's permissions, narrowed by its scopes; null when it no longer holds. */
export async function findKeyActor(
  knex: Knex,
  id: string,
): Promise<Actor | null> {
  const { rows } = await knex.raw<{ rows: KeyRow[] }>(
    `SELECT k.name, k.role_code, k.scopes, r.permissions
     FROM hq.sys_api_keys k JOIN hq.sys_roles r ON r.code = k.role_code
     WHERE k.id = ? AND k.revoked_at IS NULL AND k.expires_at > clock_timestamp()`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { scopes } = row;
  const ofRole = row.permissions.filter(isPermissionName);
  const inScope = (name: string) => scopes === null || scopes.includes(name);
  return {
    type: 'api-key',
    id,
    name: row.name,
    roles: [row.role_code],
    permissions: new Set(ofRole.filter(inScope)),
    outOfScope: new Set(ofRole.filter(name => !inScope(name))),
  };
}
