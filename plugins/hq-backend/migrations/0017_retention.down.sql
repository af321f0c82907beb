DROP TRIGGER hq_keep_archive ON public.org_tenants_mst;
DROP FUNCTION hq.keep_archive(), hq.grant_purger();
DROP TABLE hq.tenant_archives, hq.tenant_holds, hq.tenant_tombstones, hq.tenant_retention_policy;
-- The role stays, since other databases of the server may use it.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM hq_purger;
REVOKE USAGE ON SCHEMA public, hq FROM hq_purger;
