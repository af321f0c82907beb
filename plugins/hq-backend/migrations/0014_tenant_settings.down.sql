REVOKE UPDATE ON public.org_tenant_settings_cf FROM hq_console;
