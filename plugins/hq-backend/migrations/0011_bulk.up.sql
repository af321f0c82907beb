-- Bulk runs: one operation for many rows, previewed, started, cancelled, retried and undone as one.

CREATE TABLE hq.bulk_runs (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  operation text NOT NULL,
  input jsonb NOT NULL,
  selection jsonb NOT NULL,
  state text NOT NULL DEFAULT 'previewing',
  actor_type text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  undo_of uuid,
  total int,
  problem jsonb,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at timestamptz,
  finished_at timestamptz,
  CONSTRAINT bulk_runs__pkey PRIMARY KEY (id),
  CONSTRAINT bulk_runs__undo_of FOREIGN KEY (undo_of) REFERENCES hq.bulk_runs (id),
  CONSTRAINT bulk_runs__state CHECK (state IN ('previewing', 'ready', 'running', 'done', 'cancelled'))
);
COMMENT ON TABLE hq.bulk_runs IS 'Operations run for many rows at once. Rows of a run are in hq.bulk_items.';
COMMENT ON COLUMN hq.bulk_runs.input IS 'Input that all rows have in common.';
COMMENT ON COLUMN hq.bulk_runs.selection IS 'Rows that were chosen: {ids} or {filters}.';
COMMENT ON COLUMN hq.bulk_runs.actor_id IS 'Whoever created or last started the run; each row is run with the rights that they hold then.';
COMMENT ON COLUMN hq.bulk_runs.total IS 'Number of rows; null until they have been found.';
COMMENT ON COLUMN hq.bulk_runs.problem IS 'Why the run stopped before its end: {code, en, ar}.';
CREATE INDEX bulk_runs__created ON hq.bulk_runs (created_at DESC, id DESC);
CREATE INDEX bulk_runs__undo_of ON hq.bulk_runs (undo_of) WHERE undo_of IS NOT NULL;

CREATE TABLE hq.bulk_items (
  run_id uuid NOT NULL,
  position int NOT NULL,
  subject_id text,
  subject_name text,
  input jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'waiting',
  reason jsonb,
  undo_input jsonb,
  CONSTRAINT bulk_items__pkey PRIMARY KEY (run_id, position),
  CONSTRAINT bulk_items__run FOREIGN KEY (run_id) REFERENCES hq.bulk_runs (id) ON DELETE CASCADE,
  CONSTRAINT bulk_items__state CHECK (state IN ('waiting', 'eligible', 'skipped', 'blocked', 'done', 'failed', 'cancelled'))
);
COMMENT ON TABLE hq.bulk_items IS 'Rows of bulk runs and what became of them.';
COMMENT ON COLUMN hq.bulk_items.input IS 'Input of this row alone, over the run''s.';
COMMENT ON COLUMN hq.bulk_items.reason IS 'Why it was skipped, blocked or failed: {code, en, ar}.';
COMMENT ON COLUMN hq.bulk_items.undo_input IS 'Input of the inverse operation; null when nothing was done or it has none.';
CREATE INDEX bulk_items__state ON hq.bulk_items (run_id, state, position);

GRANT SELECT, INSERT, UPDATE, DELETE ON hq.bulk_runs, hq.bulk_items TO hq_console;
