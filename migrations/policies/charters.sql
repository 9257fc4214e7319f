ALTER TABLE charters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON charters TO krets_app;

CREATE POLICY charters_draft ON charters FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM networks n WHERE n.id = charters.network_id AND n.stage = 'DRAFT'));

CREATE POLICY charters_make ON charters FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
    OR network_id = ANY ((SELECT app.my_founded_networks())::uuid[]));

CREATE POLICY charters_read ON charters FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_seated_networks())::uuid[])
    OR network_id = ANY ((SELECT app.my_founded_networks())::uuid[])
    OR network_id = (SELECT i.network_id FROM app.presented_invitation() i));

CREATE POLICY charters_maintenance ON charters FOR SELECT TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY charters_listed ON charters FOR SELECT TO krets_owner
  USING (EXISTS (SELECT 1 FROM networks n WHERE n.id = charters.network_id AND n.listed));

CREATE POLICY charters_split ON charters FOR INSERT TO krets_owner
  WITH CHECK (network_id = app.maintenance_network());
