DROP TABLE hq.tenant_logos;
