import path from 'node:path';
import type { Command } from '../context.ts';
import { backendEnvironment, openDatabases } from '../environment.ts';
import { findFreePort } from '../ports.ts';
import { ensureStockAppBuilt, ensureUiBuilt } from '../products.ts';
import { program } from '../programs.ts';
import { runNode } from '../subprocess.ts';

/** The benchmarks' PostgreSQL; it takes the next free port when this one is taken. */
const BENCH_CLUSTER = { preferredPort: 7732, keep: false, durable: true };

/** The port for a portal that a benchmark starts; the next free one when it is taken. */
const BENCH_PORT = 7207;

/** What the benchmarks that use a browser need built. */
const BUILDS: Record<string, Array<typeof ensureUiBuilt>> = {
  table: [ensureUiBuilt],
  firstload: [ensureUiBuilt, ensureStockAppBuilt],
};

/**
 * `npm run bench -- <name>`: runs a benchmark on a database of its own, deleted afterwards. HQ_DATABASE_URL and
 * BACKSTAGE_DATABASE_URL, when set, are used instead.
 */
export const bench: Command = async (context, args) => {
  const { root, interrupted } = context;
  const stateDir = path.join(root, '.hq', 'bench');
  const databases = await openDatabases({
    ...context,
    stateDir,
    ...BENCH_CLUSTER,
  });
  try {
    const env = backendEnvironment(
      stateDir,
      databases,
      await findFreePort(BENCH_PORT),
    );
    for (const ensureBuilt of BUILDS[args[0]] ?? [])
      await ensureBuilt(context, env);
    const script = path.join(root, 'packages', 'bench', 'src', 'index.ts');
    return await runNode(
      ['--require', program(root, 'transform'), script, ...args],
      {
        cwd: root,
        env,
        interrupted,
      },
    );
  } finally {
    await databases.release();
  }
};
