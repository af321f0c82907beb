DROP TABLE hq.saved_view_choices, hq.saved_views;
