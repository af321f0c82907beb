ALTER TABLE hq.sys_audit_log DROP COLUMN subject_name2;
