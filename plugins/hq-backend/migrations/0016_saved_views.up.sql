-- Saved views: lists as somebody wants to see them again.

CREATE TABLE hq.saved_views (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  list text NOT NULL,
  name text NOT NULL,
  scope text NOT NULL,
  team text,
  path text NOT NULL,
  query text NOT NULL,
  owner_id text NOT NULL,
  owner_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT saved_views__pkey PRIMARY KEY (id),
  CONSTRAINT saved_views__scope CHECK (scope IN ('personal', 'team', 'system')),
  CONSTRAINT saved_views__team CHECK ((scope = 'team') = (team IS NOT NULL))
);
COMMENT ON TABLE hq.saved_views IS 'Lists as somebody wants to see them again: filters, order, columns.';
COMMENT ON COLUMN hq.saved_views.list IS 'Id of the list''s operation.';
COMMENT ON COLUMN hq.saved_views.team IS 'Code of the role whose people see it.';
COMMENT ON COLUMN hq.saved_views.query IS 'Query of the page''s address.';
CREATE UNIQUE INDEX saved_views__name ON hq.saved_views
  (list, scope, coalesce(team, ''), (CASE WHEN scope = 'personal' THEN owner_id ELSE '' END), name);

CREATE TABLE hq.saved_view_choices (
  person_id text NOT NULL,
  view_id uuid NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  is_pinned boolean NOT NULL DEFAULT false,
  CONSTRAINT saved_view_choices__pkey PRIMARY KEY (person_id, view_id),
  CONSTRAINT saved_view_choices__view FOREIGN KEY (view_id) REFERENCES hq.saved_views (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.saved_view_choices IS 'Which views a person opens lists with, and has on the home page.';
CREATE INDEX saved_view_choices__view ON hq.saved_view_choices (view_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON hq.saved_views, hq.saved_view_choices TO hq_console;
