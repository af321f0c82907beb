import { z } from 'zod';
import { endpoint } from '../kernel/endpoint';
import { wholeNumber } from '../kernel/list';
import {
  AuditFacets,
  AuditFilters,
  AuditListQuery,
  AuditLogDetail,
  AuditLogPage,
  ChainVerification,
  auditFilters,
} from './schemas';

const position = wholeNumber(z.number().min(1).max(Number.MAX_SAFE_INTEGER));

/** Operations of the audit log. */
export const auditContract = {
  list: endpoint({
    id: 'audit.list',
    method: 'GET',
    path: '/audit-logs',
    summary: 'List entries of the audit log',
    permission: 'hq.audit.read',
    input: AuditListQuery,
    output: AuditLogPage,
  }),
  facets: endpoint({
    id: 'audit.facets',
    method: 'GET',
    path: '/audit-logs/facets',
    summary: 'Count entries of the audit log by what one filters by',
    permission: 'hq.audit.read',
    input: AuditFilters,
    output: AuditFacets,
  }),
  verify: endpoint({
    id: 'audit.verify',
    method: 'GET',
    path: '/audit-logs/verify',
    summary: 'Verify the hash chain of the audit log',
    description:
      'Recomputes every seal of a range and compares it with the signed heads. Names the first bad entry after an edit, a deletion, an insertion or a cut tail. Without a range: the whole chain.',
    permission: 'hq.audit.verify',
    input: z.strictObject({
      from: position
        .optional()
        .describe('First position; the entry before it is trusted. Default: 1'),
      to: position
        .optional()
        .describe('Last position. Default: the end of the chain'),
    }),
    output: ChainVerification,
    audit: { subject: 'audit-log', severity: 'low' },
  }),
  export: endpoint({
    id: 'audit.export',
    method: 'GET',
    path: '/audit-logs/export',
    summary: 'Download sealed entries of the audit log',
    description:
      'All columns as they were hashed, with their place in the chain, so that the file can be verified offline. Where the caller may not see personal data it is masked, the file says so, and it cannot be verified.',
    permission: 'hq.audit.export',
    input: z.strictObject({
      ...auditFilters,
      format: z
        .enum(['json', 'csv'])
        .default('json')
        .describe('Format of the file'),
    }),
    output: z.unknown().describe('The file'),
    errors: ['InputError'],
    audit: { subject: 'audit-log', severity: 'medium' },
    download: ['application/json', 'text/csv'],
    action: false,
  }),
  get: endpoint({
    id: 'audit.get',
    method: 'GET',
    path: '/audit-logs/{auditId}',
    summary: 'Get an entry of the audit log with its changes and its seal',
    permission: 'hq.audit.read',
    input: z.strictObject({ auditId: z.guid().describe('Id of the entry') }),
    output: AuditLogDetail,
    errors: ['NotFoundError'],
  }),
};
