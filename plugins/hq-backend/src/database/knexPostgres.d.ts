declare module 'knex/lib/dialects/postgres' {
  import { Knex } from 'knex';

  const PostgresClient: typeof Knex.Client;
  export default PostgresClient;
}
