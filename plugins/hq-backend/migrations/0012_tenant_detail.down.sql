REVOKE SELECT ON public.org_users_mst, public.org_customers_mst, public.org_orders_mst FROM hq_console;
