-- Entries that were sealed before have no such name, and an absent one is left out of what is hashed: their seals hold.
ALTER TABLE hq.sys_audit_log ADD COLUMN subject_name2 text;
COMMENT ON COLUMN hq.sys_audit_log.subject_name2 IS 'Arabic name of the changed entity at that time; null when it had none.';
GRANT INSERT (subject_name2) ON hq.sys_audit_log TO hq_console;
