import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { ExitCode, Problem } from '../problems.ts';

/** The system account that PostgreSQL runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it this account. */
const ACCOUNT_NAME = 'postgres';

function lookUp(name: string): Account | undefined {
  const id = (flag: string) =>
    spawnSync('id', [flag, name], { encoding: 'utf8' });
  const [uid, gid] = [id('-u'), id('-g')];
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function createAccount(): Account {
  const options = { stdio: 'ignore' } as const;
  spawnSync('groupadd', ['--system', ACCOUNT_NAME], options);
  spawnSync(
    'useradd',
    ['--system', '--no-create-home', '--gid', ACCOUNT_NAME, ACCOUNT_NAME],
    options,
  );
  const account = lookUp(ACCOUNT_NAME);
  if (account) return account;
  throw new Problem(
    `PostgreSQL does not run as root, and the account "${ACCOUNT_NAME}" could not be created. Create it, or run HQ Console as an ordinary user.`,
    ExitCode.UNAVAILABLE,
  );
}

/**
 * The account to run PostgreSQL as: undefined for the current one; for root, the owner of the data folder when it
 * has one, else the account `postgres`, which is created when missing.
 * @throws Problem when the data belongs to somebody else, or the account cannot be created
 */
export function accountFor(dataDir: string): Account | undefined {
  const owner = existsSync(dataDir) ? statSync(dataDir) : undefined;
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  if (self !== 0) {
    if (owner && owner.uid !== self) {
      throw new Problem(
        `The database folder ${dataDir} belongs to another user (id ${owner.uid}). Run HQ Console as that user, or give the folder to yours.`,
        ExitCode.UNAVAILABLE,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return lookUp(ACCOUNT_NAME) ?? createAccount();
}

/** Whether an account may pass through every folder above a path; access lists are not looked at. */
export function canReach(account: Account, target: string): boolean {
  const parent = path.dirname(target);
  if (parent === target) return true;
  const { uid, gid, mode } = statSync(parent);
  let bit = 0o001;
  if (uid === account.uid) bit = 0o100;
  else if (gid === account.gid) bit = 0o010;
  return Math.floor(mode / bit) % 2 === 1 && canReach(account, parent);
}
