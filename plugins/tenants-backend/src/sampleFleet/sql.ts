/** Written into `created_by` and `created_info` of everything generated. */
export const SAMPLE_MARK = 'sample-fleet';

/**
 * SQL of an id that follows from the seed ($1) and a key: a UUID of version 8, RFC 9562.
 * @param kind - what it identifies; ids of different kinds differ.
 * @param keys - SQL of what tells one from another.
 */
export const idSql = (kind: string, ...keys: string[]) =>
  `overlay(overlay(md5(concat_ws(':', '${kind}', $1::int, ${keys.join(
    ', ',
  )})) placing '8' from 13 for 1) placing 'a' from 17 for 1)::uuid`;

/**
 * SQL of a number in [0, 1) that follows from the seed ($1) and a key.
 * @param key - SQL of an integer that tells one row from another.
 * @param salt - which of a row's numbers; each has its own.
 */
export const randomSql = (key: string, salt: number) =>
  `((hashint8extended((${key})::bigint, $1::bigint * 64 + ${salt}) & 2147483647) / 2147483648::float8)`;

/** SQL of a random element of an array. */
export const pickSql = (array: string, key: string, salt: number) =>
  `(${array})[1 + floor(${randomSql(key, salt)} * cardinality(${array}))::int]`;
