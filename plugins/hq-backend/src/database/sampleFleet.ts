import { RUNTIME_ROLE } from './pool';
import { withClient } from './server';

/**
 * Lets the console write and delete what belongs to a tenant in the platform's tables and in `auth.users`, as the
 * sample fleet needs. For the embedded database only; anywhere else the console's role has what its own statements need.
 * @param url - connection string of the owner.
 */
export async function grantSampleFleet(url: string): Promise<void> {
  await withClient(url, client =>
    client.query(`
      DO $$
      DECLARE
        held regclass;
      BEGIN
        -- Two processes that start at once would change the same row of the catalog.
        PERFORM pg_advisory_xact_lock(4872100010);
        FOR held IN
          SELECT a.attrelid::regclass FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
          WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            AND a.attname = 'tenant_org_id' AND NOT a.attisdropped
          UNION SELECT 'public.org_tenants_mst'::regclass
          UNION SELECT 'auth.users'::regclass
        LOOP
          EXECUTE format('GRANT SELECT, INSERT, DELETE ON %s TO ${RUNTIME_ROLE}', held);
        END LOOP;
        GRANT USAGE ON SCHEMA auth TO ${RUNTIME_ROLE};
      END $$`),
  );
}
