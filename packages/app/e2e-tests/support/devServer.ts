import { spawn } from 'node:child_process';
import path from 'node:path';
import { freePort } from './freePort';

const app = path.resolve(__dirname, '../..');
const READY_MS = 150_000;

/** The user interface as `npm run dev` serves it, without a backend. */
export interface DevServer {
  address: string;
  stop(): Promise<void>;
}

/** Starts the development server on a free port. @throws Error with what it said when it does not answer in time */
export async function startDevServer(): Promise<DevServer> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const cli = path.dirname(require.resolve('@backstage/cli/package.json'));
  const config = path.join(app, '../../app-config.yaml');
  const child = spawn(
    process.execPath,
    [`${cli}/bin/backstage-cli`, 'package', 'start', '--config', config],
    {
      cwd: app,
      env: {
        ...process.env,
        NODE_ENV: 'development',
        BROWSER: 'none',
        HQ_BASE_URL: address,
        HQ_PORT: `${port}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
  });
  const stop = () => {
    child.kill('SIGKILL');
    return ended;
  };
  for (const end = Date.now() + READY_MS; Date.now() < end; ) {
    const ready = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return { address, stop };
    if (child.exitCode !== null) break;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  await stop();
  throw new Error(`The development server does not answer\n${output}`);
}
