ALTER TABLE programmes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (name, kind, ended_at) ON programmes TO krets_app;

CREATE POLICY programmes_end ON programmes FOR UPDATE TO krets_app
  USING ((SELECT app.am_administrator()));

CREATE POLICY programmes_make ON programmes FOR INSERT TO krets_app
  WITH CHECK ((SELECT app.am_administrator()));

CREATE POLICY programmes_read ON programmes FOR SELECT TO krets_app
  USING ((SELECT app.me()) IS NOT NULL);

CREATE TRIGGER fresh_proof BEFORE INSERT OR UPDATE ON programmes
  FOR EACH ROW EXECUTE FUNCTION app.require_fresh_proof();
