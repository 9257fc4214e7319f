ALTER TABLE file_contents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (refs, ready, swept_at), DELETE ON file_contents TO krets_app;

CREATE POLICY file_contents_count ON file_contents FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]));

CREATE POLICY file_contents_add ON file_contents FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]));

CREATE POLICY file_contents_read ON file_contents FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY file_contents_sweep ON file_contents TO krets_app
  USING (app.access_key() = 'sweep');
