import {
  diffFields,
  kernelErrors,
  missingPermission,
  pathParameters,
  type Endpoint,
  type FieldChange,
  type PermissionName,
} from '@cleanmatex/hq-common';
import {
  HqError,
  ValidationError,
  failWith,
  type Actor,
  type AuditEntry,
  type CallInfo,
  type NamedRole,
} from '@cleanmatex/hq-node';
import { auditRow, type AuditContext, type AuditRow } from './auditLog';
import { hashInput, type IdempotencyClaim } from './transaction';

const fail = failWith(kernelErrors);

/** One call of an operation, through whatever door. */
export interface Call {
  endpoint: Endpoint;
  input: unknown;
  actor: Actor;
  info: CallInfo;
  dryRun?: boolean;
  /** Versions that may be changed, any of them. Default: every one. */
  ifMatch?: readonly number[];
  idempotencyKey?: string;
}

/** The same refusal with custom roles named too; any other error as it is. */
export async function namingRoles(
  error: unknown,
  rolesOf: ((permission: string) => Promise<NamedRole[]>) | undefined,
): Promise<unknown> {
  const isRefusal =
    error instanceof HqError && error.code === 'permission_missing';
  if (!isRefusal || !rolesOf) return error;
  const permission = error.details?.permission as PermissionName;
  const roles = await rolesOf(permission).catch(() => undefined);
  // A refusal stays one when the names of the roles cannot be read.
  if (!roles) return error;
  const names = roles.map(({ name, name2 }) => ({ en: name, ar: name2 }));
  return fail('permission_missing', missingPermission(permission, names), {
    permission,
    roles: roles.map(({ code }) => code),
  });
}

/** What the audit log says of a call besides the entity. */
export function auditContext({
  endpoint,
  actor,
  info,
}: Pick<Call, 'endpoint' | 'actor' | 'info'>): AuditContext {
  return {
    actor,
    info,
    operation: endpoint.id,
    severity: endpoint.audit?.severity ?? 'low',
    subjectType: endpoint.audit?.subject ?? endpoint.id.split('.')[0],
  };
}

/**
 * What an audited read asked for, field by field, as a change from nothing; readers of the log see personal
 * data in it as in any change. Nothing of an input that does not fit the contract.
 */
function askedFor({ endpoint, input }: Call): FieldChange[] {
  if (endpoint.mutation) return [];
  const parsed = endpoint.input.safeParse(input ?? {});
  return parsed.success ? diffFields(null, parsed.data) : [];
}

/** The subject of a call that its handler did not name: what the path names; of a read also what it asked for. */
export function entryFromInput(call: Call): AuditEntry {
  const { endpoint, input } = call;
  const fields = (input ?? {}) as Record<string, unknown>;
  const [parameter] = pathParameters(endpoint.path);
  const subjectId = parameter && String(fields[parameter] ?? '').slice(0, 200);
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  return {
    subjectId:
      subjectId?.isWellFormed() && !subjectId.includes('\0')
        ? subjectId
        : undefined,
    tenantId:
      parameter === 'tenantId' && uuid.test(subjectId) ? subjectId : undefined,
    changes: askedFor(call),
  };
}

/** The idempotency claim of a call; a dry run has none. */
export function claimOf(call: Call): IdempotencyClaim | undefined {
  if (!call.idempotencyKey || call.dryRun) return undefined;
  return {
    key: call.idempotencyKey,
    operation: call.endpoint.id,
    inputHash: hashInput(call.input),
  };
}

/** The answer as it may be stored: fields shown once become null. */
export function withoutSecrets(endpoint: Endpoint, body: unknown): unknown {
  if (endpoint.secretFields.length === 0) return body;
  return Object.fromEntries(
    Object.entries(body as object).map(([key, value]) => [
      key,
      endpoint.secretFields.includes(key) ? null : value,
    ]),
  );
}

/**
 * The audit row of a call that was denied or failed.
 * @returns undefined for a read that failed: nothing was attempted to be changed.
 */
export function failureRow(call: Call, error: unknown): AuditRow | undefined {
  const denied =
    error instanceof HqError && error.info.error === 'NotAllowedError';
  if (!denied && !call.endpoint.mutation) return undefined;
  return auditRow(
    auditContext(call),
    entryFromInput(call),
    denied ? 'denied' : 'failed',
    { dry_run: call.dryRun, error: describeFailure(error) },
  );
}

function describeFailure(error: unknown): { code: string; message: string } {
  if (error instanceof ValidationError) {
    const message = error.issues
      .map(({ path, code }) => `${path}: ${code}`)
      .join('; ');
    return { code: 'validation_failed', message };
  }
  return error instanceof HqError
    ? { code: error.code, message: error.message }
    : { code: 'internal', message: 'internal error' };
}
