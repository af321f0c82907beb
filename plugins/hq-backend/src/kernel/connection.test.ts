import { TestDatabase } from '../testing/testDatabase';
import { acquireConnection, type Connection } from './connection';

describe('scripts of a connection', () => {
  let database: TestDatabase;
  let connection: Connection;

  beforeAll(async () => {
    database = await TestDatabase.create();
    connection = await acquireConnection(database.knex);
  });

  afterAll(async () => {
    await connection?.release();
    await database?.drop();
  });

  const sql = `SELECT $1::text AS text, $2::int AS int, $3::boolean AS flag, $4::timestamptz AS moment,
    $5::text[] AS list, $6::jsonb AS object, $7::bytea AS bytes, $8::text AS nothing`;
  const params = [
    "O'Brien \\ \\' ; DROP ‘x’ مغسلة",
    -7,
    false,
    new Date('2026-02-03T04:05:06.789Z'),
    ['a,b', '"c"', 'd\\e', "f'g"],
    { a: ["it's", null, 1.5], b: '\\u0000 as text' },
    Buffer.from([0, 92, 39, 255]),
    null,
  ];

  it('gives the same values to a statement the first time and prepared', async () => {
    const [[first]] = await connection.script([{ sql, params }]);
    const [, [second], [third]] = await connection.script([
      'SELECT 1',
      { sql, params },
      { sql, params },
    ]);
    expect(first).toEqual({
      text: params[0],
      int: -7,
      flag: false,
      moment: params[3],
      list: params[4],
      object: params[5],
      bytes: params[6],
      nothing: null,
    });
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  it('runs statements in their order, prepared or not', async () => {
    const insert = { sql: 'INSERT INTO steps (name) VALUES ($1)' };
    await connection.script([
      'CREATE TEMPORARY TABLE steps (id int GENERATED ALWAYS AS IDENTITY, name text)',
      { ...insert, params: ['first'] },
      'ALTER TABLE steps ALTER name SET NOT NULL',
      { ...insert, params: ['second'] },
    ]);
    const [names] = await connection.script([
      'SELECT name FROM steps ORDER BY id',
    ]);
    expect(names).toEqual([{ name: 'first' }, { name: 'second' }]);
  });
});
