import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import {
  buildPlatformFixture,
  TestDatabase,
} from '@cleanmatex/hq-backend/testing';
import { hq } from './testing/hq';

const random = () => randomBytes(32).toString('base64');
const firstKey = random();
const { privateKey } = generateKeyPairSync('ed25519');

describe('hq', () => {
  let database: TestDatabase;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    database = await TestDatabase.create();
    folder = await mkdtemp(path.join(tmpdir(), 'hq-cli-'));
    process.env.HQ_CONFIG_ARGUMENTS = await configFor(database);
  });
  afterAll(async () => {
    delete process.env.HQ_CONFIG_ARGUMENTS;
    await database.drop();
    await rm(folder, { recursive: true });
  });

  async function configFor({ ownerUrl }: TestDatabase): Promise<string> {
    file = path.join(folder, 'config.json');
    await writeFile(
      file,
      JSON.stringify({
        app: { baseUrl: 'https://hq.example' },
        backend: { baseUrl: 'https://hq.example' },
        hq: {
          database: { url: ownerUrl },
          encryptionKey: firstKey,
          audit: {
            headFile: path.join(folder, 'heads.jsonl'),
            signingKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
          },
        },
        identity: { cookieSecret: random(), client: { secret: random() } },
      }),
    );
    return JSON.stringify(['--config', file]);
  }

  it.each([
    [[]],
    [['platform', 'check']],
    [['migrate', 'down']],
    [['user', 'create']],
    [['api-key', 'create']],
    [['secrets', 'rotate']],
    [['secrets', 'rotate-signing-key']],
    [['audit', 'verify']],
    [['audit', 'verify-export']],
    [['sample-fleet', 'create']],
    [['sample-fleet', 'remove']],
    [['sample-fleet', 'status']],
  ])('explains %j with --help', async command => {
    const { code, out } = await hq(...command, '--help');
    expect(code).toBe(0);
    expect(out).toContain('Usage: hq');
  });

  it.each([
    [['nonsense']],
    [['user', 'create', '--email', 'a@b.example']],
    [['migrate', 'down', '--steps', '0']],
    [
      [
        'user',
        'create',
        '--email',
        'x',
        '--name',
        'X',
        '--role',
        'super_admin',
      ],
    ],
    [
      [
        'api-key',
        'create',
        '--name',
        'X',
        '--role',
        'qa_compliance',
        '--expires-days',
        'x',
      ],
    ],
  ])('ends with 2 for %j', async args => {
    expect((await hq(...args)).code).toBe(2);
  });

  it('tells its version', async () => {
    const { code, out } = await hq('--version');
    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
  });

  it('makes, describes and removes a sample fleet on the embedded database only', async () => {
    const config = JSON.parse(await readFile(file, 'utf8'));
    const size = ['--tenants', '3', '--days', '4', '--seed', '5'];
    const refused = await hq('sample-fleet', 'create', ...size);
    expect(refused).toMatchObject({
      code: 1,
      error: expect.stringContaining('embedded'),
    });
    const embedded = structuredClone(config);
    embedded.hq.database.embedded = true;
    await writeFile(file, JSON.stringify(embedded));
    const made = await hq('sample-fleet', 'create', ...size);
    expect(made.error).toBeUndefined();
    expect(made.out).toMatch(/^ready: 3 of 3 tenants, 4 days, seed 5\n/);
    expect(await hq('sample-fleet', 'create', '--tenants', 'x')).toMatchObject({
      code: 2,
    });
    const tenants = database.owner('org_tenants_mst');
    expect(await tenants.clone()).toHaveLength(3);
    const removed = await hq('sample-fleet', 'remove');
    expect(removed.out).toContain('There is no sample fleet.');
    expect(await tenants.clone()).toEqual([]);
    await writeFile(file, JSON.stringify(config));
  });

  it('checks the platform and the migrations', async () => {
    const check = await hq('platform', 'check');
    expect(check).toMatchObject({ code: 0 });
    expect(check.out).toContain('org_tenants_mst');
    const status = await hq('migrate', 'status');
    expect(status.out).toMatch(/0001_platform +applied/);
    expect((await hq('migrate', 'up')).out).toBe('Nothing is pending.');
  });

  it('undoes migrations only when told so, and the audit log only when that was named', async () => {
    const states = async () => (await hq('migrate', 'status')).out;
    const before = await states();
    const unsure = await hq('migrate', 'down', '--steps', '1000');
    expect(unsure.code).toBe(2);
    expect(unsure.err).toMatch(
      /This would undo \d{4}_\w+, .*0002_kernel, 0001_platform, with the data in their tables\. Add --yes/,
    );
    await database.knex('hq.sys_audit_log').insert({
      ...{ actor_type: 'system', actor_id: 'x', actor_name: 'x' },
      ...{ actor_role: '', operation: 'x', severity: 'low', door: 'cli' },
      ...{ subject_type: 'x', outcome: 'success' },
      ...{ request_id: 'x', correlation_id: 'x' },
    });
    const refused = await hq('migrate', 'down', '--steps', '1000', '--yes');
    expect(refused).toMatchObject({
      code: 1,
      error: expect.stringContaining('--delete-audit-log'),
    });
    expect(await states()).toBe(before);
    expect((await hq('migrate', 'down', '--yes')).out).toMatch(/^undone \d{4}/);
    expect((await hq('migrate', 'up')).out).toMatch(/^applied \d{4}/);
    expect((await states()).split('\n')).toHaveLength(
      before.split('\n').length,
    );
  });

  it('reports a platform that does not fit, and leaves it as it was', async () => {
    const other = await TestDatabase.createEmpty();
    try {
      await buildPlatformFixture(other.ownerUrl);
      await other.owner.raw(
        'ALTER TABLE public.org_tenants_mst RENAME slug TO short_name',
      );
      process.env.HQ_CONFIG_ARGUMENTS = await configFor(other);
      expect(await hq('migrate', 'up')).toMatchObject({
        code: 1,
        error: expect.stringMatching(
          /does not fit[^]*BREAKS {2}org_tenants_mst\.slug/,
        ),
      });
      const schemas = await other
        .owner('pg_namespace')
        .where({ nspname: 'hq' });
      expect(schemas).toEqual([]);
    } finally {
      process.env.HQ_CONFIG_ARGUMENTS = await configFor(database);
      await other.drop();
    }
  });

  it('adds a person and prints the link', async () => {
    const args = [
      'user',
      'create',
      '--name',
      'Maha',
      '--email',
      'maha@x.example',
    ];
    const first = await hq(
      ...args,
      '--role',
      'super_admin',
      '--role',
      'qa_compliance',
    );
    expect(first.out).toMatch(
      /^maha@x\.example was added as qa_compliance, super_admin\.\nInvitation: https:\/\/hq\.example\/\S+$/,
    );
    expect(await hq(...args, '--role', 'super_admin')).toMatchObject({
      code: 1,
      error: 'Another user already has this e-mail address',
    });
    const [entry] = await database
      .owner('hq.sys_audit_log')
      .where({ operation: 'users.create', outcome: 'success' });
    expect(entry).toMatchObject({ actor_type: 'system', door: 'cli' });
    expect(entry.user_agent).toBe(
      `hq-cli ${userInfo().username}@${hostname()}`,
    );
  });

  it('encrypts the stored secrets anew, and gives the provider a new signing key', async () => {
    const made = await hq('secrets', 'rotate-signing-key');
    expect(made.error).toBeUndefined();
    const [kid] = /(?<=^Key )\S+/.exec(made.out) ?? [];
    const keys = database.owner('hq.idp_signing_keys');
    expect(await keys.clone()).toMatchObject([{ kid }]);
    const config = JSON.parse(await readFile(file, 'utf8'));
    const old = config.hq.encryptionKey;
    const write = (encryptionKey: string) =>
      writeFile(
        file,
        JSON.stringify({ ...config, hq: { ...config.hq, encryptionKey } }),
      );
    await write(random());
    expect(await hq('secrets', 'rotate')).toMatchObject({
      code: 1,
      error: expect.stringContaining('hq.encryptionKey no longer has'),
    });
    const [{ key_id: before }] = await keys.clone();
    await write(`${random()},${old}`);
    expect((await hq('secrets', 'rotate')).out).toMatch(
      /^1 secrets were encrypted anew/,
    );
    const [{ key_id: after }] = await keys.clone();
    expect(after).not.toBe(before);
    expect((await hq('secrets', 'rotate')).out).toMatch(/^0 secrets/);
    const entries = await database
      .owner('hq.sys_audit_log')
      .whereIn('operation', [
        'identity.rotate-signing-key',
        'identity.reseal-secrets',
      ]);
    expect(entries.map(({ door }) => door)).toEqual(['cli', 'cli']);
  });

  it('prints a key alone, and the log that it left is intact', async () => {
    const { out } = await hq(
      'api-key',
      'create',
      '--name',
      'CI',
      '--role',
      'qa_compliance',
    );
    expect(out).toMatch(/^hqk_[a-z0-9]{10}_[\w-]{43}$/);
    const verified = await hq('audit', 'verify');
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.out).toContain('The audit log is intact');
  });

  it('names the first bad entry of the audit log', async () => {
    await database.owner.raw(`
      ALTER TABLE hq.sys_audit_log DISABLE TRIGGER USER;
      UPDATE hq.sys_audit_log SET actor_name = 'someone else' WHERE operation = 'users.create';
      ALTER TABLE hq.sys_audit_log ENABLE TRIGGER USER;`);
    const broken = await hq('audit', 'verify');
    expect(broken.code).toBe(1);
    expect(broken.out).toMatch(/^BROKEN: edited at position \d+, entry /);
  });
});
