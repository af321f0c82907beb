import path from 'node:path';
import { whenAborted, type Command } from '../context.ts';
import {
  backendEnvironment,
  configArguments,
  openDatabases,
} from '../environment.ts';
import { releasePortal, reservePortal } from '../portal.ts';
import { assertPortUsable, parsePort } from '../ports.ts';
import { Problem } from '../problems.ts';
import { unseenSamplePassword } from '../sampleStaff.ts';
import { program } from '../programs.ts';
import { startService } from '../subprocess.ts';
import { DEFAULT_PORT, OWN_CLUSTER } from './start.ts';

/** The port of the UI's development server, as in config/dev.yaml. */
const UI_PORT = 3000;

/** `npm run dev`: backend and UI, each of which reloads when a source changes, on the data of `npm start`. */
export const dev: Command = async context => {
  const { root, say, interrupted } = context;
  const stateDir = path.join(root, '.hq');
  const port = parsePort(process.env.PORT || `${DEFAULT_PORT}`, 'PORT');
  await reservePortal(stateDir, port);
  try {
    await assertPortUsable(UI_PORT);
    const databases = await openDatabases({
      ...context,
      stateDir,
      ...OWN_CLUSTER,
    });
    const env = backendEnvironment(stateDir, databases, port);
    const password = databases.platformIsEmbedded
      ? unseenSamplePassword(stateDir)
      : undefined;
    if (password) env.HQ_SAMPLE_STAFF_PASSWORD = password;
    const args = [
      program(root, 'backstage'),
      'package',
      'start',
      ...configArguments(root, env),
      '--config',
      path.join(root, 'packages', 'toolchain', 'config', 'dev.yaml'),
    ];
    const services = ['backend', 'app'].map(name =>
      startService(root, args, { cwd: path.join(root, 'packages', name), env }),
    );
    if (password)
      say(
        `Until npm start has shown it, the sample staff's password is: ${password}`,
      );
    try {
      const code = await Promise.race([
        ...services.map(({ exited }) => exited),
        whenAborted(interrupted),
      ]);
      if (typeof code === 'number')
        throw new Problem(
          'A development server stopped; see its output above.',
        );
      return 0;
    } finally {
      await Promise.all(services.map(service => service.stop()));
      await databases.release();
    }
  } finally {
    releasePortal(stateDir);
  }
};
