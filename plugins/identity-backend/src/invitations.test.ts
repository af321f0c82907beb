import { identityAdmin } from './admin';
import { TestProvider } from './testing/testProvider';

const NEW_PASSWORD = 'a quiet harbour at dawn';

describe('Invitations', () => {
  let provider: TestProvider;

  beforeAll(async () => {
    provider = await TestProvider.start();
  });
  afterAll(() => provider.stop());

  const admin = () => identityAdmin(provider.identity);
  const invite = async (userId: string) =>
    (await admin().createInvitation(userId, provider.identity.sql)).link;
  const fields = { newPassword: NEW_PASSWORD, repeated: NEW_PASSWORD };

  it('let a person choose a password and sign in with it', async () => {
    const person = await provider.addPerson('support_analyst', {
      status: 'invited',
    });
    const browser = provider.browser();
    const page = await browser.open(await invite(person.id));
    expect(page.text).toContain('Welcome, Test Person');
    const weak = await browser.submit(page, '', {
      newPassword: 'short',
      repeated: 'short',
    });
    expect(weak.text).toContain('at least 15 characters');
    const done = await browser.submit(weak, '', fields);
    expect(done.text).toContain('Your password is saved');

    const signedIn = await provider.typePassword(browser, person, NEW_PASSWORD);
    expect(signedIn.url).toContain('http://portal.example/');
    expect(await provider.auditOf(person)).toEqual([
      expect.objectContaining({
        operation: 'identity.accept-invitation',
        outcome: 'success',
      }),
      expect.objectContaining({ operation: 'identity.sign-in' }),
    ]);
    const [event] = await provider.database
      .owner('hq.sys_outbox')
      .whereRaw(`payload ->> 'userId' = ?`, [person.id]);
    expect(event.topic).toBe('hq.user.changed');
  });

  it('work once, also when two browsers are equally fast', async () => {
    const person = await provider.addPerson();
    const link = await invite(person.id);
    const visits = await Promise.all(
      [1, 2].map(async () => {
        const browser = provider.browser();
        return { browser, page: await browser.open(link) };
      }),
    );
    const pages = await Promise.all(
      visits.map(({ browser, page }) => browser.submit(page, '', fields)),
    );
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect((await provider.browser().open(link)).status).toBe(410);
  });

  it('stop working with the next one, after 72 hours, and when the person is deactivated', async () => {
    const person = await provider.addPerson();
    const first = await invite(person.id);
    const second = await invite(person.id);
    const open = (link: string) => provider.browser().open(link);
    expect((await open(first)).status).toBe(410);
    expect((await open(second)).status).toBe(200);

    const users = provider.database.owner('hq.sys_users');
    await users
      .clone()
      .where({ id: person.id })
      .update({ status: 'deactivated' });
    expect((await open(second)).status).toBe(410);
    await users.clone().where({ id: person.id }).update({ status: 'active' });
    await provider.database.owner('hq.idp_invitations').update({
      expires_at: provider.database.owner.raw(`now() - interval '1 second'`),
    });
    const page = await open(second);
    expect(page.status).toBe(410);
    expect(page.text).toContain('This link no longer works');
  });

  it('stay dead after they were revoked, and a password is known once it was chosen', async () => {
    const person = await provider.addPerson('support_analyst', {
      status: 'invited',
    });
    const { sql } = provider.identity;
    await provider.database
      .owner('hq.idp_credentials')
      .where({ user_id: person.id })
      .delete();
    const link = await invite(person.id);
    await admin().revokeInvitations(person.id, sql);
    expect((await provider.browser().open(link)).status).toBe(410);
    expect(await admin().hasPassword(person.id, sql)).toBe(false);
    const browser = provider.browser();
    const page = await browser.open(await invite(person.id));
    await browser.submit(page, '', fields);
    expect(await admin().hasPassword(person.id, sql)).toBe(true);
  });

  it('are stored as a hash only', async () => {
    const person = await provider.addPerson();
    const link = await invite(person.id);
    const token = link.split('/').pop()!;
    const { rows } = await provider.database.owner.raw(
      'SELECT string_agg(i::text, chr(10)) AS dump FROM hq.idp_invitations i',
    );
    expect(rows[0].dump).not.toContain(token);
  });

  it('lift a lockout', async () => {
    const person = await provider.addPerson();
    const browser = provider.browser();
    let page = await browser.open((await provider.begin()).url);
    for (let i = 0; i < 6; i++) {
      page = await browser.submit(page, '/password', {
        email: person.email,
        password: 'not the password at all',
      });
    }
    expect(page.status).toBe(429);
    await invite(person.id);
    const signedIn = await provider.typePassword(provider.browser(), person);
    expect(signedIn.url).toContain('http://portal.example/');
  });
});
