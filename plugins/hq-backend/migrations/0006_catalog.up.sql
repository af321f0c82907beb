-- What the software catalog was told, so that a start tells it the differences only.

CREATE TABLE hq.catalog_projection (
  catalog_id uuid NOT NULL,
  entity_ref text NOT NULL,
  source text NOT NULL,
  subject text NOT NULL,
  fingerprint text NOT NULL,
  projected_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT catalog_projection__pkey PRIMARY KEY (catalog_id, entity_ref),
  CONSTRAINT catalog_projection__subject UNIQUE (catalog_id, source, subject)
);
COMMENT ON TABLE hq.catalog_projection IS 'Entities that the software catalog holds of the console''s rows.';
COMMENT ON COLUMN hq.catalog_projection.catalog_id IS 'The catalog database that was told; a new one starts empty and is told everything.';
COMMENT ON COLUMN hq.catalog_projection.source IS 'Kind of row: tenant, user, role, api.';
COMMENT ON COLUMN hq.catalog_projection.subject IS 'Key of the row in its own table.';
COMMENT ON COLUMN hq.catalog_projection.fingerprint IS 'MD5 of everything that the entity shows of the row.';
