ALTER TABLE resource_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON resource_versions TO krets_app;

CREATE POLICY resource_versions_add ON resource_versions FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND author_id = app.me()
    AND EXISTS (SELECT 1 FROM resources r WHERE r.id = resource_versions.resource_id)
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = resource_versions.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

CREATE POLICY resource_versions_read ON resource_versions FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM resources r WHERE r.id = resource_versions.resource_id));

CREATE POLICY resource_versions_owner ON resource_versions TO krets_owner
  USING (author_id = (SELECT app.me()));
