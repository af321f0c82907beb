import {
  createServiceRef,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { Actor } from './actor';

/** A person of HQ, as sign-in needs them. */
export interface HqUser {
  id: string;
  email: string;
  /** `metadata.name` of the person's User entity. */
  entityName: string;
  name: string;
  name2: string | null;
  status: 'invited' | 'active' | 'deactivated';
  locale: 'en' | 'ar';
  roles: string[];
}

/** A role as a refusal names it. */
export interface NamedRole {
  code: string;
  name: string;
  name2: string;
}

/** Who may do what, read from the hq tables on every call: a revoked person is out at the next request. */
export interface HqAccess {
  /**
   * The actor behind Backstage credentials.
   * @returns null when they no longer hold: person deactivated, session ended, token older than the
   * person's `tokens_valid_after`, key revoked or expired, or a principal that the console does not know.
   */
  actorOf(credentials: BackstageCredentials): Promise<Actor | null>;
  /** Whether `actorOf` would give an actor now. Asks anew at each call, and does not count as a use. */
  holds(credentials: BackstageCredentials): Promise<boolean>;
  /** A person or key by id, with the rights held now, for work that goes on after their request; null when they hold none. */
  actorById(type: Actor['type'], id: string): Promise<Actor | null>;
  /** The console's own and the custom roles that hold a permission, by code. */
  rolesHolding(permission: string): Promise<NamedRole[]>;
  /** The API key of a presented `hqk_…` text; null when it is unknown, revoked or expired. */
  authenticateApiKey(text: string): Promise<{ id: string } | null>;
  /** A person by e-mail, case-insensitive, in whatever state. */
  findUserByEmail(email: string): Promise<HqUser | null>;
  findUserById(id: string): Promise<HqUser | null>;
  /**
   * Starts a portal session; its id becomes the `sid` claim. The first one makes an invited person active.
   * @throws HqError `sign_in_deactivated`, or `second_factor_required` where a role of the person asks for one.
   */
  startSession(session: {
    userId: string;
    amr: string[];
    /** `sid` claim of the issuer's ID token, where it gives one. */
    issuerSession?: string;
    ip?: string;
    userAgent?: string;
  }): Promise<string>;
  /** True while the session is open and its person active; touches `last_seen_at`. */
  sessionHolds(sessionId: string): Promise<boolean>;
  /** Ends a session (sign-out). Idempotent. */
  endSession(sessionId: string, endedBy: string): Promise<void>;
}

/** Root service: implemented by `@cleanmatex/access-backend`. */
export const hqAccessServiceRef = createServiceRef<HqAccess>({
  id: 'hq.access',
  scope: 'root',
});

/** Prefix of the subject of credentials that an API key gives. */
export const API_KEY_SUBJECT = 'hq-api-key:';
