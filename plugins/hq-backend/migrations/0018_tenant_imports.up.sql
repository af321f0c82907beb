-- Imports of tenants: files that people bring, with their rows until they have become a bulk run.

CREATE TABLE hq.tenant_imports (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  owner_type text NOT NULL,
  owner_id text NOT NULL,
  file_name text,
  format text NOT NULL,
  encoding text,
  separator text,
  headers jsonb NOT NULL,
  columns jsonb,
  run_id uuid,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT tenant_imports__pkey PRIMARY KEY (id),
  CONSTRAINT tenant_imports__run FOREIGN KEY (run_id) REFERENCES hq.bulk_runs (id) ON DELETE SET NULL,
  CONSTRAINT tenant_imports__format CHECK (format IN ('csv', 'xlsx'))
);
COMMENT ON TABLE hq.tenant_imports IS 'Files of tenants to onboard. Only their owner sees them; they are forgotten after 30 days.';
COMMENT ON COLUMN hq.tenant_imports.headers IS 'Columns of the file in their order: [{header, samples}].';
COMMENT ON COLUMN hq.tenant_imports.columns IS 'Which column holds which field: {field: index}; null until chosen.';
COMMENT ON COLUMN hq.tenant_imports.run_id IS 'The bulk run that it has become; its rows are deleted then.';
CREATE INDEX tenant_imports__created ON hq.tenant_imports (created_at);
CREATE INDEX tenant_imports__run_id ON hq.tenant_imports (run_id) WHERE run_id IS NOT NULL;

CREATE TABLE hq.tenant_import_rows (
  import_id uuid NOT NULL,
  position int NOT NULL,
  cells jsonb NOT NULL,
  ragged int,
  fields jsonb NOT NULL DEFAULT '{}',
  slug text,
  email text,
  issues jsonb NOT NULL DEFAULT '[]',
  clashes jsonb NOT NULL DEFAULT '[]',
  dropped boolean NOT NULL DEFAULT false,
  CONSTRAINT tenant_import_rows__pkey PRIMARY KEY (import_id, position),
  CONSTRAINT tenant_import_rows__import FOREIGN KEY (import_id) REFERENCES hq.tenant_imports (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.tenant_import_rows IS 'Rows of files to onboard, as they were read and as they were corrected.';
COMMENT ON COLUMN hq.tenant_import_rows.position IS 'Line in the file; the header is 1.';
COMMENT ON COLUMN hq.tenant_import_rows.ragged IS 'Number of its cells, where that is not the header''s and nobody has corrected the row since.';
COMMENT ON COLUMN hq.tenant_import_rows.fields IS 'Text by field, as corrected.';
COMMENT ON COLUMN hq.tenant_import_rows.slug IS 'The slug that it asks for, to find rows that ask for the same.';
COMMENT ON COLUMN hq.tenant_import_rows.email IS 'The e-mail address that it asks for, in lower case.';
COMMENT ON COLUMN hq.tenant_import_rows.issues IS 'What is wrong with the row by itself: [{path, code, params}].';
COMMENT ON COLUMN hq.tenant_import_rows.clashes IS 'What it has in common with other rows or tenants: [{path, code}].';

GRANT SELECT, INSERT, UPDATE, DELETE ON hq.tenant_imports, hq.tenant_import_rows TO hq_console;
