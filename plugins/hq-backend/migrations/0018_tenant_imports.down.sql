DROP TABLE hq.tenant_import_rows, hq.tenant_imports;
