CREATE TABLE hq.tenant_former_slugs (
  slug text NOT NULL,
  tenant_id uuid NOT NULL,
  left_at timestamptz NOT NULL,
  CONSTRAINT tenant_former_slugs__pkey PRIMARY KEY (slug),
  CONSTRAINT tenant_former_slugs__tenant FOREIGN KEY (tenant_id) REFERENCES public.org_tenants_mst (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.tenant_former_slugs IS 'Slugs that tenants had before, so that their old addresses lead to them: the last ten of each. Kept by a trigger, so that what other applications change is in it too.';
COMMENT ON COLUMN hq.tenant_former_slugs.left_at IS 'When the tenant got another slug.';
CREATE INDEX tenant_former_slugs__tenant_time ON hq.tenant_former_slugs (tenant_id, left_at DESC);

-- Runs as its owner, because the platform's roles cannot see schema hq.
CREATE FUNCTION hq.keep_former_slug() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO hq.tenant_former_slugs AS f (slug, tenant_id, left_at) VALUES (OLD.slug, OLD.id, clock_timestamp())
  ON CONFLICT (slug) DO UPDATE SET tenant_id = excluded.tenant_id, left_at = excluded.left_at;
  DELETE FROM hq.tenant_former_slugs f WHERE f.tenant_id = OLD.id AND f.slug IN (
    SELECT o.slug FROM hq.tenant_former_slugs o WHERE o.tenant_id = OLD.id ORDER BY o.left_at DESC OFFSET 10);
  RETURN NULL;
END $$;
CREATE TRIGGER hq_keep_former_slug AFTER UPDATE OF slug ON public.org_tenants_mst
  FOR EACH ROW WHEN (OLD.slug IS DISTINCT FROM NEW.slug AND OLD.slug IS NOT NULL)
  EXECUTE FUNCTION hq.keep_former_slug();
ALTER TABLE public.org_tenants_mst ENABLE ALWAYS TRIGGER hq_keep_former_slug;

GRANT SELECT, INSERT, UPDATE, DELETE ON hq.tenant_former_slugs TO hq_console;
