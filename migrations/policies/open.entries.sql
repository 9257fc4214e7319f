-- Everybody may read all of it, through a role that reads nothing else. It is written by functions of the owner alone.
GRANT USAGE ON SCHEMA open TO krets_open, krets_app;
GRANT SELECT ON open.entries TO krets_open, krets_app;

CREATE TRIGGER fold_entry BEFORE INSERT OR UPDATE ON open.entries
  FOR EACH ROW EXECUTE FUNCTION open.fold_entry();
-- The rules of folding may have changed with this file's neighbours.
UPDATE open.entries SET title = title;
