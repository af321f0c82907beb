import { cutPage, keysetSql, type Keyset } from './keyset';
import { SqlParams } from './sqlParams';

const keyset: Keyset<'name' | 'createdAt'> = {
  list: 'things',
  sorts: {
    name: { sql: 'lower(name)', type: 'text' },
    createdAt: { sql: 'created_at', type: 'timestamptz' },
  },
  id: { sql: 'id', type: 'uuid' },
};
const id = '3f2b8a8e-6d0f-4a5e-9a39-3f4f9a1f0c11';
const row = (value: string) => ({ keyset_value: value, keyset_id: id });

const cursorAfter = (sort: 'name' | '-createdAt', value: string) =>
  cutPage(keyset, { sort, limit: 1 }, [row(value), row(value)], 2, r => r)
    .nextCursor as string;

/** A cursor with the fingerprint of a list without filters. */
const forged = (list: string, sort: string, ...rest: unknown[]) => {
  const genuine = Buffer.from(cursorAfter('name', 'x'), 'base64url');
  const fingerprint = JSON.parse(genuine.toString())[2];
  return Buffer.from(
    JSON.stringify([list, sort, fingerprint, ...rest]),
  ).toString('base64url');
};

describe('keyset paging', () => {
  it('starts at the beginning without a cursor', () => {
    const params = new SqlParams();
    const sql = keysetSql(keyset, { sort: '-createdAt', limit: 50 }, params);
    expect(sql.where).toBe('true');
    expect(sql.orderBy).toBe('created_at DESC, id DESC');
    expect(params.values).toEqual([51]);
  });

  it('continues after the last row of the page before', () => {
    const params = new SqlParams();
    const cursor = cursorAfter('name', "o'neil");
    const sql = keysetSql(keyset, { sort: 'name', limit: 2, cursor }, params);
    expect(sql.where).toBe('(lower(name), id) > ($1::text, $2::uuid)');
    expect(params.values).toEqual(["o'neil", id, 3]);
  });

  it('keeps the microseconds of a moment', () => {
    const params = new SqlParams();
    const moment = '2026-11-21 08:00:00.123456+00';
    const cursor = cursorAfter('-createdAt', moment);
    keysetSql(keyset, { sort: '-createdAt', limit: 1, cursor }, params);
    expect(params.values[0]).toBe(moment);
  });

  it('goes by days', () => {
    const days: Keyset<'day'> = {
      ...keyset,
      sorts: { day: { sql: 'day', type: 'date' } },
    };
    const after = (day: string) => {
      const request = { sort: 'day', limit: 1 } as const;
      const rows = [row(day), row(day)];
      const { nextCursor } = cutPage(days, request, rows, 2, r => r);
      const cursor = nextCursor ?? undefined;
      return keysetSql(days, { ...request, cursor }, new SqlParams()).where;
    };
    expect(after('2026-02-28')).toBe('(day, id) > ($1::date, $2::uuid)');
    expect(() => after('2026-02-30')).toThrow();
  });

  it('gives no cursor on the last page', () => {
    const page = cutPage(
      keyset,
      { sort: 'name', limit: 2 },
      [row('a'), row('b')],
      2,
      r => r,
    );
    expect(page).toMatchObject({ nextCursor: null, totalItems: 2 });
  });

  it.each([
    ['not base64', '***'],
    [
      'another list',
      forged('others', '-createdAt', '2026-11-21 08:00:00+00', id),
    ],
    [
      'another order',
      forged('things', 'createdAt', '2026-11-21 08:00:00+00', id),
    ],
    ['no moment', forged('things', '-createdAt', '2026-02-31 08:00:00+00', id)],
    ['SQL', forged('things', '-createdAt', 'now(); DROP TABLE x', id)],
    ['a number', forged('things', '-createdAt', 7, id)],
    ['a bad id', forged('things', '-createdAt', '2026-11-21 08:00:00+00', 'x')],
    [
      'none of its own',
      Buffer.from(
        JSON.stringify(['things', '-createdAt', '2026-11-21 08:00:00+00', id]),
      ).toString('base64url'),
    ],
    ['JSON null', Buffer.from('null').toString('base64url')],
  ])('refuses a cursor that carries %s', (_, cursor) => {
    const page = () =>
      keysetSql(
        keyset,
        { sort: '-createdAt', limit: 1, cursor },
        new SqlParams(),
      );
    expect(page).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
  });

  it('takes a cursor under the filters that it was given for, and under no others', () => {
    const asked = { sort: 'name', limit: 1, q: 'a', status: ['x'] } as const;
    const rows = [row('a'), row('b')];
    const cursor = cutPage(keyset, asked, rows, 2, r => r).nextCursor as string;
    const follow = (query: object) =>
      keysetSql(
        keyset,
        { sort: 'name', limit: 50, cursor, ...query },
        new SqlParams(),
      );
    expect(follow({ status: ['x'], q: 'a' }).where).toContain('>');
    expect(follow({ status: ['x'], q: 'a', none: undefined })).toBeDefined();
    for (const other of [{}, { q: 'a' }, { q: 'b', status: ['x'] }]) {
      expect(() => follow(other)).toThrow(
        expect.objectContaining({ code: 'invalid_cursor' }),
      );
    }
  });
});
