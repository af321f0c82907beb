import path from 'node:path';
import { whenAborted, type Command, type Context } from '../context.ts';
import {
  backendEnvironment,
  openDatabases,
  type Databases,
} from '../environment.ts';
import { releasePortal, reservePortal, startPortal } from '../portal.ts';
import { parsePort } from '../ports.ts';
import { Problem } from '../problems.ts';
import {
  forgetSamplePassword,
  listSampleStaff,
  unseenSamplePassword,
} from '../sampleStaff.ts';
import { ensureUiBuilt } from '../products.ts';

/** The portal's port unless PORT says otherwise. */
export const DEFAULT_PORT = 7007;

/** The portal's own PostgreSQL; it takes the next free port when this one is taken. */
export const OWN_CLUSTER = { preferredPort: 7432, keep: true, durable: true };

async function explainSignIn(
  context: Context,
  stateDir: string,
  databases: Databases,
  password: string | undefined,
) {
  const { say } = context;
  const staff = password
    ? await listSampleStaff(databases.env.HQ_DATABASE_URL)
    : [];
  if (staff.length === 0) {
    say(
      'Sign in with your staff account. A new one: npm run -s hq -- user create --help',
    );
    return;
  }
  say('Sign in as one of the sample staff:');
  const width = Math.max(...staff.map(({ role }) => role.length));
  for (const { role, email } of staff) say(`  ${role.padEnd(width)}  ${email}`);
  say(`Their password, shown only this once:  ${password}`);
  forgetSamplePassword(stateDir);
}

async function serve(
  context: Context,
  stateDir: string,
  port: number,
  begun: number,
): Promise<number> {
  const { say, interrupted } = context;
  const databases = await openDatabases({
    ...context,
    stateDir,
    ...OWN_CLUSTER,
  });
  try {
    interrupted.throwIfAborted();
    const password = databases.platformIsEmbedded
      ? unseenSamplePassword(stateDir)
      : undefined;
    const env = backendEnvironment(stateDir, databases, port);
    if (password) env.HQ_SAMPLE_STAFF_PASSWORD = password;
    await ensureUiBuilt(context, env);
    say('Starting the backend');
    const portal = await startPortal(context, stateDir, env, port);
    try {
      say(
        `\nHQ Console is ready: ${portal.address}  (${(
          (Date.now() - begun) /
          1000
        ).toFixed(1)} s)`,
      );
      await explainSignIn(context, stateDir, databases, password);
      say('Ctrl-C stops it. Its log: .hq/logs/backend.log');
      const code = await Promise.race([
        portal.exited,
        whenAborted(interrupted),
      ]);
      if (typeof code === 'number') {
        throw new Problem(
          'The backend stopped unexpectedly. Its log: .hq/logs/backend.log',
        );
      }
      say('\nStopping');
    } finally {
      await portal.stop();
    }
  } finally {
    await databases.release();
  }
  return 0;
}

/** `npm start`: the portal with its own PostgreSQL, until Ctrl-C. */
export const start: Command = async (context, args) => {
  const begun = Date.now();
  if (args.length > 0)
    throw new Problem(
      `npm start takes no arguments; PORT=… sets the port. Unknown: ${args[0]}`,
      2,
    );
  const port = parsePort(process.env.PORT || `${DEFAULT_PORT}`, 'PORT');
  const stateDir = path.join(context.root, '.hq');
  await reservePortal(stateDir, port);
  try {
    return await serve(context, stateDir, port, begun);
  } finally {
    releasePortal(stateDir);
  }
};
