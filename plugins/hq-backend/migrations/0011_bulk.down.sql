DROP TABLE hq.bulk_items, hq.bulk_runs;
