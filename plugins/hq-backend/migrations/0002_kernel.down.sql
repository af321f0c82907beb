DROP TABLE hq.sys_idempotency_keys, hq.sys_outbox, hq.sys_audit_sealer, hq.sys_audit_chain, hq.sys_audit_log;
DROP FUNCTION hq.refuse_change();

-- The role belongs to the whole server and stays; its rights in this database go.
DO $$
DECLARE
  granted record;
BEGIN
  FOR granted IN
    SELECT DISTINCT pg_get_userbyid(d.defaclrole) AS grantor, d.defaclnamespace::regnamespace AS space,
      CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' ELSE 'SEQUENCES' END AS kind
    FROM pg_default_acl d CROSS JOIN LATERAL aclexplode(d.defaclacl) a
    WHERE d.defaclnamespace IN ('public'::regnamespace, 'hq'::regnamespace) AND a.grantee = 'hq_console'::regrole
  LOOP
    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %s REVOKE ALL ON %s FROM hq_console',
      granted.grantor, granted.space, granted.kind);
  END LOOP;
END $$;
REVOKE ALL ON ALL TABLES IN SCHEMA public, hq FROM hq_console;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public, hq FROM hq_console;
REVOKE USAGE ON SCHEMA public, hq FROM hq_console;
