import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint';
import { anyOf, listQuery, page } from '../../kernel/list';
import { line, Permission, Reason, RoleCode } from '../fields';
import { ApiKey, apiKeyStatuses } from '../schemas';

/** Operations on API keys. */
export const apiKeysContract = {
  list: endpoint({
    id: 'apiKeys.list',
    method: 'GET',
    path: '/api-keys',
    summary: 'List API keys',
    permission: 'hq.api-key.read',
    input: z.strictObject({
      status: anyOf(z.enum(apiKeyStatuses)).describe('Only these states'),
      ...listQuery(['name', 'createdAt', 'expiresAt'], '-createdAt'),
    }),
    output: page(ApiKey),
  }),
  create: endpoint({
    id: 'apiKeys.create',
    method: 'POST',
    path: '/api-keys',
    summary: 'Make an API key',
    description:
      'The key is shown in this answer and never again. It acts with its role, narrowed by its scopes, and can hold no permission that you do not hold. Send it as Authorization: Bearer.',
    permission: 'hq.api-key.manage',
    input: z.strictObject({
      name: line(80).describe('What the key is used for'),
      roleCode: RoleCode,
      scopes: z
        .array(Permission)
        .min(1)
        .max(200)
        .optional()
        .describe("Permissions out of the role's; default: all of them"),
      expiresInDays: z
        .int()
        .min(1)
        .max(365)
        .default(90)
        .describe('Days until the key stops working, 1 to 365'),
    }),
    output: z.object({
      apiKey: ApiKey.describe('The key without its secret'),
      secret: z
        .string()
        .nullable()
        .describe('The whole key, shown once; null in a repeated answer'),
    }),
    successStatus: 201,
    errors: ['NotAllowedError'],
    audit: { subject: 'api-key', severity: 'high' },
    secretFields: ['secret'],
    action: false,
  }),
  revoke: endpoint({
    id: 'apiKeys.revoke',
    method: 'DELETE',
    path: '/api-keys/{apiKeyId}',
    summary: 'Revoke an API key',
    description: 'The next request with it is refused. It cannot be undone.',
    permission: 'hq.api-key.manage',
    input: z.strictObject({
      apiKeyId: z.guid().describe('Id of the key'),
      reason: Reason,
    }),
    output: ApiKey,
    errors: ['NotFoundError', 'ConflictError'],
    audit: { subject: 'api-key', severity: 'high' },
  }),
};
