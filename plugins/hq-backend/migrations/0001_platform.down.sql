-- Drops the platform objects that 0001 created, and no others. Roles stay:
-- they belong to the whole server.

-- A count under policies could come out as none.
SET LOCAL row_security = off;

DO $hq$
DECLARE
  tenants bigint := 0;
  created text;
BEGIN
  IF EXISTS (SELECT FROM hq.platform_objects WHERE kind = 'table' AND name = 'org_tenants_mst') THEN
    SELECT count(*) INTO tenants FROM public.org_tenants_mst;
  END IF;
  IF tenants > 0 THEN
    RAISE EXCEPTION 'The platform tables hold % tenants: they are not dropped', tenants;
  END IF;
  -- In one statement, because the tables refer to each other; whatever else
  -- depends on them stops it.
  SELECT string_agg(CASE WHEN position('.' IN name) > 0 THEN name ELSE format('public.%I', name) END, ', ')
    INTO created FROM hq.platform_objects WHERE kind = 'table';
  IF created IS NOT NULL THEN
    EXECUTE 'DROP TABLE ' || created;
  END IF;
  IF EXISTS (SELECT FROM hq.platform_objects WHERE kind = 'function' AND name = 'auth.uid()') THEN
    DROP FUNCTION auth.uid();
  END IF;
  IF EXISTS (SELECT FROM hq.platform_objects WHERE kind = 'schema' AND name = 'auth') THEN
    DROP SCHEMA auth;
  END IF;
END $hq$;

DROP TABLE hq.platform_objects;
