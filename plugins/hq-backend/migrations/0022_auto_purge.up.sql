-- Archived tenants whose time is over may be purged by the console itself, after a notice. Off unless somebody turns it on.

ALTER TABLE hq.tenant_retention_policy
  ADD COLUMN auto_purge boolean NOT NULL DEFAULT false,
  ADD COLUMN notice_days int NOT NULL DEFAULT 7,
  ADD COLUMN sweep_id uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD CONSTRAINT tenant_retention_policy__notice CHECK (notice_days BETWEEN 1 AND 90);
COMMENT ON COLUMN hq.tenant_retention_policy.auto_purge IS 'Whether the console asks for purges itself.';
COMMENT ON COLUMN hq.tenant_retention_policy.notice_days IS 'Days between the notice and the purge.';
COMMENT ON COLUMN hq.tenant_retention_policy.sweep_id IS 'Of the chain of sweeps that counts: each time it is turned on a new one begins, and an older one ends.';

ALTER TABLE hq.tenant_archives ADD COLUMN purge_on timestamptz;
COMMENT ON COLUMN hq.tenant_archives.purge_on IS 'From then on the console asks for the purge itself; set with the notice, cleared by a legal hold.';
