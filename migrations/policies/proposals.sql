ALTER TABLE proposals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (dropped_at) ON proposals TO krets_app;

CREATE POLICY proposals_drop ON proposals FOR UPDATE TO krets_app
  USING (EXISTS (SELECT 1
      FROM seats s
      WHERE s.id = proposals.made_by
      AND s.person_id = (SELECT app.me())
      AND s.ended_at IS NULL)
    OR network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[]));

CREATE POLICY proposals_make ON proposals FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND carried_at IS NULL
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = proposals.made_by AND s.person_id = app.me() AND s.ended_at IS NULL));

CREATE POLICY proposals_read ON proposals FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY proposals_maintenance ON proposals TO krets_owner
  USING (network_id = app.maintenance_network());
