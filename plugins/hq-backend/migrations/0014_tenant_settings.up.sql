-- A tenant's own values of settings are changed in its rows.

GRANT UPDATE ON public.org_tenant_settings_cf TO hq_console;
