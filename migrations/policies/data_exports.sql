ALTER TABLE data_exports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (state, ready_at, expires_at, bytes), DELETE ON data_exports TO krets_app;

CREATE POLICY data_exports_ask ON data_exports FOR INSERT TO krets_app
  WITH CHECK (person_id = app.me()
    AND state = 'WAITING'
    AND expires_at IS NULL
    AND (network_id IS NULL OR network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])));

CREATE POLICY data_exports_read ON data_exports FOR SELECT TO krets_app
  USING (person_id = (SELECT app.me())
    AND (network_id IS NULL OR network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])));

CREATE POLICY data_exports_finish ON data_exports FOR UPDATE TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY data_exports_sweep ON data_exports TO krets_app
  USING (app.access_key() = 'sweep' AND (expires_at < now() OR requested_at < (now() - interval '3 days')));

CREATE POLICY data_exports_owner ON data_exports FOR SELECT TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE TRIGGER fresh_proof BEFORE INSERT ON data_exports
  FOR EACH ROW EXECUTE FUNCTION app.require_fresh_proof();
