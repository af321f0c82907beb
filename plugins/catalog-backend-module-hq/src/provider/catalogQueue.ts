import type { Knex } from 'knex';

/** How many entities the catalog has been told of and does not show yet; those of its own files count too. */
export async function catalogQueueLength(
  catalogDatabase: Knex,
): Promise<number> {
  const { rows } = await catalogDatabase.raw<{ rows: { length: number }[] }>(
    `SELECT (SELECT count(*) FROM refresh_state WHERE next_update_at <= now())::int
          + (SELECT count(*) FROM stitch_queue WHERE next_stitch_at <= now())::int AS length`,
  );
  return rows[0].length;
}
