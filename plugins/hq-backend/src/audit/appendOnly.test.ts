import { TestDatabase } from '../testing';
import { insertEntry } from './testing/entries';

const tables = ['hq.sys_audit_log', 'hq.sys_audit_chain'];

describe('the audit tables', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await TestDatabase.create();
    const audit_id = await insertEntry(database.knex);
    await database.knex('hq.sys_audit_chain').insert({
      seq: 1,
      audit_id,
      prev_hash: '',
      hash: '',
    });
  });

  afterAll(() => database.drop());

  const changes = (table: string) => [
    `UPDATE ${table} SET ${table.endsWith('log') ? 'reason' : 'hash'} = 'x'`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
  ];

  it.each(tables.flatMap(changes))('refuse the console: %s', async sql => {
    await expect(database.knex.raw(sql)).rejects.toThrow(/permission denied/);
  });

  it.each(tables.flatMap(changes))('refuse even the owner: %s', async sql => {
    await expect(database.owner.raw(sql)).rejects.toThrow(/append-only/);
  });

  it.each(tables.flatMap(changes))(
    'refuse a session that skips ordinary triggers: %s',
    async sql => {
      const trx = await database.owner.transaction();
      await trx.raw(`SET LOCAL session_replication_role = 'replica'`);
      await expect(trx.raw(sql)).rejects.toThrow(/append-only/);
      await trx.rollback();
    },
  );

  it('do not let the console turn the triggers off', async () => {
    for (const table of tables) {
      await expect(
        database.knex.raw(`ALTER TABLE ${table} DISABLE TRIGGER ALL`),
      ).rejects.toThrow(/must be owner/);
    }
  });

  it('do not let the console choose the transaction id', async () => {
    await expect(insertEntry(database.knex, { txid: '3' })).rejects.toThrow(
      /permission denied/,
    );
  });
});
