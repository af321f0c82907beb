-- Rows of bulk runs are shown by their Arabic name too.

ALTER TABLE hq.bulk_items ADD COLUMN subject_name2 text;
COMMENT ON COLUMN hq.bulk_items.subject_name2 IS 'Arabic name of the row''s entity when the run found it; null when it has none.';
