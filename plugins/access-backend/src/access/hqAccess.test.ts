import { TestDatabase } from '@cleanmatex/hq-backend/testing';
import { API_KEY_SUBJECT, syncSystemRoles } from '@cleanmatex/hq-node';
import {
  addPerson,
  serviceCredentials,
  userCredentials,
  type TestPerson,
} from '../testing/people';
import { DatabaseHqAccess } from './hqAccess';

const rules = { idleSeconds: 3600, maxSeconds: 12 * 3600, requireMfa: false };

describe('DatabaseHqAccess', () => {
  let database: TestDatabase;
  let access: DatabaseHqAccess;
  let strict: DatabaseHqAccess;

  beforeAll(async () => {
    database = await TestDatabase.create();
    await syncSystemRoles(database.knex);
    access = new DatabaseHqAccess(database.knex, rules);
    strict = new DatabaseHqAccess(database.knex, {
      ...rules,
      requireMfa: true,
    });
  });
  afterAll(() => database.drop());

  const set = (table: string, id: string, change: object) =>
    database.owner(`hq.${table}`).where({ id }).update(change);
  const ago = (seconds: number) =>
    database.owner.raw('clock_timestamp() - make_interval(secs => ?)', [
      seconds,
    ]);

  describe('of a person', () => {
    let person: TestPerson;
    let sid: string;
    const actor = () =>
      access.actorOf(userCredentials(person.entityName, { sid }));
    const onBehalf = (iat?: number) =>
      access.actorOf(userCredentials(person.entityName, { iat }));

    beforeEach(async () => {
      person = await addPerson(database.owner, ['support_analyst']);
      sid = await access.startSession({ userId: person.id, amr: ['pwd'] });
    });

    it('gives the rights held now, not those at sign-in', async () => {
      expect(await actor()).toMatchObject({
        type: 'user',
        id: person.id,
        name: person.email,
        roles: ['support_analyst'],
        sessionId: sid,
      });
      expect((await actor())?.permissions.has('hq.audit.read')).toBe(false);
      await database
        .owner('hq.sys_user_roles')
        .insert({ user_id: person.id, role_code: 'qa_compliance' });
      expect((await actor())?.permissions.has('hq.audit.read')).toBe(true);
      await database.owner('hq.sys_user_roles').delete();
      expect((await actor())?.permissions.size).toBe(0);
    });

    it('is found by id for work after the request, with the rights held then', async () => {
      const byId = () => access.actorById('user', person.id);
      expect(await byId()).toMatchObject({
        type: 'user',
        id: person.id,
        name: person.email,
        roles: ['support_analyst'],
      });
      await database
        .owner('hq.sys_user_roles')
        .insert({ user_id: person.id, role_code: 'qa_compliance' });
      const both = await byId();
      expect(both?.roles).toEqual(['qa_compliance', 'support_analyst']);
      expect(both?.permissions.has('hq.audit.read')).toBe(true);
      await database.owner('hq.sys_user_roles').delete();
      expect((await byId())?.permissions.size).toBe(0);
      await set('sys_users', person.id, { status: 'deactivated' });
      expect(await byId()).toBeNull();
      expect(await access.actorById('anonymous', person.id)).toBeNull();
    });

    it('takes one statement per request', async () => {
      const statements: string[] = [];
      const listen = ({ sql }: { sql: string }) => statements.push(sql);
      const credentials = userCredentials(person.entityName, { sid });
      database.knex.on('query', listen);
      await access.actorOf(credentials);
      await access.actorOf(credentials);
      database.knex.removeListener('query', listen);
      expect(statements).toHaveLength(1);
    });

    it('refuses the next request after deactivation', async () => {
      await set('sys_users', person.id, { status: 'deactivated' });
      expect(await actor()).toBeNull();
      expect(await onBehalf()).toBeNull();
      expect(await access.sessionHolds(sid)).toBe(false);
    });

    it('refuses the next request after the session was ended', async () => {
      expect(await onBehalf()).not.toBeNull();
      await access.endSession(sid, person.email);
      await access.endSession(sid, person.email);
      expect(await actor()).toBeNull();
      expect(await onBehalf()).toBeNull();
      expect(await access.sessionHolds(sid)).toBe(false);
    });

    it('leaves other sessions of the person alone', async () => {
      const other = await access.startSession({
        userId: person.id,
        amr: ['pwd'],
      });
      await access.endSession(sid, person.email);
      expect(await actor()).toBeNull();
      expect(
        await access.actorOf(
          userCredentials(person.entityName, { sid: other }),
        ),
      ).not.toBeNull();
    });

    it('refuses a session of someone else', async () => {
      const other = await addPerson(database.owner, ['super_admin']);
      expect(
        await access.actorOf(userCredentials(other.entityName, { sid })),
      ).toBeNull();
    });

    it('refuses an idle and an old session', async () => {
      await set('sys_sessions', sid, {
        last_seen_at: ago(rules.idleSeconds + 1),
      });
      expect(await actor()).toBeNull();
      expect(await access.sessionHolds(sid)).toBe(false);
      await set('sys_sessions', sid, {
        last_seen_at: ago(0),
        created_at: ago(rules.maxSeconds + 1),
      });
      expect(await actor()).toBeNull();
      expect(await access.sessionHolds(sid)).toBe(false);
    });

    it('refuses tokens without a session that were issued before everything was ended', async () => {
      const now = Math.floor(Date.now() / 1000);
      await set('sys_sessions', sid, { created_at: ago(100) });
      expect(await onBehalf(now - 50)).not.toBeNull();
      await set('sys_users', person.id, { tokens_valid_after: ago(20) });
      expect(await onBehalf(now - 50)).toBeNull();
      expect(await onBehalf(now - 10)).not.toBeNull();
    });

    it('refuses tokens without a session that are older than every open session', async () => {
      expect(await onBehalf(Math.floor(Date.now() / 1000) - 60)).toBeNull();
    });

    it('notes the last use once a minute', async () => {
      await set('sys_sessions', sid, { last_seen_at: ago(120) });
      await actor();
      const seen = async () =>
        (await database.owner('hq.sys_sessions').where({ id: sid }).first())
          .last_seen_at as Date;
      const first = await seen();
      expect(Date.now() - first.getTime()).toBeLessThan(60_000);
      await actor();
      expect(await seen()).toEqual(first);
    });

    it('asks holders of certain roles for a second factor', async () => {
      await database
        .owner('hq.sys_user_roles')
        .insert({ user_id: person.id, role_code: 'super_admin' });
      const start = (amr: string[]) =>
        strict.startSession({ userId: person.id, amr });
      await expect(start(['pwd'])).rejects.toMatchObject({
        code: 'second_factor_required',
      });
      expect(
        await strict.actorOf(userCredentials(person.entityName, { sid })),
      ).toBeNull();
      expect(await strict.sessionHolds(sid)).toBe(false);
      const proven = await start(['pwd', 'otp']);
      expect(
        await strict.actorOf(
          userCredentials(person.entityName, { sid: proven }),
        ),
      ).not.toBeNull();
    });
  });

  it('makes an invited person active at the first sign-in, and records it', async () => {
    const person = await addPerson(database.owner, ['support_analyst'], {
      status: 'invited',
    });
    const sid = await access.startSession({
      userId: person.id,
      amr: ['pwd'],
      ip: '203.0.113.9',
      userAgent: 'test',
    });
    expect((await access.findUserById(person.id))?.status).toBe('active');
    const audit = await database
      .owner('hq.sys_audit_log')
      .where({ subject_id: sid })
      .select('operation', 'actor_id', 'ip', 'outcome');
    expect(audit).toEqual([
      {
        operation: 'sessions.start',
        actor_id: person.id,
        ip: '203.0.113.9',
        outcome: 'success',
      },
    ]);
  });

  it('starts no session for a deactivated person', async () => {
    const { id } = await addPerson(database.owner, [], {
      status: 'deactivated',
    });
    await expect(
      access.startSession({ userId: id, amr: [] }),
    ).rejects.toMatchObject({ code: 'sign_in_deactivated' });
  });

  it('knows every role that holds a permission, custom ones after the console’s own', async () => {
    await database.owner('hq.sys_roles').insert({
      code: 'night_shift',
      name: 'Night shift',
      name2: 'الوردية الليلية',
      description: 'Answers at night',
      description2: 'تجيب ليلًا',
      permissions: ['hq.api-key.manage'],
    });
    const roles = await access.rolesHolding('hq.api-key.manage');
    expect(roles.at(-1)).toEqual({
      code: 'night_shift',
      name: 'Night shift',
      name2: 'الوردية الليلية',
    });
    expect(roles.map(({ code }) => code)).toContain('super_admin');
    expect(await access.rolesHolding('hq.nothing')).toEqual([]);
  });

  it('finds people by e-mail without regard to case', async () => {
    const person = await addPerson(database.owner, ['qa_compliance']);
    expect(
      await access.findUserByEmail(person.email.toUpperCase()),
    ).toMatchObject({ id: person.id, roles: ['qa_compliance'] });
    expect(await access.findUserByEmail('nobody@example.com')).toBeNull();
  });

  it.each(['plugin:catalog', 'external:something', `${API_KEY_SUBJECT}x`])(
    'knows nobody behind the service principal %s',
    async subject => {
      expect(await access.actorOf(serviceCredentials(subject))).toBeNull();
    },
  );
});
