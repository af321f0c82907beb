DROP TABLE hq.catalog_projection;
