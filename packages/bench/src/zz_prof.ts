import { createRuntimePool, Kernel, runtimeUrl } from '/work/main/plugins/hq-backend/src';
import { migrateUp, prepareDatabase } from '/work/main/plugins/hq-backend/src';
import { tenantsContract as c } from '/work/main/plugins/hq-common/src';
import { tenantOperations } from '/work/main/plugins/tenants-backend/src';
import { callKernel, load } from '/work/main/packages/bench/src/harness';
import { newTenant } from '/work/main/packages/bench/src/tenants';
(async () => {
  const ownerUrl = process.env.HQ_DATABASE_URL!;
  const log = { info() {}, warn: console.log };
  await prepareDatabase(ownerUrl, { timeoutMs: 60000, log }); await migrateUp({ url: ownerUrl, log });
  const knex = createRuntimePool(ownerUrl, { max: 20 });
  const kernel = new Kernel({ knex, enqueue: async () => {} });
  kernel.add(tenantOperations);
  const ts = await Promise.all(Array.from({ length: 16 }, async () => (await callKernel(kernel, c.create, newTenant())).body as any));
  let n = 0;
  const r = await load(16, 6000, async w => { ts[w] = (await callKernel(kernel, c.update, { tenantId: ts[w].id, city: 'C' + n++ }, { ifMatch: ts[w].version })).body; });
  console.log('rate', r.perSecond, process.cpuUsage());
  await knex.destroy();
})();
