DROP TABLE hq.tenant_notes;
