DROP TRIGGER hq_keep_former_slug ON public.org_tenants_mst;
DROP FUNCTION hq.keep_former_slug();
DROP TABLE hq.tenant_former_slugs;
