import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { repositoryRoot } from '../repository';
import { memoryOf } from './processMemory';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}

/** Waits until something holds. @throws Error after `seconds` (default 60). */
export async function until(
  what: () => Promise<boolean>,
  seconds = 60,
): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await what().catch(() => false)) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`It did not happen within ${seconds} s`);
}

/** A PostgreSQL and an API process of a test's own, either of which can be killed and started again. */
export class Machine {
  private readonly folder = mkdtempSync(join(tmpdir(), 'hq-faults-'));
  private postgres?: ChildProcess;
  private api?: ChildProcess;
  private output = '';
  /** Most memory for objects of JavaScript, in MB; undefined as Node.js has it. */
  private heapLimit?: number;
  private constructor(
    private readonly databasePort: number,
    private readonly apiPort: number,
  ) {}

  /**
   * Brings both up on an empty database.
   * @param settings - settings of `hq.database`
   * @param heapLimit - most memory for objects of JavaScript, in MB; beyond it the API ends. Default: as Node.js has it.
   */
  static async start(
    settings: object = {},
    heapLimit?: number,
  ): Promise<Machine> {
    const machine = new Machine(await freePort(), await freePort());
    machine.heapLimit = heapLimit;
    // PostgreSQL refuses to run as root; its own account must reach the data.
    chmodSync(machine.folder, 0o755);
    mkdirSync(machine.temporaryFolder);
    await machine.startDatabase();
    machine.writeConfig(settings);
    await machine.startApi();
    return machine;
  }

  /** Address of the process, without a path. */
  get origin(): string {
    return new URL(this.url).origin;
  }

  /** Address of the API. */
  get url(): string {
    return `http://127.0.0.1:${this.apiPort}/api/hq/v1`;
  }

  private get databaseUrl(): string {
    return `postgres://postgres:postgres@127.0.0.1:${this.databasePort}/cleanmatex`;
  }

  private get dataFolder(): string {
    return join(this.folder, 'data');
  }

  private get temporaryFolder(): string {
    return join(this.folder, 'tmp');
  }

  private async startDatabase(): Promise<void> {
    const postgres = spawn(
      process.execPath,
      [
        join(
          repositoryRoot,
          'packages/assurance/src/testing/postgresServer.mjs',
        ),
        this.dataFolder,
        String(this.databasePort),
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    this.postgres = postgres;
    await new Promise<void>((resolve, reject) => {
      postgres.stdout.once('data', () => resolve());
      postgres.once('exit', code =>
        reject(new Error(`PostgreSQL did not start: exit code ${code}`)),
      );
    });
  }

  private writeConfig(settings: object): void {
    const baseUrl = `http://127.0.0.1:${this.apiPort}`;
    const server = this.databaseUrl.replace(/\/cleanmatex$/, '');
    writeFileSync(
      join(this.folder, 'app-config.yaml'),
      JSON.stringify({
        app: { baseUrl },
        backend: {
          baseUrl,
          listen: { port: this.apiPort, host: '127.0.0.1' },
          database: { client: 'pg', connection: server },
          auth: { externalAccess: [{ type: 'hq-api-key', options: {} }] },
        },
        identity: { enabled: false },
        hq: {
          database: { url: this.databaseUrl, ...settings },
          rateLimit: { principalPerMinute: 1e9 },
        },
      }),
    );
  }

  /**
   * Starts the API and waits until it is ready.
   * @returns how long that took, in ms.
   */
  async startApi(): Promise<number> {
    const begun = performance.now();
    this.output = '';
    const api = spawn(
      process.execPath,
      [
        '--no-network-family-autoselection',
        '--expose-gc',
        ...(this.heapLimit ? [`--max-old-space-size=${this.heapLimit}`] : []),
        '--require',
        '@backstage/cli/config/nodeTransform.cjs',
        'src/testing/apiServer.ts',
        '--config',
        join(this.folder, 'app-config.yaml'),
      ],
      {
        cwd: join(repositoryRoot, 'packages/assurance'),
        env: {
          PATH: process.env.PATH,
          TMPDIR: this.temporaryFolder,
          NODE_ENV: 'development',
          LOG_LEVEL: 'info',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const keep = (chunk: Buffer) => {
      this.output = `${this.output}${chunk}`.slice(-20_000);
    };
    api.stdout.on('data', keep);
    api.stderr.on('data', keep);
    this.api = api;
    await until(async () => {
      const health = `${this.origin}/.backstage/health/v1/readiness`;
      return (await fetch(health)).ok;
    }).catch(error => {
      throw new Error(`${error.message}\n${this.output}`);
    });
    return performance.now() - begun;
  }

  /** kill -9 of the API. */
  async killApi(): Promise<void> {
    const { api } = this;
    if (!api || api.exitCode !== null) return;
    await new Promise(resolve => {
      api.once('exit', resolve);
      api.kill('SIGKILL');
    });
  }

  /** kill -9 of PostgreSQL, as a power cut would. */
  killDatabase(): void {
    const [pid] = readFileSync(
      join(this.dataFolder, 'postmaster.pid'),
      'utf8',
    ).split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }

  /** Starts PostgreSQL again; it recovers from its log. */
  async restartDatabase(): Promise<void> {
    this.postgres?.kill('SIGKILL');
    await until(
      () =>
        this.startDatabase().then(
          () => true,
          () => false,
        ),
      30,
    );
  }

  /** Runs SQL as superuser. */
  async sql<R extends object>(text: string, values?: unknown[]): Promise<R[]> {
    const client = new Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return (await client.query<R>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /**
   * Locks the table of tenants, so that statements on it wait.
   * @returns unlocks it.
   */
  async lockTenants(): Promise<() => Promise<void>> {
    const client = new Client({ connectionString: this.databaseUrl });
    await client.connect();
    await client.query('BEGIN');
    await client.query('LOCK TABLE org_tenants_mst IN ACCESS EXCLUSIVE MODE');
    return async () => {
      await client.query('COMMIT');
      await client.end();
    };
  }

  /** Memory that the API's process has for its data, in bytes. */
  get memory(): number {
    return memoryOf(this.api?.pid);
  }

  /** Asks the API's process to say something in its log. */
  signal(name: NodeJS.Signals): void {
    this.api?.kill(name);
  }

  /** Files that the API's process has put into its folder for temporary ones. */
  get temporaryFiles(): string[] {
    return readdirSync(this.temporaryFolder);
  }

  /** What the API has logged since it started, at most the last 20,000 characters. */
  get log(): string {
    return this.output;
  }

  /** Counts rows. @param from - `FROM …` */
  async count(from: string): Promise<number> {
    const [row] = await this.sql<{ n: string }>(`SELECT count(*) AS n ${from}`);
    return Number(row.n);
  }

  /** Makes an API key with a role's rights. */
  async createKey(role: string): Promise<string> {
    const prefix = randomBytes(5).toString('hex');
    const key = `hqk_${prefix}_${randomBytes(32).toString('base64url')}`;
    await this.sql(
      `INSERT INTO hq.sys_api_keys (name, prefix, secret_hash, role_code, expires_at, created_by)
       VALUES ($1, $2, $3, $4, now() + interval '1 day', 'test')`,
      [
        `faults ${role}`,
        prefix,
        createHash('sha256').update(key).digest('hex'),
        role,
      ],
    );
    return key;
  }

  /** Ends both and deletes the data. */
  async stop(): Promise<void> {
    await this.killApi();
    const { postgres } = this;
    if (postgres && postgres.exitCode === null) {
      await new Promise(resolve => {
        postgres.once('exit', resolve);
        postgres.kill('SIGTERM');
      });
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
