import { randomBytes, randomUUID } from 'node:crypto';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import signalsPlugin from '@backstage/plugin-signals-backend';
import accessModule, {
  apiKeyTokenHandlerFactory,
  hqAccessServiceFactory,
  hqAuthServiceFactory,
  signalsGuardModule,
} from '@cleanmatex/access-backend';
import hqPlugin from '@cleanmatex/hq-backend';
import { PluginDatabases, TestDatabase } from '@cleanmatex/hq-backend/testing';
import {
  hqDatabaseServiceRef,
  hqIdentityAdminServiceRef,
} from '@cleanmatex/hq-node';
import express from 'express';
import { authModuleHq } from '../module';
import { Browser } from './browser';
import { CLIENT_ID, CLIENT_SECRET, type OtherIssuer } from './otherIssuer';

export const APP_URL = 'http://localhost:3000';

/** Any plugin of Backstage: one route, protected by nothing but the default policy. */
const otherPlugin = createBackendPlugin({
  pluginId: 'other',
  register(env) {
    env.registerInit({
      deps: { router: coreServices.httpRouter },
      async init({ router }) {
        const routes = express.Router();
        routes.get('/page', (_, response) => response.json({ ok: true }));
        router.use(routes);
      },
    });
  },
});

/** Sign-in, the API and one more plugin, as the console runs them, with people signed in by the issuer. */
export class SignInPortal {
  private constructor(
    readonly url: string,
    readonly database: TestDatabase,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(issuer: OtherIssuer): Promise<SignInPortal> {
    const database = await TestDatabase.create();
    const pluginDatabases = new PluginDatabases();
    const backend = await startTestBackend({
      features: [
        hqPlugin,
        accessModule,
        authPlugin,
        authModuleHq,
        otherPlugin,
        signalsPlugin,
        signalsGuardModule,
        hqAccessServiceFactory,
        hqAuthServiceFactory,
        apiKeyTokenHandlerFactory,
        httpAuthServiceFactory,
        pluginDatabases.factory,
        createServiceFactory({
          service: hqDatabaseServiceRef,
          deps: {},
          factory: () => database,
        }),
        createServiceFactory({
          service: hqIdentityAdminServiceRef,
          deps: {},
          factory: () => ({ admin: null }),
        }),
        mockServices.rootConfig.factory({ data: configFor(issuer) }),
      ],
    });
    return new SignInPortal(
      `http://localhost:${backend.server.port()}`,
      database,
      async () => {
        await backend.stop();
        await pluginDatabases.drop();
        await database.drop();
      },
    );
  }

  stop(): Promise<void> {
    return this.end();
  }

  async addPerson(
    email: string,
    role: string,
    status = 'active',
  ): Promise<string> {
    const [{ id }] = await this.database
      .owner('hq.sys_users')
      .insert({ email, name: email, status, entity_name: `p-${randomUUID()}` })
      .returning('id');
    await this.database
      .owner('hq.sys_user_roles')
      .insert({ user_id: id, role_code: role });
    return id;
  }

  /** Leaves for the issuer. @returns where it would send the browser back to. */
  async leave(browser: Browser, redirectUrl = `${APP_URL}/`): Promise<string> {
    const start = await browser.open(
      `${this.url}/api/auth/oidc/start?${new URLSearchParams({
        env: 'test',
        flow: 'redirect',
        redirectUrl,
        scope: 'openid profile email',
      })}`,
    );
    if (start.status !== 302) return `refused ${start.status}`;
    const location = start.headers.get('location') ?? '';
    if (location.startsWith(APP_URL)) return location;
    const issuer = await browser.open(location);
    return issuer.headers.get('location') ?? '';
  }

  /** The whole sign-in. @returns the address of the portal where the browser ends up. */
  async signIn(browser: Browser): Promise<URL> {
    const callback = await this.leave(browser);
    if (callback.startsWith(APP_URL)) return new URL(callback);
    const response = await browser.open(callback);
    return new URL(response.headers.get('location') ?? APP_URL);
  }

  /** What the portal's pages do to get a token. */
  refresh(browser: Browser): Promise<Response> {
    return browser.open(`${this.url}/api/auth/oidc/refresh?env=test`, {
      method: 'POST',
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
  }

  async token(browser: Browser): Promise<string> {
    const { backstageIdentity } = (await (
      await this.refresh(browser)
    ).json()) as { backstageIdentity: { token: string } };
    return backstageIdentity.token;
  }

  signOut(browser: Browser): Promise<Response> {
    return browser.open(`${this.url}/api/auth/oidc/logout?env=test`, {
      method: 'POST',
      headers: { 'x-requested-with': 'XMLHttpRequest', origin: APP_URL },
    });
  }

  call(
    token: string,
    path: string,
    init: { method?: string; body?: object } = {},
  ): Promise<Response> {
    return fetch(`${this.url}/api${path}`, {
      method: init.method ?? 'GET',
      body: init.body && JSON.stringify(init.body),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
    });
  }
}

function configFor(issuer: OtherIssuer) {
  return {
    app: { baseUrl: APP_URL },
    hq: { auth: { requireMfa: true } },
    backend: {
      auth: {
        externalAccess: [
          {
            type: 'hq-api-key',
            options: {},
            accessRestrictions: [{ plugin: 'hq' }],
          },
        ],
      },
    },
    auth: {
      session: { secret: randomBytes(32).toString('base64') },
      backstageTokenExpiration: { minutes: 10 },
      providers: {
        oidc: {
          test: {
            clientId: CLIENT_ID,
            clientSecret: CLIENT_SECRET,
            metadataUrl: `${issuer.url}/.well-known/openid-configuration`,
          },
        },
      },
    },
  };
}
