import { sampleTenant } from '../testing/sampleTenant';
import type { AuditedApi } from './auditedApi';

/** A tenant that is initialized. @returns its path */
export async function addTenant(
  audited: AuditedApi,
  slug: string,
  fields: object = {},
): Promise<string> {
  const tenant = await audited.step('tenants.create', 'POST', '/tenants', {
    ...sampleTenant(slug),
    ...fields,
  });
  const path = `/tenants/${tenant.id}`;
  await audited.until(path, ({ status }) => status !== 'provisioning');
  return path;
}

async function changeNotes({ step }: AuditedApi, at: string) {
  const note = await step('tenants.addNote', 'POST', `${at}/notes`, {
    text: 'Call the owner',
  });
  const noted = `${at}/notes/${note.id}`;
  await step(
    'tenants.editNote',
    'PATCH',
    noted,
    { text: 'Call the owner today' },
    { 'if-match': `"${note.version}"` },
  );
  await step('tenants.deleteNote', 'DELETE', noted);
}

async function changeSettings({ step }: AuditedApi, at: string) {
  const setting = `${at}/settings/AUTO_CLOSE_DAYS`;
  const value = { value: '9' };
  await step('tenants.overrideSetting', 'PATCH', setting, value, {
    'if-match': '*',
  });
  await step('tenants.clearSetting', 'DELETE', setting);
}

async function changeProfile({ step, version }: AuditedApi, at: string) {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const logo = { logo: Buffer.from(svg).toString('base64') };
  await step(
    'tenants.updateBrand',
    'PATCH',
    `${at}/brand`,
    logo,
    await version(at),
  );
  const city = { city: 'Muscat' };
  await step('tenants.update', 'PATCH', at, city, await version(at));
}

async function scheduleChange({ step }: AuditedApi, at: string) {
  const changes = `${at}/scheduled-changes`;
  const { id } = await step('tenants.scheduleChange', 'POST', changes, {
    action: 'suspend',
    at: '2027-11-24T09:00:00+04:00',
    reason: 'Ends',
  });
  const change = `${changes}/${id}`;
  await step('tenants.cancelScheduledChange', 'DELETE', change);
}

async function endTenant({ api, step }: AuditedApi, at: string) {
  const policy = '/tenants/retention-policy';
  const short = { retentionDays: 0, reason: 'Short' };
  await step('tenants.changeRetentionPolicy', 'POST', policy, short);
  await step('tenants.archive', 'DELETE', at, { reason: 'Closed' });
  await step('tenants.restore', 'POST', `${at}/restore`);
  const { body } = await api.send('DELETE', at, { reason: 'Closed again' });
  const why = { reason: 'Case 7' };
  await step('tenants.hold', 'POST', `${at}/hold`, why);
  await step('tenants.liftHold', 'DELETE', `${at}/hold`, why);
  const purge = { slug: body.slug, reason: 'Over' };
  await step('tenants.purge', 'POST', `${at}/purge`, purge);
}

/** Does with tenants what can be done with them. */
export async function auditTenants(audited: AuditedApi): Promise<void> {
  const { step } = audited;
  const trial = await addTenant(audited, 'on-trial', {
    planCode: 'FREE_TRIAL',
  });
  await step('tenants.expire', 'POST', `${trial}/expire`);
  const at = await addTenant(audited, 'audited');
  await step('tenants.initialize', 'POST', `${at}/initialize`);
  await step('tenants.repair', 'POST', `${at}/repair`);
  await changeProfile(audited, at);
  await changeNotes(audited, at);
  await changeSettings(audited, at);
  await step('tenants.suspend', 'POST', `${at}/suspend`, { reason: 'Unpaid' });
  await step('tenants.activate', 'POST', `${at}/activate`, { reason: 'Paid' });
  await scheduleChange(audited, at);
  await endTenant(audited, at);
}

/** Makes and removes a sample fleet. */
export async function auditSampleFleet({
  step,
  until,
}: AuditedApi): Promise<void> {
  const fleet = { tenants: 1, days: 1, seed: 1 };
  await step('sampleFleet.create', 'POST', '/sample-fleet', fleet);
  await step('sampleFleet.remove', 'DELETE', '/sample-fleet');
  await until('/sample-fleet', ({ state }) => state === 'none');
}
