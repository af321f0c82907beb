import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = /^(\d{4}_[a-z0-9_]+)\.(up|down)\.sql$/;

/** One step of the schema: a pair of `.sql` files. */
export interface Migration {
  /** File name without `.up.sql`, for example `0002_kernel`. */
  id: string;
  up: string;
  down: string;
  /** SHA-256 of the up file, hex; line ends do not count. */
  checksum: string;
}

/** Folder of the console's own migrations. */
export function migrationsDirectory(): string {
  return resolvePackagePath('@cleanmatex/hq-backend', 'migrations');
}

/**
 * Reads a folder of migrations, in the order in which they are applied.
 *
 * @throws when a file is misnamed, a number is taken twice, or an up or down
 *   file has no partner
 */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const found = new Map<string, { up?: string; down?: string }>();
  for (const file of (await readdir(directory)).sort()) {
    const match = FILE.exec(file);
    if (!match) {
      throw new Error(
        `Migration file ${file} is not named like 0001_name.up.sql`,
      );
    }
    const text = await readFile(join(directory, file), 'utf8');
    found.set(match[1], { ...found.get(match[1]), [match[2]]: text });
  }
  const numbers = new Map<string, string>();
  return Array.from(found, ([id, { up, down }]) => {
    if (up === undefined || down === undefined) {
      throw new Error(
        `Migration ${id} has no ${up === undefined ? 'up' : 'down'} file`,
      );
    }
    const number = id.slice(0, 4);
    const other = numbers.get(number);
    if (other) {
      throw new Error(`Migrations ${other} and ${id} have the same number`);
    }
    numbers.set(number, id);
    return { id, up, down, checksum: checksumOf(up) };
  });
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql.replace(/\r\n/g, '\n')).digest('hex');
}
