-- Why a purge stopped is kept in both languages.

ALTER TABLE hq.tenant_archives ALTER COLUMN purge_problem TYPE jsonb
  USING CASE WHEN purge_problem IS NOT NULL
    THEN jsonb_build_object('code', 'internal', 'en', purge_problem, 'ar', purge_problem) END;
COMMENT ON COLUMN hq.tenant_archives.purge_problem IS 'Why the last attempt to purge stopped, {code, en, ar}; nothing was deleted then.';
