COMMENT ON TABLE hq.idp_signing_keys IS 'Private keys that sign ID tokens; the newest signs, all are published.';
ALTER TABLE hq.idp_signing_keys DROP COLUMN signs_from;
ALTER TABLE hq.sys_api_keys DROP COLUMN created_by_user;
ALTER TABLE hq.sys_sessions DROP COLUMN issuer_session;
DROP TABLE hq.rate_counts;
