DO $$
BEGIN
  IF EXISTS (SELECT FROM hq.platform_objects WHERE kind = 'table' AND name = 'auth.users') THEN
    REVOKE ALL ON auth.users FROM hq_console;
    REVOKE USAGE ON SCHEMA auth FROM hq_console;
  END IF;
END $$;
DROP TABLE hq.sample_fleet_users, hq.sample_fleet_tenants, hq.sample_fleet;
