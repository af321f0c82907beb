import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSchemas } from '../testing/catalogDescription';
import { TestDatabase } from '../testing/testDatabase';
import { migrateDown, migrateStatus, migrateUp } from './migrator';

describe('the migrations of the console', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await TestDatabase.createEmpty();
  });

  afterAll(() => database?.drop());

  it('leave the same schema after up, and after up, down and up', async () => {
    const options = { url: database.ownerUrl };
    const describe = () =>
      describeSchemas(database.owner, ['public', 'auth', 'hq']);
    const applied = await migrateUp(options);
    const once = await describe();
    const undone = await migrateDown({ ...options, steps: 1000 });
    expect(undone).toEqual([...applied].reverse());
    const tables = await database
      .owner('pg_tables')
      .whereIn('schemaname', ['public', 'auth', 'hq'])
      .pluck('tablename');
    expect(tables).toEqual(['schema_migrations']);
    expect(await migrateUp(options)).toEqual(applied);
    expect(await describe()).toEqual(once);
  });

  it('refuse to drop platform tables that hold tenants', async () => {
    const options = { url: database.ownerUrl };
    await database.owner('org_tenants_mst').insert({
      name: 'A',
      slug: 'a',
      email: 'a@example.com',
      phone: '+96890000000',
    });
    await expect(migrateDown({ ...options, steps: 1000 })).rejects.toThrow(
      /0001_platform\.down\.sql failed: .*hold 1 tenants/,
    );
    await migrateUp(options);
    expect(await database.owner('org_tenants_mst').pluck('slug')).toEqual([
      'a',
    ]);
  });
});

describe('undoing the migration of the audit log', () => {
  it('is refused before anything is undone, unless it was asked for', async () => {
    const database = await TestDatabase.create();
    try {
      const options = { url: database.ownerUrl, steps: 1000 };
      await database.owner('hq.sys_audit_log').insert({
        actor_type: 'system',
        actor_id: 'system',
        actor_name: 'system',
        actor_role: '',
        operation: 'tenants.create',
        severity: 'low',
        subject_type: 'tenant',
        outcome: 'success',
        door: 'rest',
        request_id: 'x',
        correlation_id: 'x',
      });
      await expect(migrateDown(options)).rejects.toThrow(
        'Undoing 0002_kernel would delete the audit log with its 1 entries. Nothing was undone',
      );
      const status = await migrateStatus(options);
      expect(status.every(({ state }) => state === 'applied')).toBe(true);
      expect(await migrateDown({ ...options, deleteAuditLog: true })).toContain(
        '0002_kernel',
      );
    } finally {
      await database.drop();
    }
  });
});

describe('the migration runner', () => {
  let database: TestDatabase;
  let directory: string;

  const options = () => ({ url: database.ownerUrl, directory });
  const write = async (id: string, up: string, down: string = 'SELECT 1') => {
    await writeFile(join(directory, `${id}.up.sql`), up);
    await writeFile(join(directory, `${id}.down.sql`), down);
  };
  const states = async () =>
    (await migrateStatus(options())).map(({ id, state }) => `${id} ${state}`);

  beforeEach(async () => {
    database = await TestDatabase.createEmpty();
    directory = await mkdtemp(join(tmpdir(), 'migrations-'));
    await write('0001_a', 'CREATE TABLE a (id int)', 'DROP TABLE a');
    await write('0002_b', 'CREATE TABLE b (id int)', 'DROP TABLE b');
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
    await database.drop();
  });

  it('says how each migration stands', async () => {
    expect(await states()).toEqual(['0001_a pending', '0002_b pending']);
    await migrateUp(options());
    await migrateDown(options());
    expect(await states()).toEqual(['0001_a applied', '0002_b pending']);
    const [first] = await migrateStatus(options());
    expect(Date.now() - first.appliedAt!.getTime()).toBeLessThan(60_000);
  });

  it('applies each migration once when several instances start together', async () => {
    await write(
      '0003_slow',
      'SELECT pg_sleep(0.3); CREATE TABLE slow (id int)',
    );
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => migrateUp(options())),
    );
    expect(runs.flat()).toEqual(['0001_a', '0002_b', '0003_slow']);
  });

  it('refuses a migration that was edited after it was applied', async () => {
    await migrateUp(options());
    await write('0001_a', 'CREATE TABLE a (id bigint)');
    await write('0003_c', 'CREATE TABLE c (id int)');
    await expect(migrateUp(options())).rejects.toThrow(
      /^Migration file 0001_a\.up\.sql was edited after it was applied/,
    );
    expect(await states()).toEqual([
      '0001_a edited',
      '0002_b applied',
      '0003_c pending',
    ]);
  });

  it('does not mind other line ends', async () => {
    await write('0003_c', 'CREATE TABLE c (\n  id int\n)');
    await migrateUp(options());
    await write('0003_c', 'CREATE TABLE c (\r\n  id int\r\n)');
    expect(await migrateUp(options())).toEqual([]);
  });

  it('undoes a failing migration as a whole and names its line', async () => {
    await write('0003_c', 'CREATE TABLE c (id int);\n\nSELECT nonsense;');
    await expect(migrateUp(options())).rejects.toThrow(
      'Migration 0003_c.up.sql failed at line 3: column "nonsense" does not exist',
    );
    expect(
      await database
        .owner('pg_tables')
        .where({ schemaname: 'public' })
        .orderBy('tablename')
        .pluck('tablename'),
    ).toEqual(['a', 'b']);
    expect(await states()).toContain('0003_c pending');
  });

  it('refuses a new migration with an old number', async () => {
    await migrateUp(options());
    await write('0000_late', 'SELECT 1');
    await expect(migrateUp(options())).rejects.toThrow(
      /0000_late\.up\.sql comes before 0002_b, which is already applied/,
    );
  });

  it('tolerates a database that is ahead, but cannot undo what it does not have', async () => {
    await write('0003_new', 'SELECT 1');
    await migrateUp(options());
    await rm(join(directory, '0003_new.up.sql'));
    await rm(join(directory, '0003_new.down.sql'));
    const log = { info: jest.fn(), warn: jest.fn() };
    expect(await migrateUp({ ...options(), log })).toEqual([]);
    expect(log.warn).toHaveBeenCalledWith(
      'The database is ahead of this release: it has 0003_new',
    );
    expect(await states()).toContain('0003_new unknown');
    await expect(migrateDown(options())).rejects.toThrow(
      'Migration 0003_new cannot be undone: this release has no 0003_new.down.sql',
    );
  });

  it.each([
    ['notes.txt', 'Migration file notes.txt is not named like'],
    ['0003_half.up.sql', 'Migration 0003_half has no down file'],
    ['0001_twin.up.sql', 'Migrations 0001_a and 0001_twin have the same'],
  ])('refuses a folder with %s', async (file, message) => {
    await writeFile(join(directory, '0001_twin.down.sql'), '');
    if (!file.startsWith('0001')) {
      await rm(join(directory, '0001_twin.down.sql'));
    }
    await writeFile(join(directory, file), '');
    await expect(migrateUp(options())).rejects.toThrow(message);
  });
});
