DROP TABLE hq.sys_idempotency_keys, hq.sys_outbox, hq.sys_audit_sealer, hq.sys_audit_chain, hq.sys_audit_log;
DROP FUNCTION hq.refuse_change();
