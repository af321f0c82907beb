import {
  sampleFleetContract,
  sampleFleetDefaults,
  type SampleFleet,
} from '@cleanmatex/hq-common';
import type { Command } from 'commander';
import type { Print } from '../program';
import { withConsole, type Console } from '../services';

interface CreateOptions {
  tenants: string;
  days: string;
  seed: string;
}

function describe(fleet: SampleFleet): string {
  if (fleet.state === 'none') return 'There is no sample fleet.';
  const { tenants, days, seed, done, error } = fleet;
  const rows = Object.entries(fleet.rows).map(([table, n]) => `${table} ${n}`);
  return [
    `${fleet.state}: ${done} of ${tenants} tenants, ${days} days, seed ${seed}`,
    ...rows.map(row => `  ${row}`),
    ...(error ? [`The last attempt stopped: ${error}`] : []),
  ].join('\n');
}

/** Runs work and adds how long it took. */
async function timed(
  print: Print,
  work: (console: Console) => Promise<unknown>,
): Promise<void> {
  await withConsole(async console => {
    const start = performance.now();
    await work(console);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    print(describe(await console.call(sampleFleetContract.get, {})));
    print(`Took ${seconds} s.`);
  });
}

/** `hq sample-fleet create`, `hq sample-fleet remove`, `hq sample-fleet status` */
export function addSampleFleet(program: Command, print: Print): void {
  const fleet = program
    .command('sample-fleet')
    .description('generated tenants, on the embedded database only');
  const { tenants, days, seed } = sampleFleetDefaults;
  fleet
    .command('create')
    .description(
      'generate tenants with branches, users, customers, orders, invoices and usage.\nThe same seed gives the same fleet. One that was interrupted is completed.',
    )
    .option('--tenants <number>', 'how many tenants', String(tenants))
    .option('--days <number>', 'days of usage up to yesterday', String(days))
    .option('--seed <number>', 'what everything follows from', String(seed))
    .action((options: CreateOptions) =>
      timed(print, console =>
        console.call(sampleFleetContract.create, {
          tenants: Number(options.tenants),
          days: Number(options.days),
          seed: Number(options.seed),
        }),
      ),
    );
  fleet
    .command('remove')
    .description('remove the sample fleet with everything of its tenants.')
    .action(() =>
      timed(print, console => console.call(sampleFleetContract.remove, {})),
    );
  fleet
    .command('status')
    .description('tell whether there is a sample fleet and how far it is.')
    .action(() =>
      withConsole(async console =>
        print(describe(await console.call(sampleFleetContract.get, {}))),
      ),
    );
}
