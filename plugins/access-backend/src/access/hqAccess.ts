import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  systemActor,
  type Actor,
  type HqAccess,
  type NamedRole,
} from '@cleanmatex/hq-node';
import type { Knex } from 'knex';
import {
  findKeyActor,
  findPerson,
  findPersonActor,
  LAST_USE_PRECISION_S,
} from './actorQuery';
import { matchesHash, prefixOf } from './apiKeyText';
import { bearerOf } from './claims';
import type { SessionRules } from './limits';
import { findUserByEmail, findUserById } from './people';
import {
  endSession,
  sessionHolds,
  startSession,
  touchSession,
  type NewSession,
} from './sessionStore';

/** {@link HqAccess} over the hq tables. Nothing is kept beyond one request's credentials. */
export class DatabaseHqAccess implements HqAccess {
  // Backstage gives each request credentials of its own, so one request asks the database once.
  private readonly resolved = new WeakMap<
    BackstageCredentials,
    Promise<Actor | null>
  >();

  constructor(
    private readonly knex: Knex,
    private readonly rules: SessionRules,
  ) {}

  actorOf(credentials: BackstageCredentials): Promise<Actor | null> {
    const known = this.resolved.get(credentials);
    if (known) return known;
    const actor = this.resolve(credentials);
    this.resolved.set(credentials, actor);
    return actor;
  }

  async holds(credentials: BackstageCredentials): Promise<boolean> {
    const bearer = bearerOf(credentials);
    if (!bearer) return false;
    const found =
      bearer.type === 'api-key'
        ? await findKeyActor(this.knex, bearer.id)
        : await findPerson(this.knex, bearer, this.rules);
    return found !== null;
  }

  async actorById(type: Actor['type'], id: string): Promise<Actor | null> {
    if (type === 'system') return systemActor;
    if (type === 'api-key') return findKeyActor(this.knex, id);
    return type === 'user' ? findPersonActor(this.knex, id) : null;
  }

  async authenticateApiKey(text: string): Promise<{ id: string } | null> {
    const prefix = prefixOf(text);
    if (!prefix) return null;
    const { rows } = await this.knex.raw<{
      rows: Array<{ id: string; secret_hash: string; used_long_ago: boolean }>;
    }>(
      `SELECT id, secret_hash,
         coalesce(last_used_at < clock_timestamp() - make_interval(secs => ?), true) AS used_long_ago
       FROM hq.sys_api_keys
       WHERE prefix = ? AND revoked_at IS NULL AND expires_at > clock_timestamp()`,
      [LAST_USE_PRECISION_S, prefix],
    );
    const [key] = rows;
    if (!key || !matchesHash(text, key.secret_hash)) return null;
    if (key.used_long_ago) {
      await this.knex('hq.sys_api_keys')
        .where({ id: key.id })
        .update({ last_used_at: this.knex.fn.now() });
    }
    return { id: key.id };
  }

  findUserByEmail(email: string) {
    return findUserByEmail(this.knex, email);
  }

  findUserById(id: string) {
    return findUserById(this.knex, id);
  }

  startSession(session: NewSession) {
    return startSession(this.knex, session, this.rules);
  }

  sessionHolds(sessionId: string) {
    return sessionHolds(this.knex, sessionId, this.rules);
  }

  endSession(sessionId: string, endedBy: string) {
    return endSession(this.knex, sessionId, endedBy);
  }

  async rolesHolding(permission: string): Promise<NamedRole[]> {
    const { rows } = await this.knex.raw<{ rows: NamedRole[] }>(
      `SELECT code, name, name2 FROM hq.sys_roles WHERE ? = ANY (permissions)
       ORDER BY is_system DESC, created_at, code`,
      [permission],
    );
    return rows;
  }

  private async resolve(
    credentials: BackstageCredentials,
  ): Promise<Actor | null> {
    const bearer = bearerOf(credentials);
    if (!bearer) return null;
    if (bearer.type === 'api-key') return findKeyActor(this.knex, bearer.id);
    const person = await findPerson(this.knex, bearer, this.rules);
    if (!person) return null;
    const { actor, sessionSeenLongAgo } = person;
    if (sessionSeenLongAgo && actor.sessionId) {
      await touchSession(this.knex, actor.sessionId);
    }
    return actor;
  }
}
