ALTER TABLE organisations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON organisations TO krets_app;

CREATE POLICY organisations_add ON organisations FOR INSERT TO krets_app
  WITH CHECK ((SELECT app.am_administrator()));

CREATE POLICY organisations_add_own ON organisations FOR INSERT TO krets_app
  WITH CHECK ((SELECT app.me()) IS NOT NULL AND NOT listed AND aliases = '{}');

CREATE POLICY organisations_read ON organisations FOR SELECT TO krets_app
  USING ((SELECT app.me()) IS NOT NULL);

CREATE TRIGGER fresh_proof BEFORE INSERT ON organisations
  FOR EACH ROW WHEN (new.listed) EXECUTE FUNCTION app.require_fresh_proof();
