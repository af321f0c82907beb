DROP TABLE hq.tenant_scheduled_changes;
