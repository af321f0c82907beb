import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '@cleanmatex/hq-backend';
import { TestDatabase } from '@cleanmatex/hq-backend/testing';
import {
  allEndpoints,
  permissionCatalog,
  permissionNames,
  systemRoles,
} from '@cleanmatex/hq-common';
import { repositoryRoot } from './repository';

const folder = join(repositoryRoot, 'docs/reports');

/**
 * Compares what the code says with the committed report, so that growth shows in a review. To accept a
 * change: `HQ_UPDATE_REPORTS=1 npm test -- reports`.
 */
function expectReport(name: string, text: string) {
  const file = join(folder, name);
  if (process.env.HQ_UPDATE_REPORTS) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;

function table(head: string[], rows: string[][]): string {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

describe('committed reports', () => {
  it('openapi.json is the API', async () => {
    const document = await openApiDocument(allEndpoints);
    expectReport('openapi.json', `${JSON.stringify(document, null, 1)}\n`);
  });

  it('operations.md lists every operation with its permission and audit', () => {
    const rows = allEndpoints.map(endpoint => [
      endpoint.id,
      `${endpoint.method} ${endpoint.path}`,
      endpoint.permission,
      endpoint.audit
        ? `${endpoint.audit.subject}, ${endpoint.audit.severity}`
        : '',
    ]);
    expectReport(
      'operations.md',
      `# Operations\n\n${table(
        ['Operation', 'Route', 'Permission', 'Audit'],
        rows,
      )}\n`,
    );
  });

  it('permissions.md is the matrix of roles', () => {
    const rows = permissionNames.map(name => [
      name,
      permissionCatalog[name].title,
      ...systemRoles.map(({ permissions }) =>
        (permissions as readonly string[]).includes(name) ? '✓' : '',
      ),
    ]);
    expectReport(
      'permissions.md',
      `# Permissions\n\n${table(
        ['Permission', 'Allows', ...systemRoles.map(({ code }) => code)],
        rows,
      )}\n`,
    );
  });

  describe('of the database', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await TestDatabase.create();
    }, 120_000);
    afterAll(() => database?.drop());

    it('schema.md has the tables of the console', async () => {
      const { rows } = await database.owner.raw<{
        rows: Array<Record<'table' | 'column' | 'type' | 'notes', string>>;
      }>(
        `SELECT c.relname AS "table", a.attname AS "column",
           format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END AS type,
           coalesce(col_description(c.oid, a.attnum), '') AS notes
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
         WHERE c.relnamespace = 'hq'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
         ORDER BY c.relname, a.attnum`,
      );
      expectReport(
        'schema.md',
        `# Tables of schema hq\n\n${table(
          ['Table', 'Column', 'Type', 'Notes'],
          rows.map(r => [r.table, r.column, r.type, r.notes]),
        )}\n`,
      );
    });

    it('every table of the console has a primary key and says what it is', async () => {
      const { rows } = await database.owner.raw<{
        rows: Array<{ name: string }>;
      }>(
        `SELECT c.relname AS name FROM pg_class c
         WHERE c.relnamespace = 'hq'::regnamespace AND c.relkind = 'r'
           AND (obj_description(c.oid) IS NULL
             OR NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p'))`,
      );
      expect(rows.map(({ name }) => name)).toEqual([]);
    });
  });
});
