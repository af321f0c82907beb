import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { TestDatabase } from '@cleanmatex/hq-backend/testing';
import { syncSystemRoles } from '@cleanmatex/hq-node';
import type { SystemRoleCode } from '@cleanmatex/hq-common';
import express from 'express';
import { generators, Issuer, type Client } from 'openid-client';
import { Secret, TOTP } from 'otpauth';
import { createIdentity, type Identity } from '../identity';
import { LiveProvider } from '../provider/liveProvider';
import { createIdentityRouter } from '../router';
import { findPersonById, storePassword, type Person } from '../store/people';
import { TestBrowser, type TestPage } from './browser';

// Passwords are meant to be slow, and a busy machine makes them slower.
jest.setTimeout(60_000);

/** Password of every person that {@link TestProvider.addPerson} makes. */
export const PASSWORD = 'violet kettle under the bridge';

const PORTAL = 'http://portal.example';
const CALLBACK = `${PORTAL}/api/auth/oidc/handler/frame`;

/** What a sign-in of the portal must prove when it comes back. */
export interface TestFlow {
  verifier: string;
  nonce: string;
  state: string;
  url: string;
}

/** The provider on a server and a database of its own, and the portal as its client. */
export class TestProvider {
  static async start(
    options: { requireMfa?: boolean; attemptsPerAddress?: number } = {},
  ): Promise<TestProvider> {
    const database = await TestDatabase.create();
    await syncSystemRoles(database.knex);
    const app = express();
    app.set('trust proxy', true);
    const server = createServer(app);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const baseUrl = `http://localhost:${port}/api/identity`;
    const identity = createIdentity(
      {
        baseUrl,
        issuer: `${baseUrl}/oidc`,
        portalUrl: PORTAL,
        cookieSecret: randomBytes(32).toString('hex'),
        encryptionKeys: [randomBytes(32).toString('base64')],
        requireMfa: options.requireMfa ?? true,
        attemptsPerAddress: options.attemptsPerAddress ?? 1000,
        client: {
          id: 'hq-console',
          secret: randomBytes(32).toString('hex'),
          redirectUris: [CALLBACK],
          postLogoutRedirectUris: [`${PORTAL}/`],
        },
      },
      database.knex,
    );
    const logger = mockServices.logger.mock();
    const live = await LiveProvider.create(identity, logger);
    app.use('/api/identity', createIdentityRouter(identity, live, logger));
    return new TestProvider(database, server, identity, live);
  }

  private constructor(
    readonly database: TestDatabase,
    private readonly server: Server,
    readonly identity: Identity,
    readonly live: LiveProvider,
  ) {}

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
    await this.database.drop();
  }

  get baseUrl(): string {
    return this.identity.options.baseUrl;
  }

  /** A browser at an address of its own, so that tests do not use up each other's attempts. */
  browser(language = 'en'): TestBrowser {
    const browser = new TestBrowser(new URL(this.baseUrl).origin);
    const octets = [...randomBytes(3)].join('.');
    browser.headers = {
      'accept-language': language,
      'x-forwarded-for': `10.${octets}`,
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0',
    };
    return browser;
  }

  /** The portal, as an OpenID client. */
  async client(): Promise<Client> {
    const { client, issuer } = this.identity.options;
    const discovered = await Issuer.discover(issuer);
    return new discovered.Client({
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: [CALLBACK],
      response_types: ['code'],
    });
  }

  /** Begins a sign-in of the portal. */
  async begin(extra: Record<string, string> = {}): Promise<TestFlow> {
    const verifier = generators.codeVerifier();
    const flow = {
      verifier,
      nonce: generators.nonce(),
      state: generators.state(),
    };
    const client = await this.client();
    const url = client.authorizationUrl({
      scope: 'openid profile email',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: generators.codeChallenge(verifier),
      code_challenge_method: 'S256',
      ...extra,
    });
    return { ...flow, url };
  }

  /** Ends a sign-in of the portal: the code for tokens. */
  async exchange({ verifier, nonce, state }: TestFlow, { url }: TestPage) {
    const client = await this.client();
    return client.callback(CALLBACK, client.callbackParams(url), {
      state,
      nonce,
      code_verifier: verifier,
      response_type: 'code',
    });
  }

  /** Types a person's password on the page of a sign-in that has just begun. */
  async typePassword(
    browser: TestBrowser,
    person: Pick<Person, 'email'>,
    password = PASSWORD,
    flow?: TestFlow,
  ): Promise<TestPage> {
    const { url } = flow ?? (await this.begin());
    const page = await browser.open(url);
    return browser.submit(page, '/password', { email: person.email, password });
  }

  /** A person with a password and a role. */
  async addPerson(
    role: SystemRoleCode = 'support_analyst',
    more: { status?: string; mustChange?: boolean } = {},
  ): Promise<Person> {
    const name = `p${randomUUID().slice(0, 8)}`;
    const { sql, hasher } = this.identity;
    const [{ id }] = await sql.query<{ id: string }>(
      `INSERT INTO hq.sys_users (email, entity_name, name, status)
       VALUES ($1, $2, 'Test Person', $3) RETURNING id`,
      [`${name}@cleanmatex.example`, name, more.status ?? 'active'],
    );
    await sql.query(
      'INSERT INTO hq.sys_user_roles (user_id, role_code) VALUES ($1, $2)',
      [id, role],
    );
    const hash = await hasher.hash(PASSWORD);
    await storePassword(sql, id, hash, more.mustChange ?? false);
    return (await findPersonById(sql, id))!;
  }

  /** Gives a person an authenticator. @returns it, and its recovery codes' owner can sign in with it at once. */
  async addTotp(person: Person): Promise<TOTP> {
    const { totp, sql } = this.identity;
    const setup = await totp.beginSetup(sql, person);
    const authenticator = authenticatorOf(setup.secret);
    await totp.confirmSetup(sql, person.id, authenticator.generate());
    await sql.query(
      'UPDATE hq.idp_totp SET last_used_step = 0 WHERE user_id = $1',
      [person.id],
    );
    return authenticator;
  }

  /** The audit log about a person, oldest first. */
  auditOf(person: Person) {
    return this.database.owner
      .select('operation', 'outcome', 'actor_type', 'error')
      .from('hq.sys_audit_log')
      .where({ subject_name: person.email, door: 'identity' })
      .orderBy('occurred_at');
  }
}

/** The app on the phone, once the key is typed in. */
export function authenticatorOf(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')) });
}
