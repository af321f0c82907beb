import {
  diffFields,
  kernelErrors,
  type InputOf,
  type Invitation,
  type User,
  type UserAction,
  type usersContract,
} from '@cleanmatex/hq-common';
import { failWith, type IdentityAdmin, type Scope } from '@cleanmatex/hq-node';
import type { SessionRules } from '../access/limits';
import { revokeApiKeysOf } from '../apiKeys/service';
import {
  entityNameOf,
  fail,
  insist,
  refusalOf,
  refusalToGrant,
  SUPER_ADMIN,
} from '../model';
import { loadRoles } from '../roles/store';
import { endSessionsOf } from '../sessions/store';
import {
  findUser,
  freeEntityName,
  insertUser,
  isHeldByAnother,
  lockUser,
  setRoles,
  updateUser,
  type UserChange,
  type UserRow,
} from './store';
import { toUser } from './view';

const failKernel = failWith(kernelErrors);

type Input<K extends keyof typeof usersContract> = InputOf<
  (typeof usersContract)[K]
>;

/** Commands on the people of HQ. */
export class UserService {
  /**
   * @param identity - of the embedded identity provider; null when people sign in elsewhere.
   */
  constructor(
    private readonly rules: SessionRules,
    private readonly identity: IdentityAdmin | null,
  ) {}

  /** Adds a person as invited; the link is null when people sign in with the company account. */
  async create(scope: Scope, input: Input<'create'>): Promise<Invitation> {
    const roles = [...new Set(input.roles)];
    insist(refusalToGrant(scope.actor, await this.knownRoles(scope, roles)));
    const entityName = await freeEntityName(scope, entityNameOf(input.email));
    const id = await insertUser(scope, input, entityName);
    if (!id) throw fail('email_taken');
    await setRoles(scope, id, roles);
    const row = await this.mustFind(scope, id);
    return this.record(scope, null, row, async () => ({
      user: toUser(row, scope),
      invitationUrl: await this.invitationLink(scope, id),
    }));
  }

  /** @throws HqError `version_conflict` when the person was changed meanwhile. */
  async update(scope: Scope, input: Input<'update'>): Promise<User> {
    const { userId, reason, roles, ...change } = input;
    const before = await this.lockFor(scope, 'update', userId);
    if (scope.ifMatch && !scope.ifMatch.includes(before.version)) {
      throw failKernel('version_conflict');
    }
    if (roles) await this.changeRoles(scope, before, [...new Set(roles)]);
    return this.write(scope, before, change, reason);
  }

  async invite(scope: Scope, userId: string): Promise<Invitation> {
    const row = await this.lockFor(scope, 'invite', userId);
    const invitationUrl = await this.invitationLink(scope, userId);
    scope.audit({
      subjectId: userId,
      subjectName: row.name,
      subjectName2: row.name2,
    });
    return { user: toUser(row, scope), invitationUrl };
  }

  /** Ends the person's access: state, sessions, tokens, invitations, here and at the identity provider, and the keys they made. */
  async deactivate(scope: Scope, input: Input<'deactivate'>): Promise<User> {
    const { userId, reason } = input;
    const before = await this.lockFor(scope, 'deactivate', userId);
    await this.keepASuperAdmin(scope, before);
    await endSessionsOf(scope, userId, this.rules);
    await this.identity?.endSessionsOf(userId, scope);
    await this.identity?.revokeInvitations(userId, scope);
    const change = { status: 'deactivated' } as const;
    const user = await this.write(scope, before, change, reason);
    await revokeApiKeysOf(scope, userId, reason);
    return user;
  }

  /** Gives the person access again; one who never came in is invited once more, and needs a new link. */
  async reactivate(scope: Scope, input: Input<'reactivate'>): Promise<User> {
    const { userId, reason } = input;
    const before = await this.lockFor(scope, 'reactivate', userId);
    const status = (await this.hasComeIn(scope, before)) ? 'active' : 'invited';
    return this.write(scope, before, { status }, reason);
  }

  private async hasComeIn(scope: Scope, person: UserRow): Promise<boolean> {
    if (person.last_seen_at) return true;
    return (await this.identity?.hasPassword(person.id, scope)) ?? false;
  }

  private async lockFor(scope: Scope, action: UserAction, userId: string) {
    const row = await lockUser(scope, userId, this.rules);
    if (!row) throw fail('user_not_found');
    insist(refusalOf(scope.actor, action, row));
    return row;
  }

  private async write(
    scope: Scope,
    before: UserRow,
    change: UserChange,
    reason?: string,
  ): Promise<User> {
    if (!(await updateUser(scope, before.id, change))) {
      throw fail('email_taken');
    }
    const after = await this.mustFind(scope, before.id);
    return this.record(
      scope,
      before,
      after,
      async () => toUser(after, scope),
      reason,
    );
  }

  private async record<T>(
    scope: Scope,
    before: UserRow | null,
    after: UserRow,
    answer: () => Promise<T>,
    reason?: string,
  ): Promise<T> {
    scope.audit({
      subjectId: after.id,
      subjectName: after.name,
      subjectName2: after.name2,
      changes: diffFields(before && auditFields(before), auditFields(after)),
      reason,
    });
    scope.emit('hq.user.changed', { userId: after.id });
    return answer();
  }

  private async changeRoles(
    scope: Scope,
    before: UserRow,
    roles: string[],
  ): Promise<void> {
    const given = roles.filter(code => !before.roles.includes(code));
    const taken = before.roles.filter(code => !roles.includes(code));
    if (given.length + taken.length === 0) return;
    if (before.id === scope.actor.id) throw fail('own_roles');
    insist(
      refusalToGrant(
        scope.actor,
        await this.knownRoles(scope, [...given, ...taken]),
      ),
    );
    if (taken.includes(SUPER_ADMIN)) await this.keepASuperAdmin(scope, before);
    await setRoles(scope, before.id, roles);
  }

  /** @throws HqError `last_super_admin` when the person is the only active one. */
  private async keepASuperAdmin(scope: Scope, person: UserRow): Promise<void> {
    if (person.status !== 'active' || !person.roles.includes(SUPER_ADMIN)) {
      return;
    }
    if (!(await isHeldByAnother(scope, SUPER_ADMIN, person.id))) {
      throw fail('last_super_admin');
    }
  }

  private async knownRoles(scope: Scope, codes: string[]) {
    const roles = await loadRoles(scope, codes);
    const unknown = codes.find(code => !roles.some(role => role.code === code));
    if (unknown) throw fail('role_unknown', { role: unknown });
    return roles;
  }

  private async mustFind(scope: Scope, id: string): Promise<UserRow> {
    const row = await findUser(scope, id, this.rules);
    if (!row) throw fail('user_not_found');
    return row;
  }

  private async invitationLink(scope: Scope, userId: string) {
    return (await this.identity?.createInvitation(userId, scope))?.link ?? null;
  }
}

const auditFields = (row: UserRow) => ({
  email: row.email,
  name: row.name,
  name2: row.name2,
  locale: row.locale,
  status: row.status,
  roles: row.roles,
});
