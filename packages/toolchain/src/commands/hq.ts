import path from 'node:path';
import type { Command } from '../context.ts';
import {
  backendEnvironment,
  configArguments,
  openDatabases,
} from '../environment.ts';
import { parsePort } from '../ports.ts';
import { program } from '../programs.ts';
import { runNode } from '../subprocess.ts';
import { DEFAULT_PORT, OWN_CLUSTER } from './start.ts';

/**
 * `npm run -s hq -- <command>`: the operators' command line on the data of `npm start`, which may run meanwhile.
 * Standard output and exit code are the command's own. HQ_CONFIG_ARGUMENTS tells it the configuration files.
 */
export const hq: Command = async (context, args) => {
  const { root, interrupted } = context;
  const stateDir = path.join(root, '.hq');
  const port = parsePort(process.env.PORT || `${DEFAULT_PORT}`, 'PORT');
  const databases = await openDatabases({
    ...context,
    stateDir,
    ...OWN_CLUSTER,
  });
  try {
    const env = backendEnvironment(stateDir, databases, port);
    const script = path.join(root, 'packages', 'hq-cli', 'src', 'index.ts');
    return await runNode(
      ['--require', program(root, 'transform'), script, ...args],
      {
        cwd: root,
        env: {
          ...env,
          HQ_CONFIG_ARGUMENTS: JSON.stringify(configArguments(root, env)),
        },
        interrupted,
      },
    );
  } finally {
    await databases.release();
  }
};
