import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import {
  CLIENT_ID,
  OtherIssuer,
} from '@cleanmatex/auth-backend-module-hq/testing';
import { Client } from 'pg';
import { freePort } from './freePort';

const root = path.resolve(__dirname, '../../../..');
const SHIPPED = [
  'app-config.yaml',
  'app-config.production.yaml',
  'catalog-info.yaml',
  'templates',
];
const READY_MS = 120_000;

const random = () => randomBytes(32).toString('base64url');

function signingKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return Buffer.from(pem).toString('base64');
}

/** Unpacks the bundle below the checkout, whose node_modules stand in for what `yarn workspaces focus` installs. */
function unpackBundle(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const modules = path.join(folder, 'node_modules/@cleanmatex');
  mkdirSync(modules, { recursive: true });
  const bundle = path.join(root, 'packages/backend/dist/bundle.tar.gz');
  execFileSync('tar', ['xzf', bundle, '-C', folder]);
  for (const name of SHIPPED) {
    const target = path.join(folder, name);
    cpSync(path.join(root, name), target, { recursive: true });
  }
  for (const plugin of readdirSync(path.join(folder, 'plugins'))) {
    symlinkSync(
      path.join(folder, 'plugins', plugin),
      path.join(modules, plugin),
    );
  }
  const own = path.join(folder, 'packages/backend/node_modules');
  mkdirSync(own, { recursive: true });
  symlinkSync(path.join(folder, 'packages/app'), path.join(own, 'app'));
}

/** The portal as production runs it: the built bundle, databases outside, the company's sign-in. */
export class Production {
  output = '';
  private process?: ChildProcess;

  private constructor(
    readonly address: string,
    readonly issuer: OtherIssuer,
    private readonly folder: string,
    private readonly settings: NodeJS.ProcessEnv,
  ) {}

  /** Prepares everything: unpacked bundle, an empty database on the portal's server with a run-time login, issuer. */
  static async prepare(): Promise<Production> {
    const folder = path.join(`${process.env.E2E_STATE_DIR}`, 'production');
    unpackBundle(folder);
    const issuer = await OtherIssuer.create();
    issuer.clientSecret = random();
    await issuer.start();
    const port = await freePort();
    const owner = new URL(`${process.env.HQ_DATABASE_URL}`);
    const password = random();
    const client = new Client(owner.toString());
    await client.connect();
    await client.query(
      `CREATE ROLE hq_production LOGIN IN ROLE hq_console PASSWORD '${password}'`,
    );
    await client.end();
    owner.pathname = '/production';
    const runtime = new URL(owner);
    runtime.username = 'hq_production';
    runtime.password = password;
    const address = `http://localhost:${port}`;
    return new Production(address, issuer, folder, {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HQ_BASE_URL: address,
      HQ_PORT: `${port}`,
      HQ_DATABASE_URL: owner.toString(),
      HQ_DATABASE_RUNTIME_URL: runtime.toString(),
      BACKSTAGE_DATABASE_URL: process.env.BACKSTAGE_DATABASE_URL,
      APP_CONFIG_backend_database_prefix: 'production_',
      AUTH_OIDC_CLIENT_ID: CLIENT_ID,
      AUTH_OIDC_CLIENT_SECRET: issuer.clientSecret,
      AUTH_OIDC_METADATA_URL: `${issuer.url}/.well-known/openid-configuration`,
      AUTH_SESSION_SECRET: random(),
      HQ_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      HQ_AUDIT_SIGNING_KEY: signingKey(),
      HQ_AUDIT_HEAD_FILE: path.join(folder, 'audit-heads.jsonl'),
    });
  }

  /**
   * Starts it.
   * @param overrides - environment variables
   * @returns `ready`, or the exit code when it ended before
   */
  async start(overrides: NodeJS.ProcessEnv = {}): Promise<'ready' | number> {
    const child = spawn(
      process.execPath,
      [
        '.',
        '--config',
        '../../app-config.yaml',
        '--config',
        '../../app-config.production.yaml',
      ],
      {
        cwd: path.join(this.folder, 'packages/backend'),
        env: { ...this.settings, ...overrides },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.process = child;
    this.output = '';
    const keep = (chunk: Buffer) => {
      this.output += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const health = `${this.address}/.backstage/health/v1/readiness`;
    for (const end = Date.now() + READY_MS; Date.now() < end; ) {
      if (child.exitCode !== null) return child.exitCode;
      const ready = await fetch(health).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) return 'ready';
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    throw new Error(`Not ready within ${READY_MS} ms\n${this.output}`);
  }

  /** Makes the first person, as `hq user create` would. */
  async addPerson(email: string, role: string): Promise<void> {
    const client = new Client(this.settings.HQ_DATABASE_URL);
    await client.connect();
    await client.query(
      `WITH person AS (INSERT INTO hq.sys_users (email, name, status, entity_name) VALUES ($1, $1, 'active', 'first') RETURNING id)
       INSERT INTO hq.sys_user_roles (user_id, role_code) SELECT id, $2 FROM person`,
      [email, role],
    );
    await client.end();
  }

  /** Ends the portal and the issuer. */
  async stop(): Promise<void> {
    this.process?.kill('SIGKILL');
    await this.issuer.stop();
  }
}
