ALTER TABLE saved_items ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON saved_items TO krets_app;

CREATE POLICY saved_items_own ON saved_items TO krets_app
  USING (person_id = (SELECT app.me()) AND network_id = ANY ((SELECT app.my_networks())::uuid[]))
  WITH CHECK (person_id = app.me()
    AND network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = saved_items.challenge_id));

CREATE POLICY saved_items_maintenance ON saved_items TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY saved_items_owner ON saved_items TO krets_owner
  USING (person_id = (SELECT app.me()));
