-- Counts of calls that all replicas share; which session of the issuer a portal session stands on; whose keys are whose.

CREATE UNLOGGED TABLE hq.rate_counts (
  key text NOT NULL,
  calls int NOT NULL,
  ends_at timestamptz NOT NULL,
  CONSTRAINT rate_counts__pkey PRIMARY KEY (key)
);
COMMENT ON TABLE hq.rate_counts IS 'Calls of each principal and address within the present minute, over all replicas; lost in a crash.';
COMMENT ON COLUMN hq.rate_counts.key IS 'SHA-256 of what is counted.';
COMMENT ON COLUMN hq.rate_counts.ends_at IS 'When counting begins anew.';

ALTER TABLE hq.sys_sessions ADD COLUMN issuer_session text;
COMMENT ON COLUMN hq.sys_sessions.issuer_session IS 'The sid claim of the issuer''s ID token: the session there that this one was begun with.';

ALTER TABLE hq.sys_api_keys ADD COLUMN created_by_user uuid
  CONSTRAINT sys_api_keys__created_by_user REFERENCES hq.sys_users (id) ON DELETE SET NULL;
COMMENT ON COLUMN hq.sys_api_keys.created_by_user IS 'The person who made the key and has seen it; null when the command line made it.';
CREATE INDEX sys_api_keys__created_by_user ON hq.sys_api_keys (created_by_user) WHERE revoked_at IS NULL;
UPDATE hq.sys_api_keys k SET created_by_user = u.id FROM hq.sys_users u WHERE lower(u.email) = lower(k.created_by);

ALTER TABLE hq.idp_signing_keys ADD COLUMN signs_from timestamptz NOT NULL DEFAULT clock_timestamp();
COMMENT ON COLUMN hq.idp_signing_keys.signs_from IS 'When the key begins to sign; it is published before, so that everybody knows it by then.';
COMMENT ON TABLE hq.idp_signing_keys IS 'Private keys that sign ID tokens; the latest that has begun signs, all are published.';
UPDATE hq.idp_signing_keys SET signs_from = created_at;
