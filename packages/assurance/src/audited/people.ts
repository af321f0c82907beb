import { sampleRole, sampleUser } from '../testing/samplePeople';
import type { Body } from '../testing/wholeApi';
import type { AuditedApi } from './auditedApi';

const startSession = async ({ api }: AuditedApi, email: string) => {
  const [{ id }] = await api.sql<{ id: string }>(
    `INSERT INTO hq.sys_sessions (user_id) SELECT id FROM hq.sys_users WHERE email = ? RETURNING id`,
    [email],
  );
  return id;
};

async function auditRoles({ step, version }: AuditedApi): Promise<void> {
  await step('roles.create', 'POST', '/roles', sampleRole('audited_role'));
  const role = '/roles/audited_role';
  const name = { name: 'Watcher' };
  await step('roles.update', 'PATCH', role, name, await version(role));
  await step('roles.delete', 'DELETE', role);
}

async function auditUsers(audited: AuditedApi): Promise<void> {
  const { step, version } = audited;
  const fields = sampleUser('audited');
  const { user } = await step('users.create', 'POST', '/users', fields);
  const person = `/users/${(user as Body).id}`;
  const name = { name: 'Renamed' };
  await step('users.update', 'PATCH', person, name, await version(person));
  await step('users.invite', 'POST', `${person}/invite`);
  const left = { reason: 'Left' };
  await step('users.deactivate', 'POST', `${person}/deactivate`, left);
  const back = { reason: 'Back' };
  await step('users.reactivate', 'POST', `${person}/reactivate`, back);
  await startSession(audited, fields.email);
  await step('sessions.endAll', 'POST', `${person}/end-sessions`);
  const session = await startSession(audited, fields.email);
  await step('sessions.end', 'DELETE', `/sessions/${session}`);
}

async function auditApiKeys({ step }: AuditedApi): Promise<void> {
  const { apiKey } = await step('apiKeys.create', 'POST', '/api-keys', {
    name: 'audited',
    roleCode: 'support_analyst',
  });
  const key = `/api-keys/${(apiKey as Body).id}`;
  await step('apiKeys.revoke', 'DELETE', key);
}

async function auditOwnSessions(audited: AuditedApi): Promise<void> {
  const { step } = audited;
  const me = 'super_admin@cleanmatex.example';
  const own = await startSession(audited, me);
  await step('me.endSession', 'DELETE', `/me/sessions/${own}`);
  await startSession(audited, me);
  await step('me.signOutEverywhere', 'POST', '/me/sign-out-everywhere');
}

/** Does with people, roles, keys and sessions what can be done with them; ends the caller's own sessions at last. */
export async function auditPeople(audited: AuditedApi): Promise<void> {
  await auditRoles(audited);
  await auditUsers(audited);
  await auditApiKeys(audited);
  await auditOwnSessions(audited);
}
