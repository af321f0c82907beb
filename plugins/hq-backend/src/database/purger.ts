import { withClient } from './server';

/**
 * Lets purges delete from the tables that hold tenants, those included that the platform has added since the last
 * start. A table on which the owner may not grant is left out, and a purge then stops at it.
 * @param url - connection string of the owner.
 */
export async function grantPurger(url: string): Promise<void> {
  await withClient(url, client => client.query('SELECT hq.grant_purger()'));
}
