-- Changes of tenants' statuses that are to happen at a moment.

CREATE TABLE hq.tenant_scheduled_changes (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  tenant_id uuid NOT NULL,
  action text NOT NULL,
  due_at timestamptz NOT NULL,
  reason text NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  author_type text NOT NULL,
  author_id text NOT NULL,
  author_name text NOT NULL,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  settled_by text,
  outcome jsonb,
  request_id text,
  CONSTRAINT tenant_scheduled_changes__pkey PRIMARY KEY (id),
  CONSTRAINT tenant_scheduled_changes__tenant FOREIGN KEY (tenant_id) REFERENCES public.org_tenants_mst (id) ON DELETE CASCADE,
  CONSTRAINT tenant_scheduled_changes__action CHECK (action IN ('suspend', 'activate', 'expire', 'archive')),
  CONSTRAINT tenant_scheduled_changes__state CHECK (state IN ('waiting', 'done', 'skipped', 'cancelled')),
  CONSTRAINT tenant_scheduled_changes__settled CHECK ((state = 'waiting') = (settled_at IS NULL) AND (settled_at IS NULL) = (settled_by IS NULL))
);
COMMENT ON TABLE hq.tenant_scheduled_changes IS 'Changes of tenants'' statuses by schedule. A job carries each out at its moment, with the rights that its author holds then.';
COMMENT ON COLUMN hq.tenant_scheduled_changes.author_id IS 'Who scheduled it, with author_type; their rights count when it runs.';
COMMENT ON COLUMN hq.tenant_scheduled_changes.outcome IS 'Why it was skipped, {code, en, ar}, or cancelled, {text}.';
COMMENT ON COLUMN hq.tenant_scheduled_changes.request_id IS 'Of the run that carried it out: the audit log has its changes under it.';
CREATE UNIQUE INDEX tenant_scheduled_changes__one_at_a_time ON hq.tenant_scheduled_changes (tenant_id, due_at) WHERE state = 'waiting';
CREATE INDEX tenant_scheduled_changes__tenant_due ON hq.tenant_scheduled_changes (tenant_id, due_at);
CREATE INDEX tenant_scheduled_changes__due ON hq.tenant_scheduled_changes (due_at, id);

GRANT SELECT, INSERT, UPDATE, DELETE ON hq.tenant_scheduled_changes TO hq_console;
