import { escapeIdentifier, escapeLiteral } from 'pg';
import {
  CodeLists,
  DictionaryForeignKey,
  DictionaryTable,
} from '../database/platform/dictionary';

const list = (columns: string[]) => columns.map(escapeIdentifier).join(', ');

/** `CREATE TABLE` with columns, primary key, unique keys and checks; no foreign keys. */
export function createTableSql(name: string, table: DictionaryTable): string {
  const lines = table.columns.map(
    column =>
      `${escapeIdentifier(column.name)} ${column.type}` +
      `${column.notNull ? ' NOT NULL' : ''}` +
      `${column.default ? ` DEFAULT ${column.default}` : ''}`,
  );
  if (table.primaryKey) {
    lines.push(
      `CONSTRAINT ${name}_pkey PRIMARY KEY (${list(table.primaryKey)})`,
    );
  }
  lines.push(
    ...(table.unique ?? []).map(
      (columns, i) =>
        `CONSTRAINT ${constraintName(name, columns, 'key', i)} UNIQUE (${list(
          columns,
        )})`,
    ),
    ...(table.checks ?? []),
  );
  return `CREATE TABLE public.${name} (\n    ${lines.join(',\n    ')}\n  );`;
}

/** `ALTER TABLE ... ADD FOREIGN KEY` for one foreign key of a table. */
export function foreignKeySql(
  name: string,
  key: DictionaryForeignKey,
  index: number,
): string {
  const target = key.references.includes('.')
    ? key.references
    : `public.${key.references}`;
  return (
    `ALTER TABLE public.${name} ADD CONSTRAINT ${constraintName(
      name,
      key.columns,
      'fkey',
      index,
    )} ` +
    `FOREIGN KEY (${list(key.columns)}) REFERENCES ${target} (${list(
      key.refColumns,
    )}) ` +
    `ON DELETE ${key.onDelete.toUpperCase()};`
  );
}

/** Indexes behind the foreign keys to other tenant tables, where no key serves already. */
export function indexSql(name: string, table: DictionaryTable): string[] {
  const served = [table.primaryKey ?? [], ...(table.unique ?? [])];
  const wanted = (table.foreignKeys ?? [])
    .filter(key => key.references.startsWith('org_'))
    .map(key => key.columns)
    .filter(columns => !served.some(key => startsWith(key, columns)));
  return wanted
    .filter(
      (columns, i) =>
        !wanted.some((other, j) => i !== j && startsWith(other, columns)),
    )
    .map(
      columns =>
        `CREATE INDEX ${constraintName(
          name,
          columns,
          'idx',
          0,
        )} ON public.${name} (${list(columns)});`,
    );
}

function startsWith(columns: string[], prefix: string[]): boolean {
  return prefix.every((column, i) => columns[i] === column);
}

/** One `INSERT` with the rows of a code table. */
export function insertCodesSql(name: string, rows: CodeLists[string]): string {
  const columns = Array.from(new Set(rows.flatMap(row => Object.keys(row))));
  const values = rows.map(
    row => `    (${columns.map(column => literal(row[column])).join(', ')})`,
  );
  return `INSERT INTO public.${name} (${list(columns)}) VALUES\n${values.join(
    ',\n',
  )};`;
}

function literal(value: unknown): string {
  if (value === undefined || value === null) {
    return 'NULL';
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  return escapeLiteral(
    typeof value === 'string' ? value : JSON.stringify(value),
  );
}

/** PostgreSQL cuts names at 63 bytes; a number keeps long ones apart. */
function constraintName(
  table: string,
  columns: string[],
  suffix: string,
  index: number,
): string {
  const full = `${table}_${columns.join('_')}_${suffix}`;
  return full.length <= 63 ? full : `${table}_${suffix}${index + 1}`;
}
