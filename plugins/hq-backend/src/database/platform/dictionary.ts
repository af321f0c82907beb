import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFile } from 'node:fs/promises';

/** A column of a platform table, as PostgreSQL prints it. */
export interface DictionaryColumn {
  name: string;
  /** As `format_type()` prints it, for example `character varying(120)`. */
  type: string;
  notNull?: boolean;
  /** SQL expression. */
  default?: string;
}

/** A foreign key of a platform table. */
export interface DictionaryForeignKey {
  columns: string[];
  /** Table in `public`, or `auth.users`. */
  references: string;
  refColumns: string[];
  onDelete: 'cascade' | 'restrict' | 'set null' | 'no action';
}

/** A table of the tenant platform as it is in the field. */
export interface DictionaryTable {
  columns: DictionaryColumn[];
  primaryKey?: string[];
  unique?: string[][];
  /** `CHECK (...)` clauses. */
  checks?: string[];
  foreignKeys?: DictionaryForeignKey[];
  rowLevelSecurity: boolean;
  policies?: { command: string; roles: string[] }[];
  /** `fires`: for example `AFTER DELETE/INSERT/UPDATE`. */
  triggers?: { name: string; fires: string }[];
}

/** The platform's tables by name. */
export type Dictionary = Record<string, DictionaryTable>;

/** Rows of the platform's code tables, by table. */
export type CodeLists = Record<string, Record<string, unknown>[]>;

/** Reads the description of the platform's tables that this release was made for. */
export async function readDictionary(): Promise<Dictionary> {
  return JSON.parse(await readPlatformFile('data-dictionary.json'));
}

/** Reads the codes that a new platform database starts with. */
export async function readCodeLists(): Promise<CodeLists> {
  return JSON.parse(await readPlatformFile('code-lists.json'));
}

function readPlatformFile(name: string): Promise<string> {
  return readFile(
    resolvePackagePath('@cleanmatex/hq-backend', 'platform', name),
    'utf8',
  );
}
