-- What the page of a tenant reads of the platform: users, customers and orders.

GRANT SELECT ON public.org_users_mst, public.org_customers_mst, public.org_orders_mst TO hq_console;
