ALTER TABLE hq.bulk_items DROP COLUMN subject_name2;
