import { identityAdmin } from './admin';
import { PASSWORD, TestProvider } from './testing/testProvider';

const NEW_PASSWORD = 'a quiet harbour at dawn';

describe('IdentityAdmin', () => {
  let provider: TestProvider;

  beforeAll(async () => {
    provider = await TestProvider.start();
  });
  afterAll(() => provider.stop());

  it('sets a password that must be changed at the next sign-in', async () => {
    const person = await provider.addPerson('support_analyst', {
      status: 'invited',
    });
    const { sql } = provider.identity;
    const admin = identityAdmin(provider.identity);
    await expect(
      admin.setPassword(person.id, 'passwordpassword', sql),
    ).rejects.toThrow('easy to guess');
    await admin.setPassword(person.id, NEW_PASSWORD, sql);
    const page = await provider.typePassword(
      provider.browser(),
      person,
      NEW_PASSWORD,
    );
    expect(page.text).toContain('Choose a new password');
  });

  it('takes an authenticator away and ends sessions', async () => {
    const person = await provider.addPerson();
    const authenticator = await provider.addTotp(person);
    const browser = provider.browser();
    const page = await provider.typePassword(browser, person);
    await browser.submit(page, '/code', { code: authenticator.generate() });
    const { sql } = provider.identity;
    const admin = identityAdmin(provider.identity);
    await admin.resetTotp(person.id, sql);
    await admin.endSessionsOf(person.id, sql);
    const again = await browser.open((await provider.begin()).url);
    expect(again.text).toContain('name="password"');
    const signedIn = await provider.typePassword(browser, person, PASSWORD);
    expect(signedIn.url).toContain('http://portal.example/');
  });

  it('knows no person with another id', async () => {
    const { sql } = provider.identity;
    const admin = identityAdmin(provider.identity);
    const nobody = '00000000-0000-4000-8000-000000000000';
    await expect(admin.createInvitation(nobody, sql)).rejects.toThrow(nobody);
  });
});
