-- Logos of tenants, shown to everybody by their fingerprint.

CREATE TABLE hq.tenant_logos (
  tenant_id uuid NOT NULL,
  fingerprint text NOT NULL,
  media_type text NOT NULL,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL,
  CONSTRAINT tenant_logos__pkey PRIMARY KEY (tenant_id, fingerprint),
  CONSTRAINT tenant_logos__tenant FOREIGN KEY (tenant_id) REFERENCES public.org_tenants_mst (id) ON DELETE CASCADE,
  CONSTRAINT tenant_logos__fingerprint CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
  CONSTRAINT tenant_logos__content CHECK (octet_length(content) BETWEEN 1 AND 2097152)
);
COMMENT ON TABLE hq.tenant_logos IS 'Logos that tenants have or had; a former one stays for a while, so that a message that shows it keeps showing it.';
COMMENT ON COLUMN hq.tenant_logos.tenant_id IS 'Tenant that has or had it.';
COMMENT ON COLUMN hq.tenant_logos.fingerprint IS 'SHA-256 of the content, hexadecimal: the last part of its address.';
COMMENT ON COLUMN hq.tenant_logos.media_type IS 'As read from the content.';
COMMENT ON COLUMN hq.tenant_logos.content IS 'The image, at most 2 MB.';
COMMENT ON COLUMN hq.tenant_logos.created_at IS 'When it was last given to the tenant.';
COMMENT ON COLUMN hq.tenant_logos.created_by IS 'Who gave it first.';
CREATE INDEX tenant_logos__fingerprint_index ON hq.tenant_logos (fingerprint);

GRANT SELECT, INSERT, UPDATE, DELETE ON hq.tenant_logos TO hq_console;
