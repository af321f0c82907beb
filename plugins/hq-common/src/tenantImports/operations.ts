import { z } from 'zod';
import { BulkRun } from '../bulk/schemas';
import { endpoint } from '../kernel/endpoint';
import { exportMedia } from '../kernel/export';
import {
  CreateImport,
  EditImportRow,
  ImportListQuery,
  ImportParams,
  ImportRow,
  ImportRowPage,
  ImportRowQuery,
  MapImport,
  MAX_IMPORT_BODY,
  OpenImportPage,
  RunImport,
  TemplateQuery,
  TenantImport,
} from './schemas';

const path = '/tenant-imports';
const one = `${path}/{importId}` as const;

const act = {
  method: 'POST',
  permission: 'hq.tenant.create',
  audit: { subject: 'tenant-import', severity: 'low' },
} as const;

const read = { method: 'GET', permission: 'hq.tenant.create' } as const;

/**
 * Operations on imports of tenants: a file becomes rows, which are corrected and then onboarded as one bulk run. An
 * import is its owner's alone.
 */
export const tenantImportsContract = {
  create: endpoint({
    ...act,
    id: 'tenantImports.create',
    path,
    summary: 'Read a file of tenants',
    description:
      'CSV (UTF-8, UTF-16 or Windows-1256) or the first sheet of an XLSX workbook, up to 10 MB and 10,000 rows. Nothing is onboarded.',
    input: CreateImport,
    output: TenantImport,
    successStatus: 201,
    created: 'id',
    bodyLimit: MAX_IMPORT_BODY,
    action: false,
  }),
  list: endpoint({
    ...read,
    id: 'tenantImports.list',
    path,
    summary: 'List your imports that are not run yet',
    input: ImportListQuery,
    output: OpenImportPage,
  }),
  template: endpoint({
    ...read,
    id: 'tenantImports.template',
    path: `${path}/template`,
    summary: 'An empty file with the headers in your language',
    input: TemplateQuery,
    output: z.unknown().describe('The file'),
    download: [exportMedia.csv, exportMedia.xlsx],
    action: false,
  }),
  get: endpoint({
    ...read,
    id: 'tenantImports.get',
    path: one,
    summary: 'Get an import of yours with its columns and counts',
    input: ImportParams,
    output: TenantImport,
    errors: ['NotFoundError'],
  }),
  rows: endpoint({
    ...read,
    id: 'tenantImports.rows',
    path: `${one}/rows`,
    summary: 'List the rows of an import with what is wrong with them',
    input: ImportRowQuery,
    output: ImportRowPage,
    errors: ['NotFoundError'],
  }),
  map: endpoint({
    ...act,
    id: 'tenantImports.map',
    path: `${one}/columns`,
    summary: 'Choose which column holds which field, and check every row',
    description:
      'Rows are read from the file again: what was corrected or dropped before is lost.',
    input: MapImport,
    output: TenantImport,
    idempotent: true,
    errors: ['NotFoundError', 'ConflictError'],
  }),
  editRow: endpoint({
    ...act,
    id: 'tenantImports.editRow',
    path: `${one}/rows/{position}`,
    summary: 'Correct, drop or take back a row, and check it again',
    input: EditImportRow,
    output: ImportRow,
    idempotent: true,
    errors: ['NotFoundError', 'ConflictError'],
  }),
  run: endpoint({
    ...act,
    id: 'tenantImports.run',
    path: `${one}/run`,
    summary: 'Make a bulk run of an import’s rows',
    description:
      'The run is previewed and waits to be started. It needs the permission hq.bulk.run too.',
    audit: { subject: 'tenant-import', severity: 'medium' },
    input: RunImport,
    output: BulkRun,
    successStatus: 202,
    errors: ['NotFoundError', 'ConflictError'],
  }),
  discard: endpoint({
    ...act,
    method: 'DELETE',
    id: 'tenantImports.discard',
    path: one,
    summary: 'Forget an import and its rows',
    input: ImportParams,
    output: z
      .object({ id: z.guid().describe('Id of the import') })
      .describe('What was forgotten'),
    errors: ['NotFoundError'],
  }),
};
