import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

/** A row to insert, or inserted. */
export type Row = Record<string, unknown>;

interface Column {
  table: string;
  name: string;
  type: string;
  required: boolean;
  /** The first value that the column's check lists, if it lists any. */
  allowed: string | null;
}

interface ForeignKey {
  table: string;
  columns: string[];
  target: string;
  targetColumns: string[];
}

const COLUMNS = `
  SELECT a.attrelid::regclass::text AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull AND NOT a.atthasdef AND a.attidentity = '' AS required,
    (SELECT substring(pg_get_constraintdef(k.oid) FROM 'ARRAY\\[[(]*''([^'']+)''') FROM pg_constraint k
      WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum] LIMIT 1) AS allowed
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'auth'))
    AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped`;

const FOREIGN_KEYS = `
  SELECT k.conrelid::regclass::text AS table, k.confrelid::regclass::text AS target,
    ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS n (num, place)
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.num ORDER BY n.place) AS columns,
    ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS n (num, place)
      JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = n.num ORDER BY n.place) AS "targetColumns"
  FROM pg_constraint k WHERE k.contype = 'f'`;

/** Values that a check asks for in a way that cannot be read from the catalog. */
const special: Record<string, Row> = {
  sys_auth_permissions: { code: 'tests:read' },
};

/** The column that says whose a row is; absent where rows are nobody's. */
export function tenantColumn(table: string): string {
  return table === 'org_tenants_mst' ? 'id' : 'tenant_org_id';
}

/**
 * Makes valid rows of any platform table from the system catalog alone, and
 * the rows that they refer to.
 */
export class RowFactory {
  private readonly inserted = new Map<string, Promise<Row>>();

  private constructor(
    private readonly owner: Knex,
    private readonly columns: Column[],
    private readonly foreignKeys: ForeignKey[],
  ) {}

  /** Reads the catalog once. `owner` must be a superuser's pool. */
  static async load(owner: Knex): Promise<RowFactory> {
    const columns = await owner.raw<{ rows: Column[] }>(COLUMNS);
    const keys = await owner.raw<{ rows: ForeignKey[] }>(FOREIGN_KEYS);
    return new RowFactory(owner, columns.rows, keys.rows);
  }

  /** A row of the tenant in that table; inserted at the first call, with what it refers to. */
  async insert(table: string, tenant: string): Promise<Row> {
    const key = `${table} ${tenant}`;
    const known = this.inserted.get(key);
    if (known) {
      return known;
    }
    const inserting = this.insertNew(table, tenant);
    this.inserted.set(key, inserting);
    return inserting;
  }

  /** A row that could be inserted; what it refers to is inserted. */
  async build(table: string, tenant: string): Promise<Row> {
    const columns = this.columns.filter(column => column.table === table);
    const owner = columns.find(({ name }) => name === tenantColumn(table));
    const row: Row = owner ? { [owner.name]: tenant } : {};
    const required = columns.filter(
      column => column.required || column === owner,
    );
    for (const key of this.foreignKeys.filter(k => k.table === table)) {
      if (required.some(({ name }) => key.columns.includes(name))) {
        const parent = await this.insert(key.target, tenant);
        key.columns.forEach((name, i) => {
          row[name] ??= parent[key.targetColumns[i]];
        });
      }
    }
    for (const column of required) {
      row[column.name] ??= special[table]?.[column.name] ?? valueFor(column);
    }
    return row;
  }

  private async insertNew(table: string, tenant: string): Promise<Row> {
    const row = await this.build(table, tenant);
    const query = this.owner(table).insert(row).returning('*');
    const [result] = await (special[table]
      ? query.onConflict(Object.keys(special[table])).merge()
      : query);
    return result;
  }
}

function valueFor({ type, allowed }: Column): unknown {
  if (allowed) {
    return allowed;
  }
  if (type === 'uuid') {
    return randomUUID();
  }
  if (/^(text|character)/.test(type)) {
    const length = Number(/\d+/.exec(type)?.[0] ?? 12);
    return randomUUID().replace(/-/g, '').slice(0, Math.min(length, 12));
  }
  if (/^(small|big)?int|^numeric|^double/.test(type)) {
    return 1;
  }
  if (/^json/.test(type)) {
    return '{}';
  }
  return type === 'boolean' ? true : new Date();
}
