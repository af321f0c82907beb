-- The extension pg_trgm stays: others may have come to use it.
DROP INDEX public.hq_tenants_status;
DROP INDEX public.hq_tenants_name;
DROP INDEX public.hq_tenants_created;
DROP FUNCTION hq.utc(timestamp);
DROP FUNCTION hq.tenant_status(text, boolean);
DROP TRIGGER hq_index_tenant ON public.org_tenants_mst;
DROP FUNCTION hq.index_tenant();
DROP TABLE hq.tenant_search;
DROP FUNCTION hq.normalize_search(text);
DROP TABLE hq.tenant_initialization_steps;
