import {
  checkPlatform,
  createOwnerPool,
  formatPlatformReport,
} from '@cleanmatex/hq-backend';
import type { Command } from 'commander';
import { Client } from 'pg';
import { NegativeResult } from '../failure';
import type { Print } from '../program';
import { ownerUrl } from '../services';

/** @throws Error with the server's own words; the pool would add a stack trace of its own. */
async function requireReachable(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.end();
}

/** `hq platform check` */
export function addPlatform(program: Command, print: Print): void {
  program
    .command('platform')
    .description('the tables that the platform and the console share')
    .command('check')
    .description(
      'compare the platform tables with what the console uses of them; changes nothing.\nExits with 1 when a difference would break something.',
    )
    .action(async () => {
      const url = await ownerUrl();
      await requireReachable(url);
      const knex = createOwnerPool(url, { max: 1, applicationName: 'hq-cli' });
      try {
        const report = await checkPlatform(knex);
        print(formatPlatformReport(report));
        if (report.breaking) throw new NegativeResult();
      } finally {
        await knex.destroy();
      }
    });
}
