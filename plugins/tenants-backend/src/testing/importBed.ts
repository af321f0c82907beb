import {
  bulkContract,
  importFieldTexts,
  importFields,
  suggestColumns,
  tenantImportsContract as c,
  type ImportFieldName,
  type ImportRow,
  type ImportRowKind,
  type PermissionName,
  type TenantImport,
} from '@cleanmatex/hq-common';
import type { Actor } from '@cleanmatex/hq-node';
import { BulkTestbed } from './bulkBed';

/** What importing, running and undoing takes. */
export const importRights: PermissionName[] = [
  'hq.tenant.read',
  'hq.tenant.create',
  'hq.tenant.archive',
  'hq.bulk.run',
  'hq.bulk.read',
];

/** A row of a file, field by field. */
export type FileRow = Partial<Record<ImportFieldName, string>>;

/** A row that has nothing wrong with it. */
export const goodRow = (word: string, fields: FileRow = {}): FileRow => ({
  name: `Laundry ${word}`,
  name2: 'مغسلة النور',
  slug: `laundry-${word}`,
  email: `${word}@laundry.example`,
  phone: '92123456',
  country: 'OM',
  planCode: 'growth',
  ...fields,
});

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Rows as a CSV file with the headers of the template. */
export const csvOf = (rows: FileRow[]): string =>
  [
    importFields.map(field => importFieldTexts[field].en),
    ...rows.map(row => importFields.map(field => row[field] ?? '')),
  ]
    .map(cells => cells.map(quoted).join(','))
    .join('\r\n');

/** Imports on the real kernel with bulk runs, as somebody who may. */
export class ImportTestbed {
  private constructor(readonly bulk: BulkTestbed, readonly actor: Actor) {}

  static async create(): Promise<ImportTestbed> {
    const bulk = await BulkTestbed.create();
    return new ImportTestbed(bulk, bulk.person(importRights));
  }

  close(): Promise<void> {
    return this.bulk.close();
  }

  /** Uploads a file. */
  upload(file: string | Uint8Array, actor = this.actor): Promise<TenantImport> {
    const content = Buffer.from(file as string).toString('base64');
    const input = { fileName: 'tenants.csv', content };
    return this.bulk.kernel.call(c.create, input, { actor });
  }

  /** Uploads rows and takes the columns as they are suggested. */
  async rows(rows: FileRow[]): Promise<TenantImport> {
    const { id, headers } = await this.upload(csvOf(rows));
    const columns = suggestColumns(headers.map(({ header }) => header));
    const input = { importId: id, columns };
    return this.bulk.kernel.call(c.map, input, { actor: this.actor });
  }

  /** Rows of an import. */
  async list(importId: string, only?: ImportRowKind): Promise<ImportRow[]> {
    const input = { importId, only };
    const { actor } = this;
    return (await this.bulk.kernel.call(c.rows, input, { actor })).items;
  }

  /** Corrects or drops a row. */
  edit(
    importId: string,
    position: number,
    change: { values?: FileRow; dropped?: boolean },
  ): Promise<ImportRow> {
    const input = { importId, position, ...change };
    return this.bulk.kernel.call(c.editRow, input, { actor: this.actor });
  }

  /** Makes a run of an import and lets its preview end. @returns the run's id. */
  async run(importId: string, leaveOutErrors = false): Promise<string> {
    const input = { importId, leaveOutErrors };
    const { actor, bulk } = this;
    const { id } = await bulk.kernel.call(c.run, input, { actor });
    await bulk.kernel.runJobs();
    return id;
  }

  /** Asks for the undoing of a run, and starts it. @returns the run that undoes. */
  async undo(runId: string) {
    const { actor, bulk } = this;
    const { id } = await bulk.kernel.call(
      bulkContract.undo,
      { runId },
      { actor },
    );
    await bulk.kernel.runJobs();
    return bulk.start(actor, id);
  }

  /** Slugs with the statuses of tenants whose slugs begin with a word. */
  tenants(
    word: string,
  ): Promise<Array<{ id: string; slug: string; status: string }>> {
    return this.bulk.rows(
      `SELECT id, slug, status FROM org_tenants_mst WHERE slug LIKE ? || '%' ORDER BY slug`,
      word,
    );
  }
}
