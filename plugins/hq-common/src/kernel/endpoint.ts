import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { PermissionName } from '../access/permissions';
import type { FieldChange } from './changes';
import type { Text } from './language';

/** Error classes that an operation may answer with; names are those of `@backstage/errors`. */
export type ErrorName =
  | 'InputError'
  | 'AuthenticationError'
  | 'NotAllowedError'
  | 'NotFoundError'
  | 'ConflictError'
  | 'PreconditionFailedError';

/** How much a change matters to whoever reads the audit log. */
export type AuditSeverity = 'low' | 'medium' | 'high' | 'critical';

/** The kind of thing that an operation is about, as the audit log names it. */
export type AuditSubject =
  | 'tenant'
  | 'user'
  | 'role'
  | 'api-key'
  | 'session'
  | 'audit-log'
  | 'sample-fleet'
  | 'bulk-run'
  | 'saved-view'
  | 'retention-policy'
  | 'tenant-import'
  | 'scheduled-change';

/** How an operation can be run for many rows at once. */
export interface BulkDeclaration {
  /** The act in a word or two, as a button says it. */
  title: Text;
  /** Field of the input that names the row. Absent where each row brings an input of its own. */
  each?: string;
  /** Id of the list that the rows are chosen from; its rows have `id` and `name`, and it takes a filter `ids`. */
  among?: string;
}

/** How the effect of an operation is undone. */
export interface UndoDeclaration {
  /** Id of the inverse operation. */
  operation: string;
  /**
   * Input of the inverse operation.
   * @param input - what the operation was called with.
   * @param changes - what it changed, as audited.
   * @param subjectId - id of what it changed or made.
   * @returns undefined when there is nothing to undo.
   */
  input(
    input: Record<string, unknown>,
    changes: FieldChange[],
    subjectId?: string,
  ): Record<string, unknown> | undefined;
}

/** Largest body of a request unless its operation takes a file, in bytes. */
export const DEFAULT_BODY_LIMIT = 1024 * 1024;

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** An object schema: the operation's input, path parameters and query or body in one flat object. */
export type InputSchema = z.ZodObject;

/** What is declared of an operation; everything else is derived from it. */
export interface EndpointDeclaration<
  I extends InputSchema = InputSchema,
  O extends z.ZodType = z.ZodType,
> {
  /** `<domain>.<verb>`, unique: the key of clients, audit rows and actions. */
  id: string;
  method: HttpMethod;
  /** Below `/api/hq/v1`; parameters in braces name fields of `input`. */
  path: `/${string}`;
  /** One line, shown in the API docs and in the actions registry. */
  summary: string;
  /** More, where the summary does not say it all. */
  description?: string;
  /** Permission that the caller needs; `authenticated` asks only for a valid caller. */
  permission: PermissionName | 'authenticated';
  input: I;
  output: O;
  /** Status of a success. Default: 200; 201 for a POST that creates. */
  successStatus?: 200 | 201 | 202;
  /** Errors beyond validation, authentication and permission. */
  errors?: ErrorName[];
  /** Required of every mutation; on a GET it makes the read itself audited. */
  audit?: { subject: AuditSubject; severity: AuditSeverity };
  /** The output carries `version`: answers have an ETag; a PATCH must send If-Match. */
  versioned?: boolean;
  /** Calling it twice with the same input leaves the same state. Default: GET, PATCH and DELETE. */
  idempotent?: boolean;
  /** Something is lost or somebody is locked out. Default: DELETE. */
  destructive?: boolean;
  /** Whether a change set must carry it; `none` until change sets exist for the operation. Default: `none`. */
  approval?: 'none';
  /** Fields of the output that are shown once; a replay of an Idempotency-Key answers them as null. */
  secretFields?: string[];
  /** Where the output has the id of what a POST created, dotted: the answer has a Location. */
  created?: string;
  /** Media types of the file that is answered instead of JSON. */
  download?: readonly string[];
  /** Largest request body in bytes, for what carries a file. Default: 1 MiB. */
  bodyLimit?: number;
  /** Whether it can be run for many rows as a bulk run, and how. */
  bulk?: BulkDeclaration;
  /** What undoes it; absent for what cannot be undone. */
  undo?: UndoDeclaration;
  /** Whether scaffolder, MCP and the CLI may call it; false for file downloads. Default: true. */
  action?: boolean;
}

/** A declared operation with its defaults filled in and its oRPC contract. */
export interface Endpoint<
  I extends InputSchema = InputSchema,
  O extends z.ZodType = z.ZodType,
> extends Required<
    Omit<
      EndpointDeclaration<I, O>,
      'audit' | 'bulk' | 'created' | 'description' | 'download' | 'undo'
    >
  > {
  created?: string;
  description?: string;
  download?: readonly string[];
  bulk?: BulkDeclaration;
  undo?: UndoDeclaration;
  audit?: { subject: AuditSubject; severity: AuditSeverity };
  /** True for everything but GET. */
  mutation: boolean;
  /** The same operation for oRPC: OpenAPI document and typed client. */
  contract: ReturnType<typeof toContract<I, O>>;
}

function toContract<I extends InputSchema, O extends z.ZodType>(
  declaration: EndpointDeclaration<I, O>,
  successStatus: number,
) {
  return oc
    .route({
      method: declaration.method,
      path: declaration.path,
      operationId: declaration.id,
      summary: declaration.summary,
      description: declaration.description,
      tags: [declaration.id.split('.')[0]],
      successStatus,
    })
    .input(declaration.input)
    .output(declaration.output);
}

/**
 * Declares an operation. Called once per operation, in its domain's folder of this package.
 * @throws Error when a mutation declares no audit, or a path parameter is no field of the input.
 */
export function endpoint<I extends InputSchema, O extends z.ZodType>(
  declaration: EndpointDeclaration<I, O>,
): Endpoint<I, O> {
  const mutation = declaration.method !== 'GET';
  if (mutation && !declaration.audit) {
    throw new Error(
      `${declaration.id} changes something and declares no audit`,
    );
  }
  for (const name of pathParameters(declaration.path)) {
    if (!(name in declaration.input.shape)) {
      throw new Error(`${declaration.id}: {${name}} is no field of its input`);
    }
  }
  const successStatus = declaration.successStatus ?? 200;
  return {
    ...declaration,
    successStatus,
    errors: declaration.errors ?? [],
    versioned: declaration.versioned ?? false,
    idempotent: declaration.idempotent ?? declaration.method !== 'POST',
    destructive: declaration.destructive ?? declaration.method === 'DELETE',
    approval: declaration.approval ?? 'none',
    bodyLimit: declaration.bodyLimit ?? DEFAULT_BODY_LIMIT,
    secretFields: declaration.secretFields ?? [],
    action: declaration.action ?? true,
    mutation,
    contract: toContract(declaration, successStatus),
  };
}

/** Names of the parameters in a path such as `/tenants/{tenantId}/suspend`. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1]);
}

/** The parsed input of an endpoint, as its handler receives it. */
export type InputOf<E> = E extends Endpoint<infer I, z.ZodType>
  ? z.output<I>
  : never;

/** What a caller of an endpoint sends. */
export type RequestOf<E> = E extends Endpoint<infer I, z.ZodType>
  ? z.input<I>
  : never;

/** What an endpoint answers with. */
export type OutputOf<E> = E extends Endpoint<InputSchema, infer O>
  ? z.output<O>
  : never;
