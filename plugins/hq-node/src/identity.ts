import { createServiceRef } from '@backstage/backend-plugin-api';
import type { Scope } from './scope';

/** A link with which a person sets their password; it works once. */
export interface Invitation {
  /** Address of the page; secret, to be handed to the person alone. */
  link: string;
  expiresAt: Date;
}

/**
 * What operations and the CLI may do to people's sign-in at the embedded identity provider.
 *
 * Everything runs in the transaction of the given scope. Permission and audit are the calling operation's.
 */
export interface IdentityAdmin {
  /**
   * Makes a link that is valid for 72 hours and lifts a lockout. An earlier, unused link of the person stops
   * working.
   * @throws NotFoundError when there is no such person.
   */
  createInvitation(
    userId: string,
    scope: Pick<Scope, 'query'>,
  ): Promise<Invitation>;
  /**
   * Sets a password that the person must change at the next sign-in, and lifts a lockout.
   * @throws InputError when the password breaks the rules (15 to 256 characters, not a common one).
   * @throws NotFoundError when there is no such person.
   */
  setPassword(
    userId: string,
    password: string,
    scope: Pick<Scope, 'query'>,
  ): Promise<void>;
  /** Whether the person has ever had a password: set by the person, or for them. */
  hasPassword(userId: string, scope: Pick<Scope, 'query'>): Promise<boolean>;
  /** Makes every unused link of the person stop working. Idempotent. */
  revokeInvitations(userId: string, scope: Pick<Scope, 'query'>): Promise<void>;
  /** Removes the person's authenticator and recovery codes. Idempotent. */
  resetTotp(userId: string, scope: Pick<Scope, 'query'>): Promise<void>;
  /**
   * Encrypts some of the stored secrets that an older key protects with the first key of `hq.encryptionKey`.
   * Called until nothing remains, in a transaction each, the old key is needed no longer.
   * @param limit - most secrets of each kind.
   * @throws Error naming the key when `hq.encryptionKey` lacks the one that a secret needs.
   */
  resealSecrets(
    limit: number,
    scope: Pick<Scope, 'query'>,
  ): Promise<{ resealed: number; remaining: number }>;
  /**
   * Makes a new key for signing ID tokens. It is published at once and takes over after five minutes; the old one
   * stays published for a day after that.
   */
  rotateSigningKey(
    scope: Pick<Scope, 'query'>,
  ): Promise<{ kid: string; signsFrom: Date }>;
  /**
   * Ends one session at the provider, and every token given in it; the person's other browsers are untouched.
   * Idempotent.
   * @param issuerSession - `sid` claim of the ID tokens of that session.
   */
  endSession(issuerSession: string, scope: Pick<Scope, 'query'>): Promise<void>;
  /**
   * Ends every session and token of the person at the provider; the portal's own sessions are the caller's.
   * Idempotent.
   */
  endSessionsOf(userId: string, scope: Pick<Scope, 'query'>): Promise<void>;
}

/** What the console knows of its own identity provider. */
export interface EmbeddedIdentity {
  /** Null when people sign in at an external provider (`identity.enabled: false`). */
  admin: IdentityAdmin | null;
}

/** Root service; implemented by `hqIdentityAdminServiceFactory` of `@cleanmatex/identity-backend`. */
export const hqIdentityAdminServiceRef = createServiceRef<EmbeddedIdentity>({
  id: 'hq.identity-admin',
  scope: 'root',
});
