-- Everybody may read it. The role that publishes writes it once a quarter; it reads neither who needs something nor in which words.
GRANT SELECT ON open.need_numbers TO krets_open, krets_app;
GRANT USAGE ON SCHEMA open, statistics TO krets_statistics;
GRANT SELECT, INSERT, DELETE ON open.need_numbers TO krets_statistics;
GRANT SELECT, INSERT ON statistics.need_batches TO krets_statistics;
GRANT SELECT, INSERT, DELETE ON statistics.need_counts TO krets_statistics;
