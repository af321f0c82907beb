import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import path from 'node:path';
import { readJson, writeJson } from './files.ts';

/** Marks a secret as made by this toolchain; a backend in production mode refuses one that begins with it. */
export const DEVELOPMENT_PREFIX = 'development-';

const token = () => `${DEVELOPMENT_PREFIX}${randomBytes(32).toString('hex')}`;

/** An Ed25519 private key as PEM, in base64 so that it fits on one line. */
function signingKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return Buffer.from(
    privateKey.export({ type: 'pkcs8', format: 'pem' }),
  ).toString('base64');
}

/** Every secret the backend needs, by the environment variable that carries it. */
const GENERATORS: Record<string, () => string> = {
  AUTH_SESSION_SECRET: token,
  AUTH_OIDC_CLIENT_SECRET: token,
  IDENTITY_COOKIE_SECRET: token,
  HQ_ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
  HQ_AUDIT_SIGNING_KEY: signingKey,
};

/**
 * The development secrets of a state folder: made once, kept in `secrets.json` for its owner only.
 * @param stateDir - for example `.hq`
 * @returns values by environment variable; a secret added by a later version is made and kept as well
 */
export function loadSecrets(stateDir: string): Record<string, string> {
  const file = path.join(stateDir, 'secrets.json');
  const known = readJson<Record<string, string>>(file) ?? {};
  const missing = Object.keys(GENERATORS).filter(name => !known[name]);
  if (missing.length === 0) return known;
  const made = missing.map(name => [name, GENERATORS[name]()]);
  const secrets = { ...known, ...Object.fromEntries(made) };
  writeJson(file, secrets);
  return secrets;
}

/** A password that can be read out and typed: four groups of letters and digits without look-alikes. */
export function makeSamplePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const groups = Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join(
      '',
    ),
  );
  return groups.join('-');
}
