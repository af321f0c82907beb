ALTER TABLE hq.tenant_archives ALTER COLUMN purge_problem TYPE text USING purge_problem ->> 'en';
