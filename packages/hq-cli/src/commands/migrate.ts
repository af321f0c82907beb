import {
  migrateChecked,
  migrateDown,
  migrateStatus,
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

interface DownOptions {
  steps: number;
  yes?: boolean;
  deleteAuditLog?: boolean;
}

async function undo(
  { steps, yes, deleteAuditLog }: DownOptions,
  command: Command,
  print: Print,
): Promise<void> {
  const url = await ownerUrl();
  if (!yes) {
    const applied = (await migrateStatus({ url })).filter(
      ({ state }) => state !== 'pending',
    );
    const last = applied.slice(-steps).reverse();
    command.error(
      `This would undo ${
        last.map(({ id }) => id).join(', ') || 'nothing'
      }, with the data in their tables. Add --yes to do it.`,
    );
  }
  const undone = await migrateDown({ url, steps, deleteAuditLog });
  undone.forEach(id => print(`undone ${id}`));
  if (undone.length === 0) print('Nothing is applied.');
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
    .description(
      'create the database when missing, check the platform tables, and apply what is pending.\nA platform that does not fit is reported and left as it was.',
    )
    .action(async () => {
      const url = await ownerUrl();
      await prepareDatabase(url, {
        timeoutMs: SERVER_TIMEOUT_MS,
        log: cliLogger,
      });
      const applied = await migrateChecked(url);
      applied.forEach(id => print(`applied ${id}`));
      if (applied.length === 0) print('Nothing is pending.');
    });
  migrate
    .command('down')
    .description('undo the last migrations, with the data in their tables')
    .option('--steps <number>', 'how many', count, 1)
    .option('--yes', 'really do it')
    .option(
      '--delete-audit-log',
      'also when the audit log, with its entries, goes too',
    )
    .action((options: DownOptions, command: Command) =>
      undo(options, command, print),
    );
}
