import { randomBytes } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { assertProductionSafe, productionProblems } from './productionGuard';

const random = () => randomBytes(32).toString('base64url');

const safe = () => ({
  app: { baseUrl: 'https://hq.cleanmatex.com' },
  backend: { baseUrl: 'https://hq.cleanmatex.com' },
  permission: { enabled: true },
  hq: {
    database: { url: `postgres://hq:${random()}@db.internal/cleanmatex` },
    encryptionKey: random(),
    audit: { signingKey: random() },
  },
  auth: {
    environment: 'production',
    session: { secret: random() },
    providers: {
      oidc: { production: { clientId: 'hq-console', clientSecret: random() } },
    },
  },
});

function changed(path: string, value: unknown) {
  const data = safe();
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at = data as Record<string, unknown>;
  for (const key of keys) {
    at[key] ??= {};
    at = at[key] as Record<string, unknown>;
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
  return productionProblems(new ConfigReader(data as never));
}

describe('productionGuard', () => {
  it('accepts a configuration made for production', () => {
    expect(productionProblems(new ConfigReader(safe()))).toEqual([]);
  });

  it.each([
    ['auth.providers.guest', {}],
    ['backend.auth.dangerouslyDisableDefaultAuthPolicy', true],
    ['permission.enabled', false],
    ['permission.enabled', undefined],
    ['hq.auth.requireMfa', false],
    ['auth.environment', 'development'],
    ['auth.providers.oidc', undefined],
    ['hq.sampleStaffPassword', 'some-sample'],
    ['auth.session.secret', undefined],
    ['auth.session.secret', 'short'],
    ['auth.session.secret', 'development-only-session-secret-1234567890'],
    ['auth.session.secret', 'a'.repeat(64)],
    ['hq.encryptionKey', undefined],
    ['hq.audit.signingKey', undefined],
    ['auth.providers.oidc.production.clientSecret', 'hq-console'],
    ['app.baseUrl', 'http://hq.cleanmatex.com'],
    ['backend.baseUrl', undefined],
    ['hq.database.url', undefined],
    ['hq.database.url', 'postgres://postgres:postgres@db/cleanmatex'],
    ['hq.database.embedded', true],
  ])('refuses %s = %j', (path, value) => {
    expect(changed(path, value).length).toBeGreaterThan(0);
  });

  it('refuses in production only, naming every problem and no secret', () => {
    const data = safe();
    data.auth.session.secret = 'weak-value-of-a-secret';
    data.permission.enabled = false;
    const config = new ConfigReader(data);
    expect(() =>
      assertProductionSafe(config, { NODE_ENV: 'development' }),
    ).not.toThrow();
    const refuse = () =>
      assertProductionSafe(config, { NODE_ENV: 'production' });
    expect(refuse).toThrow(/auth\.session\.secret[\s\S]*$/);
    expect(refuse).toThrow(/permission\.enabled/);
    expect(refuse).not.toThrow(/weak-value/);
  });
});
