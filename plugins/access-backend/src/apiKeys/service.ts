import {
  diffFields,
  permissionsText,
  roleText,
  type ApiKey,
  type apiKeysContract,
  type ApiKeyStatus,
  type InputOf,
  type OutputOf,
  type Page,
  type PermissionName,
} from '@cleanmatex/hq-common';
import {
  cutPage,
  keysetSql,
  SqlParams,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import { newApiKey } from '../access/apiKeyText';
import { beyond, doerFor, fail } from '../model';
import { loadRoles } from '../roles/store';

interface KeyRow {
  id: string;
  name: string;
  prefix: string;
  role_code: string;
  scopes: PermissionName[] | null;
  status: ApiKeyStatus;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
  created_at: Date;
  created_by: string;
}

const STATUS = `CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked'
  WHEN k.expires_at <= clock_timestamp() THEN 'expired' ELSE 'active' END`;

const COLUMNS = `k.id, k.name, k.prefix, k.role_code, k.scopes, k.expires_at, k.last_used_at, k.revoked_at,
  k.created_at, k.created_by, ${STATUS} AS status`;

const keyset: Keyset<'name' | 'createdAt' | 'expiresAt'> = {
  list: 'api-keys',
  sorts: {
    name: { sql: 'lower(k.name)', type: 'text' },
    createdAt: { sql: 'k.created_at', type: 'timestamptz' },
    expiresAt: { sql: 'k.expires_at', type: 'timestamptz' },
  },
  id: { sql: 'k.id', type: 'uuid' },
};

type Input<K extends keyof typeof apiKeysContract> = InputOf<
  (typeof apiKeysContract)[K]
>;

function toApiKey(row: KeyRow, { actor }: Scope): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    roleCode: row.role_code,
    scopes: row.scopes,
    status: row.status,
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    createdBy: doerFor(actor, row.created_by),
  };
}

async function findKey(scope: Scope, id: string): Promise<KeyRow> {
  const [row] = await scope.query<KeyRow>(
    `SELECT ${COLUMNS} FROM hq.sys_api_keys k WHERE k.id = $1`,
    [id],
  );
  if (!row) throw fail('api_key_not_found');
  return row;
}

/** A page of the keys that match. */
export async function listApiKeys(
  scope: Scope,
  input: Input<'list'>,
): Promise<Page<ApiKey>> {
  const counting = new SqlParams();
  const filter = (params: SqlParams) =>
    input.status ? `${STATUS} = ANY (${params.add(input.status)})` : 'true';
  const [{ count }] = await scope.query<{ count: number }>(
    `SELECT count(*) FROM hq.sys_api_keys k WHERE ${filter(counting)}`,
    counting.values,
  );
  const params = new SqlParams();
  const paging = keysetSql(keyset, input, params);
  const rows = await scope.query<KeyRow>(
    `SELECT ${COLUMNS}, ${paging.select} FROM hq.sys_api_keys k
     WHERE ${filter(params)} AND ${paging.where} ORDER BY ${
      paging.orderBy
    } LIMIT ${paging.limit}`,
    params.values,
  );
  return cutPage(keyset, input, rows, count, row => toApiKey(row, scope));
}

/** Makes a key; its text is answered here and stored nowhere. */
export async function createApiKey(
  scope: Scope,
  input: Input<'create'>,
): Promise<OutputOf<typeof apiKeysContract.create>> {
  const scopes = input.scopes && [...new Set(input.scopes)];
  await requireGrantable(scope, input.roleCode, scopes);
  const key = newApiKey();
  const [{ id }] = await scope.query<{ id: string }>(
    `INSERT INTO hq.sys_api_keys (name, prefix, secret_hash, role_code, scopes, expires_at, created_by, created_by_user)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(days => $6), $7, $8) RETURNING id`,
    [
      input.name,
      key.prefix,
      key.secretHash,
      input.roleCode,
      scopes ?? null,
      input.expiresInDays,
      scope.actor.name,
      scope.actor.type === 'user' ? scope.actor.id : null,
    ],
  );
  const row = await findKey(scope, id);
  scope.audit({
    subjectId: id,
    subjectName: row.name,
    changes: diffFields(null, {
      name: row.name,
      prefix: row.prefix,
      roleCode: row.role_code,
      scopes: row.scopes,
      expiresAt: row.expires_at.toISOString(),
    }),
  });
  return { apiKey: toApiKey(row, scope), secret: key.text };
}

/** A key holds no permission that its role or its maker does not hold. */
async function requireGrantable(
  scope: Scope,
  roleCode: string,
  scopes: PermissionName[] | undefined,
): Promise<void> {
  const { actor } = scope;
  if (actor.type === 'api-key') throw fail('api_key_by_key');
  const [role] = await loadRoles(scope, [roleCode]);
  if (!role) throw fail('role_unknown', { role: roleCode });
  const outside = (scopes ?? []).filter(
    name => !role.permissions.includes(name),
  );
  if (outside.length) {
    throw fail('scope_outside_role', {
      role: roleText(roleCode),
      permissions: permissionsText(outside),
    });
  }
  const missing = beyond(actor, scopes ?? role.permissions);
  if (missing.length) {
    throw fail('permission_beyond_own', {
      permissions: permissionsText(missing),
    });
  }
}

/** @throws HqError `api_key_revoked` when it was revoked before. */
export async function revokeApiKey(
  scope: Scope,
  { apiKeyId, reason }: Input<'revoke'>,
): Promise<ApiKey> {
  const revoked = await scope.query(
    `UPDATE hq.sys_api_keys SET revoked_at = clock_timestamp(), revoked_by = $2
     WHERE id = $1 AND revoked_at IS NULL RETURNING id`,
    [apiKeyId, scope.actor.name],
  );
  const row = await findKey(scope, apiKeyId);
  if (revoked.length === 0) throw fail('api_key_revoked');
  scope.audit({
    subjectId: apiKeyId,
    subjectName: row.name,
    changes: [{ path: 'status', before: 'active', after: 'revoked' }],
    reason,
  });
  return toApiKey(row, scope);
}

/** Revokes the working keys that a person made: whoever made a key has seen it. */
export async function revokeApiKeysOf(
  scope: Scope,
  userId: string,
  reason?: string,
): Promise<void> {
  const revoked = await scope.query<{ id: string; name: string }>(
    `UPDATE hq.sys_api_keys SET revoked_at = clock_timestamp(), revoked_by = $2
     WHERE created_by_user = $1 AND revoked_at IS NULL AND expires_at > clock_timestamp()
     RETURNING id, name`,
    [userId, scope.actor.name],
  );
  for (const { id, name } of revoked) {
    scope.audit({
      subjectType: 'api-key',
      subjectId: id,
      subjectName: name,
      changes: [{ path: 'status', before: 'active', after: 'revoked' }],
      reason,
    });
  }
}
