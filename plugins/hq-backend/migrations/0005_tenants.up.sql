-- Tenants: the steps of their initialization, and how they are read and searched.

CREATE TABLE hq.tenant_initialization_steps (
  tenant_id uuid NOT NULL,
  step text NOT NULL,
  position smallint NOT NULL,
  state text NOT NULL DEFAULT 'pending',
  attempts int NOT NULL DEFAULT 0,
  started_at timestamptz,
  finished_at timestamptz,
  options jsonb NOT NULL DEFAULT '{}',
  error jsonb,
  detail jsonb,
  CONSTRAINT tenant_initialization_steps__pkey PRIMARY KEY (tenant_id, step),
  CONSTRAINT tenant_initialization_steps__tenant FOREIGN KEY (tenant_id)
    REFERENCES public.org_tenants_mst (id) ON DELETE CASCADE,
  CONSTRAINT tenant_initialization_steps__position UNIQUE (tenant_id, position),
  CONSTRAINT tenant_initialization_steps__state CHECK (state IN ('pending', 'running', 'done', 'failed')),
  CONSTRAINT tenant_initialization_steps__attempts CHECK (attempts >= 0)
);
COMMENT ON TABLE hq.tenant_initialization_steps IS 'Steps that make a new tenant usable. A step is done in the transaction that carried it out, so it happens exactly once.';
COMMENT ON COLUMN hq.tenant_initialization_steps.step IS 'Code of the step.';
COMMENT ON COLUMN hq.tenant_initialization_steps.position IS 'Place in the order, from 1.';
COMMENT ON COLUMN hq.tenant_initialization_steps.state IS 'running without a live job is a step that was interrupted; it is run again.';
COMMENT ON COLUMN hq.tenant_initialization_steps.attempts IS 'How often the step was started.';
COMMENT ON COLUMN hq.tenant_initialization_steps.options IS 'What was asked for; of service_categories: {serviceCategories: [codes]}.';
COMMENT ON COLUMN hq.tenant_initialization_steps.error IS 'Of a failed step: {code, message}.';
COMMENT ON COLUMN hq.tenant_initialization_steps.detail IS 'Of a done step: {created: [...], present: [...]}.';

CREATE FUNCTION hq.normalize_search(value text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN btrim(regexp_replace(
    translate(
      lower(normalize(value, NFKC)),
      -- letters and digits that are searched as another, then the marks that are left out
      U&'\0623\0625\0622\0671\0649\0626\06CC\0624\0629\06AF\06A9\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9'
      || U&'\064B\064C\064D\064E\064F\0650\0651\0652\0653\0654\0655\0670\0640\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2066\2067\2068\2069\FEFF\061C',
      U&'\0627\0627\0627\0627\064A\064A\064A\0648\0647\0643\064301234567890123456789'
    ),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u060c\u061b\u061d-\u061f\u066a-\u066d\u06d4\u2000-\u2bff\u3000-\u303f\ufd3e\ufd3f\ufffd\U0001f000-\U0001faff]+',
    ' ', 'g'));
COMMENT ON FUNCTION hq.normalize_search(text) IS 'The form in which names are searched; the same rules as normalizeSearch of the contract.';

CREATE TABLE hq.tenant_search (
  tenant_id uuid NOT NULL,
  names text NOT NULL,
  everything text NOT NULL,
  CONSTRAINT tenant_search__pkey PRIMARY KEY (tenant_id),
  CONSTRAINT tenant_search__tenant FOREIGN KEY (tenant_id) REFERENCES public.org_tenants_mst (id) ON DELETE CASCADE
);
COMMENT ON TABLE hq.tenant_search IS 'What tenants are searched by, normalized once when written: normalizing while searching takes 50 times as long. Kept by a trigger, so that what other applications write is found too.';
COMMENT ON COLUMN hq.tenant_search.names IS 'Name, Arabic name and slug.';
COMMENT ON COLUMN hq.tenant_search.everything IS 'Names, e-mail and phone (digits only); for those who may see personal data.';

-- Runs as its owner, because the platform's roles cannot see schema hq.
CREATE FUNCTION hq.index_tenant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  names text := hq.normalize_search(concat_ws(' ', NEW.name, NEW.name2, NEW.slug));
BEGIN
  INSERT INTO hq.tenant_search (tenant_id, names, everything)
  VALUES (NEW.id, names, concat_ws(' ', names, hq.normalize_search(NEW.email), replace(hq.normalize_search(NEW.phone), ' ', '')))
  ON CONFLICT (tenant_id) DO UPDATE SET names = excluded.names, everything = excluded.everything;
  RETURN NULL;
END $$;
CREATE TRIGGER hq_index_tenant AFTER INSERT OR UPDATE OF name, name2, slug, email, phone ON public.org_tenants_mst
  FOR EACH ROW EXECUTE FUNCTION hq.index_tenant();
ALTER TABLE public.org_tenants_mst ENABLE ALWAYS TRIGGER hq_index_tenant;

-- Whoever migrates may be bound by row-level security; the console's role is not.
SET LOCAL ROLE hq_console;
INSERT INTO hq.tenant_search (tenant_id, names, everything)
  SELECT id, n.names, concat_ws(' ', n.names, hq.normalize_search(email), replace(hq.normalize_search(phone), ' ', ''))
  FROM public.org_tenants_mst CROSS JOIN LATERAL (SELECT hq.normalize_search(concat_ws(' ', name, name2, slug))) AS n (names);
RESET ROLE;

-- Indexes on the platform's table use the next two functions, so whoever writes it must be able to run them.
-- Their bodies are parsed here and now: no search path is involved when they run.

CREATE FUNCTION hq.tenant_status(status text, is_active boolean) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN status IN ('provisioning', 'trial', 'active', 'suspended', 'expired', 'archived') THEN status
    WHEN is_active IS FALSE THEN 'suspended'
    WHEN status IS NULL THEN 'trial'
    ELSE 'active'
  END;
COMMENT ON FUNCTION hq.tenant_status(text, boolean) IS 'Status of a tenant; a status unknown to the console counts as active or, where sign-in is off, as suspended.';

CREATE FUNCTION hq.utc(moment timestamp) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(moment, TIMESTAMP '1970-01-01 00:00:00') AT TIME ZONE 'UTC';
COMMENT ON FUNCTION hq.utc(timestamp) IS 'A platform timestamp (UTC, without time zone) as a moment; never null, so that lists can be ordered by it.';

GRANT EXECUTE ON FUNCTION hq.tenant_status(text, boolean), hq.utc(timestamp) TO PUBLIC;

CREATE INDEX hq_tenants_created ON public.org_tenants_mst (hq.utc(created_at), id);
CREATE INDEX hq_tenants_name ON public.org_tenants_mst ("left"(lower(name::text), 80), id);
CREATE INDEX hq_tenants_status ON public.org_tenants_mst (hq.tenant_status(status::text, is_active), hq.utc(created_at), id);

-- Where the extension exists already it may live in any schema.
DO $$
DECLARE
  trigrams text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
    CREATE EXTENSION pg_trgm SCHEMA hq;
  END IF;
  SELECT n.nspname INTO trigrams FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
  EXECUTE format(
    'CREATE INDEX tenant_search__everything ON hq.tenant_search USING gin (everything %I.gin_trgm_ops)',
    trigrams);
END $$;
