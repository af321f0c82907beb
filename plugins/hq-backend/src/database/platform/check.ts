import type { Knex } from 'knex';
import { RUNTIME_ROLE } from '../pool';
import {
  FoundColumn,
  FoundTable,
  isAdopted,
  readPublicTables,
} from './catalog';
import { compareTypes } from './columnTypes';
import {
  DictionaryColumn,
  DictionaryTable,
  readDictionary,
} from './dictionary';
import { rightsFor, TableUse, usedTables } from './usedColumns';

/** Where a platform table is not as the console expects it. */
export interface PlatformDifference {
  table: string;
  /** The column, or columns with a comma; absent when the table is meant. */
  column?: string;
  expected: string;
  found: string;
  /** True when statements of the console would fail. */
  breaking: boolean;
}

/** How one platform table stands. */
export interface PlatformTableReport {
  table: string;
  /** `created`: missing before, made by the console's migration. */
  state: 'found' | 'created' | 'differing' | 'missing';
  differences: PlatformDifference[];
}

/** How the platform's part of the database fits this release of the console. */
export interface PlatformReport {
  /** Every table that the console uses, then others that have a difference. */
  tables: PlatformTableReport[];
  /** True when at least one difference breaks something. */
  breaking: boolean;
}

type Difference = Omit<PlatformDifference, 'table'>;

/**
 * Compares the platform tables with what the console uses of them. Reads the
 * system catalog only. In a database that the console has not migrated yet,
 * missing tables and rights break nothing: the migrations bring them.
 *
 * @param knex - any pool or connection to the database
 * @param options - `migrated`: whether what the migrations bring is expected to be there; default where the console
 *   has migrated the database before
 */
export async function checkPlatform(
  knex: Knex,
  options: { migrated?: boolean } = {},
): Promise<PlatformReport> {
  const dictionary = await readDictionary();
  const adopted = options.migrated ?? (await isAdopted(knex, RUNTIME_ROLE));
  const found = await readPublicTables(
    knex,
    adopted ? RUNTIME_ROLE : undefined,
  );
  const used = Object.entries(usedTables).map(([name, use]) => {
    const table = found.get(name);
    return table
      ? reportTable(table, use, dictionary[name])
      : missingTable(name, adopted);
  });
  const unprotected = Array.from(found.values())
    .filter(table => !(table.name in usedTables))
    .map(table => differing(table.name, rowSecurity(table)))
    .filter(({ differences }) => differences.length > 0);
  const tables = [...used, ...unprotected];
  const breaking = tables.some(({ differences }) =>
    differences.some(difference => difference.breaking),
  );
  return { tables, breaking };
}

function missingTable(name: string, adopted: boolean): PlatformTableReport {
  const found = adopted ? 'nothing' : 'nothing; the migrations create it';
  const difference = { expected: 'a table', found, breaking: adopted };
  return { ...differing(name, [difference]), state: 'missing' };
}

function reportTable(
  found: FoundTable,
  use: TableUse,
  expected: DictionaryTable,
): PlatformTableReport {
  const report = differing(found.name, [
    ...use.columns.flatMap(column => usedColumn(column, use, expected, found)),
    ...(use.inserts ? unknownColumns(use, found) : []),
    ...use.keys.flatMap(key => missingKey(key, found)),
    ...(use.inserts ? unknownChecks(use, expected, found) : []),
    ...missingRights(use, found),
    ...rowSecurity(found),
  ]);
  return report.differences.length === 0 && found.created
    ? { ...report, state: 'created' }
    : report;
}

function differing(
  table: string,
  differences: Difference[],
): PlatformTableReport {
  return {
    table,
    state: differences.length ? 'differing' : 'found',
    differences: differences.map(difference => ({ table, ...difference })),
  };
}

function usedColumn(
  name: string,
  use: TableUse,
  table: DictionaryTable,
  found: FoundTable,
): Difference[] {
  const expected = table.columns.find(column => column.name === name);
  if (!expected) {
    throw new Error(`The data dictionary has no such column: ${name}`);
  }
  const actual = found.columns.find(column => column.name === name);
  if (!actual) {
    return [
      {
        column: name,
        expected: expected.type,
        found: 'nothing',
        breaking: true,
      },
    ];
  }
  const fit = compareTypes(expected.type, actual.type);
  const type: Difference[] =
    fit === 'fits'
      ? []
      : [
          {
            column: name,
            expected: expected.type,
            found: actual.type,
            breaking: fit === 'breaks',
          },
        ];
  return [...type, ...fillDifference(expected, actual, use)];
}

function fillDifference(
  expected: DictionaryColumn,
  actual: FoundColumn,
  use: TableUse,
): Difference[] {
  const column = actual.name;
  const optional = !expected.notNull || expected.default !== undefined;
  if (use.inserts && !actual.writable) {
    const text = 'a column that takes values';
    return [
      { column, expected: text, found: 'generated always', breaking: true },
    ];
  }
  if (use.inserts && optional && actual.notNull && !actual.filled) {
    const text = expected.notNull ? 'a default' : 'nullable';
    const without = 'NOT NULL without default';
    return [{ column, expected: text, found: without, breaking: true }];
  }
  if (expected.notNull && !actual.notNull) {
    return [
      { column, expected: 'NOT NULL', found: 'nullable', breaking: false },
    ];
  }
  return [];
}

function unknownColumns(use: TableUse, found: FoundTable): Difference[] {
  const known = new Set(use.columns);
  return found.columns
    .filter(({ name }) => !known.has(name))
    .filter(column => column.notNull && !column.filled)
    .map(column => ({
      column: column.name,
      expected: 'nullable or with a default',
      found: found.insertTrigger
        ? `${column.type} NOT NULL without default, perhaps filled by a trigger`
        : `${column.type} NOT NULL without default`,
      breaking: !found.insertTrigger,
    }));
}

function missingKey(key: string[], found: FoundTable): Difference[] {
  const wanted = sorted(key);
  if (found.keys.some(columns => sorted(columns) === wanted)) {
    return [];
  }
  return [
    {
      column: key.join(', '),
      expected: 'unique',
      found: 'no unique key',
      breaking: true,
    },
  ];
}

const sorted = (columns: string[]) => [...columns].sort().join(', ');

function unknownChecks(
  use: TableUse,
  expected: DictionaryTable,
  found: FoundTable,
): Difference[] {
  const known = new Set(expected.checks ?? []);
  return found.checks
    .filter(({ clause }) => !known.has(clause))
    .filter(({ columns }) => columns.some(name => use.columns.includes(name)))
    .map(({ columns, clause }) => ({
      column: columns.join(', '),
      expected: 'no such check',
      found: clause,
      breaking: false,
    }));
}

function missingRights(use: TableUse, found: FoundTable): Difference[] {
  const needed = rightsFor(use);
  const missing = needed.filter(right => found.missingRights.includes(right));
  return missing.length
    ? [
        {
          expected: `${needed.join(', ')} granted to ${RUNTIME_ROLE}`,
          found: `no ${missing.join(', ')}`,
          breaking: true,
        },
      ]
    : [];
}

function rowSecurity(found: FoundTable): Difference[] {
  return found.name.startsWith('org_') && !found.rowSecurity
    ? [
        {
          expected: 'row-level security',
          found: 'off: a tenant may see rows of others',
          breaking: false,
        },
      ]
    : [];
}
