import {
  migrateDown,
  migrateStatus,
  migrateUp,
  prepareDatabase,
} from '@cleanmatex/hq-backend';
import { InvalidArgumentError, type Command } from 'commander';
import { NegativeResult } from '../failure';
import { cliLogger } from '../logger';
import type { Print } from '../program';
import { ownerUrl } from '../services';

const SERVER_TIMEOUT_MS = 30_000;

function count(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) {
    throw new InvalidArgumentError('must be a whole number from 1 on.');
  }
  return Number(value);
}

async function printStatus(print: Print): Promise<void> {
  const migrations = await migrateStatus({ url: await ownerUrl() });
  for (const { id, state, appliedAt } of migrations) {
    print(`${id.padEnd(24)} ${state} ${appliedAt?.toISOString() ?? ''}`.trim());
  }
  if (migrations.some(({ state }) => state === 'edited')) {
    throw new NegativeResult();
  }
}

/** `hq migrate status|up|down` */
export function addMigrate(program: Command, print: Print): void {
  const migrate = program
    .command('migrate')
    .description("the migrations of the console's database");
  migrate
    .command('status')
    .description(
      'list the migrations and how each stands.\nExits with 1 when an applied one was edited.',
    )
    .action(() => printStatus(print));
  migrate
    .command('up')
    .description('create the database when missing and apply what is pending')
    .action(async () => {
      const url = await ownerUrl();
      await prepareDatabase(url, {
        timeoutMs: SERVER_TIMEOUT_MS,
        log: cliLogger,
      });
      const applied = await migrateUp({ url });
      applied.forEach(id => print(`applied ${id}`));
      if (applied.length === 0) print('Nothing is pending.');
    });
  migrate
    .command('down')
    .description('undo the last migrations, with the data in their tables')
    .option('--steps <number>', 'how many', count, 1)
    .action(async ({ steps }: { steps: number }) => {
      const undone = await migrateDown({ url: await ownerUrl(), steps });
      undone.forEach(id => print(`undone ${id}`));
      if (undone.length === 0) print('Nothing is applied.');
    });
}
