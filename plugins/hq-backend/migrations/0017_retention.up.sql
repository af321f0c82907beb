-- Archived tenants are kept for a time, then may be purged; a legal hold stops that.

CREATE TABLE hq.tenant_retention_policy (
  id boolean NOT NULL DEFAULT true,
  retention_days int NOT NULL DEFAULT 90,
  CONSTRAINT tenant_retention_policy__pkey PRIMARY KEY (id),
  CONSTRAINT tenant_retention_policy__single CHECK (id),
  CONSTRAINT tenant_retention_policy__days CHECK (retention_days BETWEEN 0 AND 3650)
);
COMMENT ON TABLE hq.tenant_retention_policy IS 'How long the data of archived tenants is kept.';
COMMENT ON COLUMN hq.tenant_retention_policy.retention_days IS 'Counts for tenants that are archived from now on; those archived before keep their day.';
INSERT INTO hq.tenant_retention_policy DEFAULT VALUES;

CREATE TABLE hq.tenant_archives (
  tenant_id uuid NOT NULL,
  archived_at timestamptz NOT NULL,
  archived_by text,
  keep_until timestamptz NOT NULL,
  purge_requested_at timestamptz,
  purge_by text,
  purge_reason text,
  purge_problem text,
  CONSTRAINT tenant_archives__pkey PRIMARY KEY (tenant_id),
  CONSTRAINT tenant_archives__tenant FOREIGN KEY (tenant_id) REFERENCES public.org_tenants_mst (id) ON DELETE CASCADE,
  CONSTRAINT tenant_archives__purge CHECK ((purge_requested_at IS NULL) = (purge_by IS NULL))
);
COMMENT ON TABLE hq.tenant_archives IS 'Archived tenants and until when they are kept. Kept by a trigger, so that what other applications archive is in it too.';
COMMENT ON COLUMN hq.tenant_archives.purge_requested_at IS 'Set while a purge waits or runs.';
COMMENT ON COLUMN hq.tenant_archives.purge_problem IS 'Why the last attempt to purge stopped; nothing was deleted then.';

CREATE TABLE hq.tenant_holds (
  tenant_id uuid NOT NULL,
  reason text NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT tenant_holds__pkey PRIMARY KEY (tenant_id),
  CONSTRAINT tenant_holds__tenant FOREIGN KEY (tenant_id) REFERENCES public.org_tenants_mst (id)
);
COMMENT ON TABLE hq.tenant_holds IS 'Legal holds. The reference has no cascade: while a hold stands, nobody can delete the tenant.';

CREATE TABLE hq.tenant_tombstones (
  tenant_id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  name2 text,
  archived_at timestamptz NOT NULL,
  purged_at timestamptz NOT NULL,
  purged_by text NOT NULL,
  reason text NOT NULL,
  proof text NOT NULL,
  proof_hash text NOT NULL,
  CONSTRAINT tenant_tombstones__pkey PRIMARY KEY (tenant_id),
  CONSTRAINT tenant_tombstones__proof CHECK (proof_hash = encode(sha256(convert_to(proof, 'UTF8')), 'hex'))
);
COMMENT ON TABLE hq.tenant_tombstones IS 'What is left of purged tenants: who purged them, when, why, and how many rows of which table.';
COMMENT ON COLUMN hq.tenant_tombstones.proof IS 'JSON, the exact text that was hashed: {tenantId, slug, purgedAt, tables: [{table, deleted, unlinked, left}]}.';
CREATE INDEX tenant_tombstones__purged ON hq.tenant_tombstones (purged_at DESC, tenant_id DESC);

-- Runs as its owner, because the platform's roles cannot see schema hq.
CREATE FUNCTION hq.keep_archive() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF hq.tenant_status(NEW.status::text, NEW.is_active) = 'archived' THEN
    INSERT INTO hq.tenant_archives (tenant_id, archived_at, archived_by, keep_until)
    SELECT NEW.id, now(), NEW.updated_by, now() + make_interval(days => p.retention_days)
    FROM hq.tenant_retention_policy p
    ON CONFLICT (tenant_id) DO NOTHING;
  ELSE
    DELETE FROM hq.tenant_archives WHERE tenant_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER hq_keep_archive AFTER INSERT OR UPDATE OF status, is_active ON public.org_tenants_mst
  FOR EACH ROW EXECUTE FUNCTION hq.keep_archive();
ALTER TABLE public.org_tenants_mst ENABLE ALWAYS TRIGGER hq_keep_archive;

-- Whoever migrates may be bound by row-level security; the console's role is not.
SET LOCAL ROLE hq_console;
INSERT INTO hq.tenant_archives (tenant_id, archived_at, archived_by, keep_until)
  SELECT t.id, now(), t.updated_by, now() + make_interval(days => p.retention_days)
  FROM public.org_tenants_mst t CROSS JOIN hq.tenant_retention_policy p
  WHERE hq.tenant_status(t.status::text, t.is_active) = 'archived';
RESET ROLE;

-- Only a transaction that takes this role on can delete what belongs to tenants: a purge does, nothing else.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hq_purger') THEN
    CREATE ROLE hq_purger NOLOGIN NOINHERIT BYPASSRLS;
  END IF;
  IF NOT pg_has_role('hq_console', 'hq_purger', 'MEMBER') THEN
    GRANT hq_purger TO hq_console;
  END IF;
END $$;
GRANT USAGE ON SCHEMA public, hq TO hq_purger;

CREATE FUNCTION hq.grant_purger() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  held record;
BEGIN
  -- Two processes that start at once would change the same row of the catalog.
  PERFORM pg_advisory_xact_lock(4872100014);
  FOR held IN
    SELECT c.oid::regclass AS name, array_agg(quote_ident(a.attname)) FILTER (WHERE a.attname LIKE '%\_tenant\_org\_id') AS linked
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.atttypid = 'uuid'::regtype
      AND (c.relname = 'org_tenants_mst' OR a.attname LIKE '%tenant\_org\_id' OR EXISTS (
        SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'
          AND k.confrelid = 'public.org_tenants_mst'::regclass))
    GROUP BY c.oid
  LOOP
    BEGIN
      IF NOT has_table_privilege('hq_purger', held.name, 'SELECT') OR NOT has_table_privilege('hq_purger', held.name, 'DELETE') THEN
        EXECUTE format('GRANT SELECT, DELETE ON %s TO hq_purger', held.name);
      END IF;
      IF held.linked IS NOT NULL AND NOT has_any_column_privilege('hq_purger', held.name, 'UPDATE') THEN
        EXECUTE format('GRANT UPDATE (%s) ON %s TO hq_purger', array_to_string(held.linked, ', '), held.name);
      END IF;
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE WARNING 'No right to let purges delete from %', held.name;
    END;
  END LOOP;
END $$;
COMMENT ON FUNCTION hq.grant_purger() IS 'Lets hq_purger delete from every table that holds tenants. The owner runs it at each start, for tables that the platform has added since.';
REVOKE ALL ON FUNCTION hq.grant_purger() FROM PUBLIC;
SELECT hq.grant_purger();
