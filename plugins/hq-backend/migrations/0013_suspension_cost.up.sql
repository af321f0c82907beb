-- The preview of a suspension counts orders and invoices where the platform has them.

DO $$
DECLARE
  counted text;
BEGIN
  FOREACH counted IN ARRAY ARRAY['org_orders_mst', 'org_invoice_mst'] LOOP
    IF to_regclass('public.' || counted) IS NOT NULL THEN
      EXECUTE format('GRANT SELECT ON public.%I TO hq_console', counted);
    END IF;
  END LOOP;
END $$;
