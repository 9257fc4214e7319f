GRANT SELECT ON open.review_numbers TO krets_open, krets_app;
GRANT SELECT, INSERT, DELETE ON open.review_numbers TO krets_statistics;
GRANT SELECT, INSERT, DELETE ON statistics.review_counts TO krets_statistics;
