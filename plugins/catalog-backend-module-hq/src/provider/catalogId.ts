import type { Knex } from 'knex';

/**
 * The name that the console gave this catalog database, given on the first call. Kept inside the catalog's
 * own database, so that a catalog that was emptied or replaced is recognised as a new one.
 */
export async function catalogIdOf(catalogDatabase: Knex): Promise<string> {
  return catalogDatabase.transaction(async trx => {
    await trx.raw(`SELECT pg_advisory_xact_lock(hashtext('hq_catalog_id'))`);
    await trx.raw(`CREATE TABLE IF NOT EXISTS hq_catalog_id (
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      single boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (single)
    )`);
    await trx.raw(
      'INSERT INTO hq_catalog_id DEFAULT VALUES ON CONFLICT DO NOTHING',
    );
    const { rows } = await trx.raw('SELECT id FROM hq_catalog_id');
    return rows[0].id;
  });
}
