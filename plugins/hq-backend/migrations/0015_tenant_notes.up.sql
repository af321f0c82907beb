-- Notes that people of HQ write about tenants.

CREATE TABLE hq.tenant_notes (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  tenant_id uuid NOT NULL,
  text text NOT NULL,
  mentions jsonb NOT NULL DEFAULT '[]',
  author_type text NOT NULL,
  author_id text NOT NULL,
  author_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  edited_at timestamptz,
  CONSTRAINT tenant_notes__pkey PRIMARY KEY (id),
  CONSTRAINT tenant_notes__tenant FOREIGN KEY (tenant_id) REFERENCES public.org_tenants_mst (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.tenant_notes IS 'What people of HQ write about a tenant. A deleted note is gone; the audit log keeps what it said.';
COMMENT ON COLUMN hq.tenant_notes.mentions IS 'People whom the note mentions, named as they were then: [{id, name, name2}].';
COMMENT ON COLUMN hq.tenant_notes.author_id IS 'Only whoever has this id, and is of author_type, may change or delete it.';
CREATE INDEX tenant_notes__tenant_created ON hq.tenant_notes (tenant_id, created_at DESC);

GRANT SELECT, INSERT, UPDATE, DELETE ON hq.tenant_notes TO hq_console;
