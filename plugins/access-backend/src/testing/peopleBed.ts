import { TestDatabase, TestKernel } from '@cleanmatex/hq-backend/testing';
import {
  syncSystemRoles,
  type Actor,
  type IdentityAdmin,
} from '@cleanmatex/hq-node';
import { accessOperations } from '../operations';
import { addPerson } from './people';

const rules = { idleSeconds: 3600, maxSeconds: 12 * 3600, requireMfa: false };

/** People and roles on the real kernel and a database of their own, beside a provider that notes what it is told. */
export class PeopleBed {
  /** Ids of the people whose sessions the provider ended. */
  readonly ended: string[] = [];
  /** Ids of the people whose invitations the provider took back. */
  readonly revoked: string[] = [];
  /** Ids of the people that have a password at the provider. */
  readonly withPassword = new Set<string>();
  readonly kernel: TestKernel;

  private constructor(readonly database: TestDatabase, readonly admin: Actor) {
    const identity: Partial<IdentityAdmin> = {
      createInvitation: async userId => ({
        link: `https://hq.example/invitation/${userId}`,
        expiresAt: new Date(),
      }),
      endSessionsOf: async userId => {
        this.ended.push(userId);
      },
      revokeInvitations: async userId => {
        this.revoked.push(userId);
      },
      hasPassword: async userId => this.withPassword.has(userId),
    };
    this.kernel = new TestKernel(
      database,
      accessOperations(rules, identity as IdentityAdmin),
    );
  }

  /** With one person, a super admin. */
  static async create(): Promise<PeopleBed> {
    const database = await TestDatabase.create();
    await syncSystemRoles(database.knex);
    const { actor } = await addPerson(database.owner, ['super_admin']);
    return new PeopleBed(database, actor);
  }
}
