import type { Scope } from '@cleanmatex/hq-node';
import type { Knex } from 'knex';

/** Runs SQL with `$1` parameters; a scope of the kernel fits as well. */
export type Sql = Pick<Scope, 'query'>;

/** SQL on a knex pool or transaction. The text must not contain a literal question mark. */
export function sqlOf(knex: Knex): Sql {
  return {
    async query<R extends object>(text: string, params: unknown[] = []) {
      const bindings: unknown[] = [];
      const raw = text.replace(/\$(\d+)/g, (_, number) => {
        bindings.push(params[Number(number) - 1]);
        return '?';
      });
      const { rows } = await knex.raw<{ rows: R[] }>(
        raw,
        bindings as Knex.RawBinding[],
      );
      return rows;
    },
  };
}

/** Runs `work` in a transaction; rolled back when it throws. */
export function inTransaction<T>(
  knex: Knex,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  return knex.transaction(trx => work(sqlOf(trx)));
}
