ALTER TABLE hq.tenant_archives DROP COLUMN purge_on;
ALTER TABLE hq.tenant_retention_policy DROP COLUMN auto_purge, DROP COLUMN notice_days, DROP COLUMN sweep_id;
