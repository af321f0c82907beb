-- The kernel's own tables: audit log and its hash chain, outbox, idempotency keys.

CREATE SCHEMA IF NOT EXISTS hq;
REVOKE ALL ON SCHEMA hq FROM PUBLIC;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hq_console') THEN
    CREATE ROLE hq_console NOLOGIN NOINHERIT BYPASSRLS;
  END IF;
  IF NOT pg_has_role(current_user, 'hq_console', 'MEMBER') THEN
    EXECUTE format('GRANT hq_console TO %I', current_user);
  END IF;
END $$;

GRANT USAGE ON SCHEMA hq, public TO hq_console;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO hq_console;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO hq_console;
ALTER DEFAULT PRIVILEGES IN SCHEMA hq GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO hq_console;
ALTER DEFAULT PRIVILEGES IN SCHEMA hq GRANT USAGE, SELECT ON SEQUENCES TO hq_console;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO hq_console;
-- The console reads as a tenant (row-level security bound) by SET LOCAL ROLE.
DO $$
BEGIN
  IF NOT pg_has_role('hq_console', 'authenticated', 'MEMBER') THEN
    GRANT authenticated TO hq_console;
  END IF;
END $$;

CREATE TABLE hq.sys_audit_log (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_type text NOT NULL,
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  actor_role text NOT NULL,
  operation text NOT NULL,
  severity text NOT NULL,
  subject_type text NOT NULL,
  subject_id text,
  subject_name text,
  tenant_id uuid,
  outcome text NOT NULL,
  dry_run boolean NOT NULL DEFAULT false,
  changes jsonb NOT NULL DEFAULT '[]',
  reason text,
  error jsonb,
  door text NOT NULL,
  request_id text NOT NULL,
  correlation_id text NOT NULL,
  ip text,
  user_agent text,
  CONSTRAINT sys_audit_log__pkey PRIMARY KEY (id),
  CONSTRAINT sys_audit_log__actor_type CHECK (actor_type IN ('user', 'api-key', 'system', 'anonymous')),
  CONSTRAINT sys_audit_log__severity CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  CONSTRAINT sys_audit_log__outcome CHECK (outcome IN ('success', 'denied', 'failed'))
);
COMMENT ON TABLE hq.sys_audit_log IS 'Who did what: one row per changed entity, written in the transaction of the change. Append-only.';
COMMENT ON COLUMN hq.sys_audit_log.txid IS 'Transaction that wrote the row; the sealer''s watermark compares it with the oldest running transaction.';
COMMENT ON COLUMN hq.sys_audit_log.actor_role IS 'Roles held at that time, comma separated.';
COMMENT ON COLUMN hq.sys_audit_log.changes IS 'Field changes: [{path, before, after}].';
COMMENT ON COLUMN hq.sys_audit_log.door IS 'How the operation was reached: rest, action, job, cli, identity, system.';
CREATE INDEX sys_audit_log__txid ON hq.sys_audit_log (txid);
CREATE INDEX sys_audit_log__occurred ON hq.sys_audit_log (occurred_at DESC, id DESC);
CREATE INDEX sys_audit_log__tenant ON hq.sys_audit_log (tenant_id, occurred_at DESC, id DESC) WHERE tenant_id IS NOT NULL;
CREATE INDEX sys_audit_log__subject ON hq.sys_audit_log (subject_type, subject_id, occurred_at DESC);
CREATE INDEX sys_audit_log__actor ON hq.sys_audit_log (actor_id, occurred_at DESC);
CREATE INDEX sys_audit_log__correlation ON hq.sys_audit_log (correlation_id);

CREATE TABLE hq.sys_audit_chain (
  seq bigint NOT NULL,
  audit_id uuid NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT sys_audit_chain__pkey PRIMARY KEY (seq),
  CONSTRAINT sys_audit_chain__audit_id UNIQUE (audit_id),
  CONSTRAINT sys_audit_chain__positive CHECK (seq > 0)
);
COMMENT ON TABLE hq.sys_audit_chain IS 'The seal of each audit row: hash = SHA-256(prev_hash || RFC 8785 form of the row''s columns, seq and sealed_at), hex. Append-only.';

CREATE TABLE hq.sys_audit_sealer (
  id boolean NOT NULL DEFAULT true,
  watermark xid8 NOT NULL DEFAULT '0',
  seq bigint NOT NULL DEFAULT 0,
  hash text NOT NULL DEFAULT repeat('0', 64),
  CONSTRAINT sys_audit_sealer__pkey PRIMARY KEY (id),
  CONSTRAINT sys_audit_sealer__single CHECK (id)
);
COMMENT ON TABLE hq.sys_audit_sealer IS 'The sealer''s position. The chain goes on from seq and hash, so that entries cut from its end leave a gap.';
COMMENT ON COLUMN hq.sys_audit_sealer.watermark IS 'Every transaction below it had ended, and was sealed, when the sealer last ran.';
INSERT INTO hq.sys_audit_sealer DEFAULT VALUES;

CREATE FUNCTION hq.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER sys_audit_log__append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hq.sys_audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION hq.refuse_change();
CREATE TRIGGER sys_audit_chain__append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hq.sys_audit_chain
  FOR EACH STATEMENT EXECUTE FUNCTION hq.refuse_change();
ALTER TABLE hq.sys_audit_log ENABLE ALWAYS TRIGGER sys_audit_log__append_only;
ALTER TABLE hq.sys_audit_chain ENABLE ALWAYS TRIGGER sys_audit_chain__append_only;

CREATE TABLE hq.sys_outbox (
  id bigint GENERATED ALWAYS AS IDENTITY,
  txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  topic text NOT NULL,
  payload jsonb NOT NULL,
  correlation_id text NOT NULL,
  CONSTRAINT sys_outbox__pkey PRIMARY KEY (id)
);
COMMENT ON TABLE hq.sys_outbox IS 'Events of committed changes, deleted once published.';

CREATE TABLE hq.sys_idempotency_keys (
  actor_id text NOT NULL,
  key text NOT NULL,
  operation text NOT NULL,
  input_hash text NOT NULL,
  status int NOT NULL,
  response json,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT sys_idempotency_keys__pkey PRIMARY KEY (actor_id, key)
);
COMMENT ON TABLE hq.sys_idempotency_keys IS 'Answers of POSTs that carried an Idempotency-Key, kept for 24 hours.';
CREATE INDEX sys_idempotency_keys__created ON hq.sys_idempotency_keys (created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA hq TO hq_console;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA hq TO hq_console;
REVOKE INSERT, UPDATE, DELETE ON hq.schema_migrations, hq.platform_objects FROM hq_console;
REVOKE ALL ON hq.sys_audit_log, hq.sys_audit_chain, hq.sys_audit_sealer FROM hq_console;
GRANT SELECT, INSERT ON hq.sys_audit_chain TO hq_console;
GRANT SELECT, UPDATE ON hq.sys_audit_sealer TO hq_console;
-- txid is the database's own: a writer who could choose it could hide a row below the watermark.
GRANT SELECT, INSERT (id, occurred_at, actor_type, actor_id, actor_name, actor_role, operation, severity,
  subject_type, subject_id, subject_name, tenant_id, outcome, dry_run, changes, reason, error, door,
  request_id, correlation_id, ip, user_agent) ON hq.sys_audit_log TO hq_console;
