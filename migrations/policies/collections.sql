ALTER TABLE collections ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (title) ON collections TO krets_app;

CREATE POLICY collections_open ON collections FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]));

CREATE POLICY collections_read ON collections FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY collections_rename ON collections FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]));
