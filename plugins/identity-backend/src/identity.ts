import type { Knex } from 'knex';
import type { IdentityOptions } from './options';
import { PasswordHasher } from './passwords/hasher';
import { SecretBox } from './secretBox';
import { TotpStore } from './secondFactor/totp';
import { sqlOf, type Sql } from './store/sql';

/** What everything in this package works with. */
export interface Identity {
  options: IdentityOptions;
  knex: Knex;
  /** Statements outside a transaction. */
  sql: Sql;
  hasher: PasswordHasher;
  box: SecretBox;
  totp: TotpStore;
}

/** @throws Error when an encryption key is malformed. */
export function createIdentity(options: IdentityOptions, knex: Knex): Identity {
  const box = new SecretBox(options.encryptionKeys);
  return {
    options,
    knex,
    sql: sqlOf(knex),
    hasher: new PasswordHasher(),
    box,
    totp: new TotpStore(box),
  };
}
