import {
  maskIp,
  type InputOf,
  type Page,
  type Session,
  type meContract,
  type sessionsContract,
} from '@cleanmatex/hq-common';
import {
  allows,
  cutPage,
  keysetSql,
  SqlParams,
  type IdentityAdmin,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import type { SessionRules } from '../access/limits';
import { fail } from '../model';
import { openSession } from './openSession';
import {
  endSession,
  endSessionsOf,
  findSession,
  sessionColumns,
  type SessionRow,
} from './store';

const keyset: Keyset<'createdAt' | 'lastSeenAt'> = {
  list: 'sessions',
  sorts: {
    createdAt: { sql: 's.created_at', type: 'timestamptz' },
    lastSeenAt: { sql: 's.last_seen_at', type: 'timestamptz' },
  },
  id: { sql: 's.id', type: 'uuid' },
};

type ListInput = InputOf<typeof sessionsContract.list>;

function toSession(row: SessionRow, { actor }: Scope): Session {
  const inFull = row.user_id === actor.id || allows(actor, 'hq.pii.read');
  return {
    id: row.id,
    userId: row.user_id,
    userName: row.user_name,
    userName2: row.user_name2,
    open: row.open,
    current: row.id === actor.sessionId,
    amr: row.amr,
    ip: row.ip && !inFull ? maskIp(row.ip) : row.ip,
    userAgent: row.user_agent,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

/** Portal sessions: anyone's, and the caller's own. */
export class SessionService {
  /**
   * @param identity - of the embedded identity provider; null when people sign in elsewhere.
   */
  constructor(
    private readonly rules: SessionRules,
    private readonly identity: IdentityAdmin | null,
  ) {}

  async list(scope: Scope, input: ListInput): Promise<Page<Session>> {
    const from =
      'FROM hq.sys_sessions s JOIN hq.sys_users u ON u.id = s.user_id';
    const counting = new SqlParams();
    const matching = this.filters(input, counting);
    const [{ count }] = await scope.query<{ count: number }>(
      `SELECT count(*) ${from} WHERE ${matching}`,
      counting.values,
    );
    const params = new SqlParams();
    const paging = keysetSql(keyset, input, params);
    const where = this.filters(input, params);
    const columns = sessionColumns(this.rules, params);
    const rows = await scope.query<SessionRow>(
      `SELECT ${columns}, ${paging.select} ${from}
       WHERE ${where} AND ${paging.where} ORDER BY ${paging.orderBy} LIMIT ${paging.limit}`,
      params.values,
    );
    return cutPage(keyset, input, rows, count, row => toSession(row, scope));
  }

  listOwn(scope: Scope, input: InputOf<typeof meContract.sessions>) {
    return this.list(scope, { ...input, userId: scope.actor.id });
  }

  /**
   * Ends a session, and the one at the embedded identity provider that it stands on; those of the person's other
   * browsers go on. Idempotent.
   * @param userId - when given, only a session of this person is found.
   */
  async end(
    scope: Scope,
    sessionId: string,
    options: { userId?: string; reason?: string } = {},
  ): Promise<Session> {
    const { userId, reason } = options;
    const before = await findSession(scope, sessionId, this.rules, userId);
    if (!before) throw fail('session_not_found');
    await endSession(scope, sessionId);
    if (before.issuer_session) {
      await this.identity?.endSession(before.issuer_session, scope);
    }
    const after = await findSession(scope, sessionId, this.rules);
    scope.audit({
      subjectId: sessionId,
      subjectName: before.user_name,
      subjectName2: before.user_name2,
      changes: before.open
        ? [{ path: 'open', before: true, after: false }]
        : [],
      reason,
    });
    return toSession(after ?? before, scope);
  }

  endOwn(scope: Scope, sessionId: string): Promise<Session> {
    return this.end(scope, sessionId, { userId: scope.actor.id });
  }

  /** Signs a person out everywhere: portal sessions, tokens, and the embedded identity provider. */
  async endAll(
    scope: Scope,
    userId: string,
    reason?: string,
  ): Promise<{ ended: number }> {
    const [person] = await scope.query<{ name: string; name2: string | null }>(
      'SELECT name, name2 FROM hq.sys_users WHERE id = $1 FOR UPDATE',
      [userId],
    );
    if (!person) throw fail('user_not_found');
    const ended = await endSessionsOf(scope, userId, this.rules);
    await this.identity?.endSessionsOf(userId, scope);
    scope.audit({
      subjectId: userId,
      subjectName: person.name,
      subjectName2: person.name2,
      changes: ended ? [{ path: 'openSessions', before: ended, after: 0 }] : [],
      reason,
    });
    return { ended };
  }

  endAllOwn(scope: Scope): Promise<{ ended: number }> {
    return this.endAll(scope, scope.actor.id);
  }

  private filters({ userId, open }: ListInput, params: SqlParams): string {
    const conditions = ['true'];
    if (userId) conditions.push(`s.user_id = ${params.add(userId)}`);
    if (open) {
      const holds = `(${openSession(
        's',
        this.rules,
        params,
      )} AND u.status = 'active')`;
      conditions.push(open === 'true' ? holds : `NOT ${holds}`);
    }
    return conditions.join(' AND ');
  }
}
