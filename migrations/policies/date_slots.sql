ALTER TABLE date_slots ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON date_slots TO krets_app;

CREATE POLICY date_slots_read ON date_slots FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

-- With the poll: times are not added to answers that others have given.
CREATE POLICY date_slots_propose ON date_slots FOR INSERT TO krets_app
  WITH CHECK (app.facilitates(network_id)
    AND EXISTS (SELECT 1 FROM date_polls p WHERE p.id = date_slots.poll_id AND p.stage = 'OPEN' AND p.made_at = now()));

CREATE POLICY date_slots_maintenance ON date_slots TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY date_slots_past ON date_slots TO krets_owner
  USING (EXISTS (SELECT 1 FROM date_polls p WHERE p.id = date_slots.poll_id AND p.closed_at <= now()));
