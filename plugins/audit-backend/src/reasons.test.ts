import { auditContract, type Locale } from '@cleanmatex/hq-common';
import { verifyAudit } from '@cleanmatex/hq-backend';
import {
  actorWith,
  TestDatabase,
  TestKernel,
} from '@cleanmatex/hq-backend/testing';
import { systemActor, type AuditEntry } from '@cleanmatex/hq-node';
import { auditOperations } from './operations';

const kept = {
  code: 'tenant_move_impossible',
  en: '“Suspend” is not possible',
  ar: 'لا يمكن تنفيذ «إيقاف»',
};
const asTyped = JSON.stringify(kept);

let database: TestDatabase;
let kernel: TestKernel;
beforeAll(async () => {
  database = await TestDatabase.create();
  kernel = new TestKernel(
    database,
    auditOperations({ verify: range => verifyAudit({ ...range, database }) }),
  );
}, 60_000);
afterAll(() => database.drop());

const infoIn = (locale: Locale) => ({
  door: 'rest' as const,
  requestId: 'request',
  correlationId: 'correlation',
  locale,
});

const write = (
  subjectId: string,
  reason: AuditEntry['reason'],
  actor = systemActor,
) =>
  kernel.kernel.inScope(
    'tenants.run-scheduled-change',
    infoIn('en'),
    async scope => scope.audit({ subjectId, reason }),
    actor,
  );

async function read(subjectId: string, locale: Locale) {
  const call = { info: infoIn(locale) };
  const { items } = await kernel.call(auditContract.list, { subjectId }, call);
  const [{ id: auditId, reason }] = items;
  const detail = await kernel.call(auditContract.get, { auditId }, call);
  expect(detail.reason).toBe(reason);
  return reason;
}

it('tells what the console said in the language of whoever reads', async () => {
  await write('skipped', kept);
  expect(await read('skipped', 'en')).toBe(kept.en);
  expect(await read('skipped', 'ar')).toBe(kept.ar);
});

it('leaves what was written before in one language, and what a person typed, as it is', async () => {
  await write('old', 'Its time of keeping is over');
  await write('typed', asTyped, actorWith('hq.tenant.read'));
  for (const locale of ['en', 'ar'] as const) {
    expect(await read('old', locale)).toBe('Its time of keeping is over');
    expect(await read('typed', locale)).toBe(asTyped);
  }
});

it('is found by its words in either language', async () => {
  for (const q of ['not possible', 'لا يمكن تنفيذ']) {
    const { items } = await kernel.call(auditContract.list, { q });
    expect(items.map(({ subjectId }) => subjectId)).toContain('skipped');
  }
});
