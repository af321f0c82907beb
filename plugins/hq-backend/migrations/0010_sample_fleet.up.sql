-- The sample fleet: which tenants and users were generated, so that removal deletes exactly them.

CREATE TABLE hq.sample_fleet (
  id boolean NOT NULL DEFAULT true,
  state text NOT NULL,
  seed int NOT NULL,
  tenants int NOT NULL,
  days int NOT NULL,
  ends_on date NOT NULL,
  done int NOT NULL DEFAULT 0,
  rows jsonb NOT NULL DEFAULT '{}',
  error text,
  requested_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  CONSTRAINT sample_fleet__pkey PRIMARY KEY (id),
  CONSTRAINT sample_fleet__single CHECK (id),
  CONSTRAINT sample_fleet__state CHECK (state IN ('creating', 'ready', 'removing'))
);
COMMENT ON TABLE hq.sample_fleet IS 'The sample fleet, where there is one: what it was made of and how far its creation or removal is.';
COMMENT ON COLUMN hq.sample_fleet.ends_on IS 'First day without usage. Everything generated lies before it, so that a creation that goes on the next day makes the same fleet.';
COMMENT ON COLUMN hq.sample_fleet.done IS 'Tenants created, or removed, so far.';
COMMENT ON COLUMN hq.sample_fleet.rows IS 'Rows created by table; once removal has begun, rows deleted.';
COMMENT ON COLUMN hq.sample_fleet.updated_at IS 'Last step; long ago while the fleet is being made or removed, nobody is at work on it.';

CREATE TABLE hq.sample_fleet_tenants (
  tenant_id uuid NOT NULL,
  n int NOT NULL,
  CONSTRAINT sample_fleet_tenants__pkey PRIMARY KEY (tenant_id),
  CONSTRAINT sample_fleet_tenants__n UNIQUE (n),
  CONSTRAINT sample_fleet_tenants__tenant FOREIGN KEY (tenant_id) REFERENCES public.org_tenants_mst (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.sample_fleet_tenants IS 'Tenants that the sample fleet generated; all others are a person''s.';
COMMENT ON COLUMN hq.sample_fleet_tenants.n IS 'Place in the fleet, from 1.';

CREATE TABLE hq.sample_fleet_users (
  user_id uuid NOT NULL,
  tenant_id uuid NOT NULL,
  CONSTRAINT sample_fleet_users__pkey PRIMARY KEY (user_id)
);
COMMENT ON TABLE hq.sample_fleet_users IS 'Rows of auth.users that the sample fleet generated.';
CREATE INDEX sample_fleet_users__tenant_id ON hq.sample_fleet_users (tenant_id);
