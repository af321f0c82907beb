import { once } from 'node:events';
import { Browser } from './testing/browser';
import { OtherIssuer } from './testing/otherIssuer';
import { SignInPortal } from './testing/portal';

/** Within which a revocation must be felt, milliseconds. */
const LIMIT_MS = 5_000;

describe('sockets of live updates', () => {
  let issuer: OtherIssuer;
  let portal: SignInPortal;

  beforeAll(async () => {
    issuer = await OtherIssuer.create();
    await issuer.start();
    portal = await SignInPortal.start(issuer);
    // Plugin signals listens for upgrades from the first one on, which it leaves unanswered.
    await connect('first').catch(() => undefined);
  });
  afterAll(async () => {
    await portal.stop();
    await issuer.stop();
  });

  /** @throws when the socket does not open within a second. */
  async function connect(token?: string): Promise<WebSocket> {
    const url = `${portal.url.replace('http', 'ws')}/api/signals`;
    const socket = token ? new WebSocket(url, token) : new WebSocket(url);
    const timer = setTimeout(() => socket.close(), 1_000);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onclose = () => reject(new Error('refused'));
      socket.onerror = () => reject(new Error('refused'));
    }).finally(() => clearTimeout(timer));
    return socket;
  }

  async function signedIn(name: string) {
    const email = `${name}@cleanmatex.example`;
    const id = await portal.addPerson(email, 'support_analyst');
    issuer.account = { sub: name, email, email_verified: true, amr: ['pwd'] };
    const browser = new Browser();
    await portal.signIn(browser);
    return { id, browser, token: await portal.token(browser) };
  }

  const closed = async (socket: WebSocket) => {
    const begin = Date.now();
    await once(socket, 'close', {
      signal: AbortSignal.timeout(LIMIT_MS + 500),
    });
    return Date.now() - begin;
  };

  it('open for somebody signed in, and for nobody else', async () => {
    const { token } = await signedIn('reader');
    const socket = await connect(token);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    await expect(connect()).rejects.toThrow('refused');
    await expect(connect(`${token}x`)).rejects.toThrow('refused');
    socket.close();
  });

  it('are cut within five seconds of a deactivation, and do not open again', async () => {
    const [leaver, colleague] = [
      await signedIn('leaver'),
      await signedIn('colleague'),
    ];
    const socket = await connect(leaver.token);
    const other = await connect(colleague.token);
    const cut = closed(socket);
    await portal.database
      .owner('hq.sys_users')
      .where({ id: leaver.id })
      .update({ status: 'deactivated' });
    const again = connect(leaver.token);
    await expect(again).rejects.toThrow('refused');
    expect(await cut).toBeLessThan(LIMIT_MS);
    expect(other.readyState).toBe(WebSocket.OPEN);
    other.close();
  });

  it('are cut when the session ends, and do not prolong it', async () => {
    const { token, browser } = await signedIn('passer-by');
    const socket = await connect(token);
    const seen = async () =>
      portal.database.owner('hq.sys_sessions').max('last_seen_at as at');
    const before = await seen();
    await new Promise(done => setTimeout(done, 2_500));
    expect(await seen()).toEqual(before);
    const cut = closed(socket);
    expect((await portal.signOut(browser)).status).toBe(200);
    expect(await cut).toBeLessThan(LIMIT_MS);
  });
});
