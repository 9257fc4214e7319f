-- Everybody may read all of it, like the entries it belongs to.
GRANT SELECT ON open.occurrences TO krets_open, krets_app;
