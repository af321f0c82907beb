-- On the platform's tables the console's role gets what its statements need, and nothing else: 0002 granted
-- everything on all of them, and on those to come. A domain that uses another table grants it in its own migration,
-- and names it in usedTables.

DO $$
DECLARE
  grantor name;
BEGIN
  FOR grantor IN
    SELECT DISTINCT pg_get_userbyid(d.defaclrole)
    FROM pg_default_acl d CROSS JOIN LATERAL aclexplode(d.defaclacl) a
    WHERE d.defaclnamespace = 'public'::regnamespace AND a.grantee = 'hq_console'::regrole
  LOOP
    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public REVOKE ALL ON TABLES FROM hq_console', grantor);
  END LOOP;
END $$;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM hq_console;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM hq_console;

GRANT SELECT, INSERT, UPDATE ON public.org_tenants_mst, public.org_subscriptions_mst TO hq_console;
GRANT SELECT, INSERT ON public.org_branches_mst, public.org_service_category_cf, public.org_tenant_settings_cf,
  public.org_tenant_workflow_templates_cf, public.org_tenant_workflow_settings_cf TO hq_console;
GRANT SELECT ON public.sys_plan_limits, public.sys_service_category_cd, public.sys_tenant_settings_cd,
  public.sys_workflow_template_cd TO hq_console;
