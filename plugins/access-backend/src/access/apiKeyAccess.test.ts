import { TestDatabase } from '@cleanmatex/hq-backend/testing';
import { API_KEY_SUBJECT, syncSystemRoles } from '@cleanmatex/hq-node';
import { serviceCredentials } from '../testing/people';
import { newApiKey } from './apiKeyText';
import { DatabaseHqAccess } from './hqAccess';

describe('DatabaseHqAccess of an API key', () => {
  let database: TestDatabase;
  let access: DatabaseHqAccess;
  beforeAll(async () => {
    database = await TestDatabase.create();
    await syncSystemRoles(database.knex);
    access = new DatabaseHqAccess(database.knex, {
      idleSeconds: 3600,
      maxSeconds: 12 * 3600,
      requireMfa: false,
    });
  });
  afterAll(() => database.drop());

  async function addKey(fields: object = {}) {
    const { text, prefix, secretHash } = newApiKey();
    const [{ id }] = await database
      .owner('hq.sys_api_keys')
      .insert({
        name: 'Nightly report',
        prefix,
        secret_hash: secretHash,
        role_code: 'qa_compliance',
        expires_at: new Date(Date.now() + 60_000),
        created_by: 'test',
        ...fields,
      })
      .returning('id');
    return { text, id };
  }
  const actor = (id: string) =>
    access.actorOf(serviceCredentials(`${API_KEY_SUBJECT}${id}`));

  it('gives the role narrowed by the scopes', async () => {
    const whole = await addKey();
    const narrow = await addKey({
      scopes: ['hq.audit.read', 'hq.tenant.create'],
    });
    expect(await access.authenticateApiKey(whole.text)).toEqual({
      id: whole.id,
    });
    expect((await actor(whole.id))?.permissions.has('hq.audit.export')).toBe(
      true,
    );
    expect([...((await actor(narrow.id))?.permissions ?? [])]).toEqual([
      'hq.audit.read',
    ]);
  });

  it('refuses another secret, another prefix and other texts', async () => {
    const { text } = await addKey();
    const changed = `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [
      changed,
      newApiKey().text,
      text.slice(0, -1),
      'hqk_',
      '',
    ]) {
      expect(await access.authenticateApiKey(wrong)).toBeNull();
    }
  });

  it.each([
    ['revoked', { revoked_at: new Date() }],
    ['expired', { expires_at: new Date(Date.now() - 1000) }],
  ])('refuses the next request of a key that was %s', async (_, change) => {
    const { text, id } = await addKey();
    expect(await actor(id)).not.toBeNull();
    await database.owner('hq.sys_api_keys').where({ id }).update(change);
    expect(await actor(id)).toBeNull();
    expect(await access.authenticateApiKey(text)).toBeNull();
  });

  it('notes the last use once a minute', async () => {
    const { text, id } = await addKey();
    const used = async () =>
      (await database.owner('hq.sys_api_keys').where({ id }).first())
        .last_used_at as Date | null;
    expect(await used()).toBeNull();
    await access.authenticateApiKey(text);
    const first = await used();
    expect(first).not.toBeNull();
    await access.authenticateApiKey(text);
    expect(await used()).toEqual(first);
  });
});
