import {
  DEFAULT_POOL_MAX,
  createOwnerPool,
  createRuntimePool,
  migrateUp,
  prepareDatabase,
  runtimeUrl,
} from '@cleanmatex/hq-backend';
import type { Bench } from './bench';
import { bulk } from './bulk';
import { firstload } from './firstload';
import { fleet } from './fleet';
import { list } from './list';
import { memory } from './memory';
import { onboarding } from './onboarding';
import { projection } from './projection';
import { sealing } from './sealing';
import { startup } from './startup';
import { table } from './table';
import { create, patch } from './tenants';

/** The benchmarks by name. */
const benches: Record<string, Bench> = {
  sealing,
  create,
  patch,
  list,
  memory,
  onboarding,
  startup,
  projection,
  bulk,
  fleet,
  firstload,
  table,
};

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Runs the benchmark that the first argument names on the database of HQ_DATABASE_URL. */
async function main(name: string, ownerUrl: string | undefined) {
  if (!(name in benches) || !ownerUrl) {
    print(`Usage: npm run bench -- ${Object.keys(benches).join('|')}`);
    process.exitCode = 2;
    return;
  }
  const log = { info: () => {}, warn: print };
  await prepareDatabase(ownerUrl, { timeoutMs: 60_000, log });
  await migrateUp({ url: ownerUrl, log });
  const knex = createRuntimePool(ownerUrl, { max: DEFAULT_POOL_MAX });
  const owner = createOwnerPool(ownerUrl, { max: 4 });
  const database = { knex, url: runtimeUrl(ownerUrl), ownerUrl };
  await benches[name]({ database, owner, print });
  await Promise.all([knex.destroy(), owner.destroy()]);
}

main(process.argv[2] ?? '', process.env.HQ_DATABASE_URL).catch(error => {
  print(error.stack);
  process.exitCode = 1;
});
