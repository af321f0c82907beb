import type { Config } from '@backstage/config';
import type { JsonValue } from '@backstage/types';

/** Shortest secret that production accepts, in characters. */
const SECRET_LENGTH = 32;
const weakWords =
  /development|example|changeme|change-me|password|secret|insecure|default/i;
const secretKey = /(secret|encryptionKey|signingKey)$/i;
const localHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

type Check = (config: Config) => Array<string | false>;

/** Whether the process runs as production. */
export function isProduction(
  env: Record<string, string | undefined> = process.env,
): boolean {
  return env.NODE_ENV === 'production';
}

/** Whether the console works on the embedded database, for development: the one place where a sample fleet may be. */
export function isEmbedded(
  config: Config,
  env: Record<string, string | undefined> = process.env,
): boolean {
  const embedded = config.getOptionalBoolean('hq.database.embedded');
  return embedded === true && !isProduction(env);
}

const guestAccess: Check = config => [
  config.has('auth.providers.guest') &&
    'auth.providers.guest: guest access is for development; remove it',
  config.getOptionalBoolean(
    'backend.auth.dangerouslyDisableDefaultAuthPolicy',
  ) === true &&
    'backend.auth.dangerouslyDisableDefaultAuthPolicy: it opens every plugin; remove it',
  config.getOptionalBoolean('permission.enabled') !== true &&
    'permission.enabled: must be true; without it every signed-in person may do everything',
  config.getOptionalBoolean('hq.auth.requireMfa') === false &&
    'hq.auth.requireMfa: administrators need a second factor; remove the setting',
];

const signIn: Check = config => {
  const environment = config.getOptionalString('auth.environment');
  const provider = `auth.providers.oidc.${environment}`;
  return [
    environment === 'development' &&
      'auth.environment: is development; name the production environment',
    !config.has(provider) && `${provider}: missing; nobody could sign in`,
    config.has('hq.sampleStaffPassword') &&
      config.getOptionalString('hq.sampleStaffPassword') !== '' &&
      'hq.sampleStaffPassword: sample staff are for development; remove it',
  ];
};

const secrets: Check = config => [
  ...['auth.session.secret', 'hq.encryptionKey', 'hq.audit.signingKey'].map(
    key => !config.getOptionalString(key) && `${key}: missing`,
  ),
  ...leaves(config.get() as JsonValue, '')
    .filter(({ path }) => secretKey.test(path))
    .map(
      ({ path, value }) =>
        value !== '' &&
        isWeak(value) &&
        `${path}: must be random, at least ${SECRET_LENGTH} characters`,
    ),
];

const addresses: Check = config => [
  ...['app.baseUrl', 'backend.baseUrl'].map(key => {
    const url = config.getOptionalString(key);
    if (!url || !URL.canParse(url)) return `${key}: missing or no address`;
    const { protocol, hostname } = new URL(url);
    return (
      protocol !== 'https:' &&
      !localHosts.has(hostname) &&
      `${key}: must start with https://`
    );
  }),
  databaseProblem(config.getOptionalString('hq.database.url')),
  config.getOptionalBoolean('hq.database.embedded') === true &&
    'hq.database.embedded: the embedded database is for development; name a database of your own',
];

function databaseProblem(url: string | undefined): string | false {
  if (!url || !URL.canParse(url)) return 'hq.database.url: missing';
  const { password, username } = new URL(url);
  return (
    password !== '' &&
    (password === username || /^(postgres|password)$/i.test(password)) &&
    'hq.database.url: its password is a well-known one'
  );
}

function isWeak(value: string): boolean {
  return (
    value.length < SECRET_LENGTH ||
    weakWords.test(value) ||
    new Set(value).size < 10
  );
}

function leaves(
  value: JsonValue | undefined,
  path: string,
): Array<{ path: string; value: string }> {
  if (typeof value === 'string') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path ? `${path}.${key}` : key),
  );
}

/** Everything in the configuration that must not reach production, a line each. */
export function productionProblems(config: Config): string[] {
  return [guestAccess, signIn, secrets, addresses]
    .flatMap(check => check(config))
    .filter((problem): problem is string => problem !== false);
}

/**
 * Refuses to start with a development configuration in production (NODE_ENV=production); does nothing
 * elsewhere.
 * @throws Error that names every problem; no secret's value is part of it.
 */
export function assertProductionSafe(
  config: Config,
  env: Record<string, string | undefined> = process.env,
): void {
  if (!isProduction(env)) return;
  const problems = productionProblems(config);
  if (problems.length === 0) return;
  throw new Error(
    `The configuration is not fit for production:\n${problems
      .map(problem => `  - ${problem}`)
      .join('\n')}`,
  );
}
