ALTER TABLE split_choices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (side, at) ON split_choices TO krets_app;

CREATE POLICY split_choices_change ON split_choices FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1
      FROM seats s
      WHERE s.id = split_choices.seat_id
      AND s.person_id = (SELECT app.me())
      AND s.ended_at IS NULL));

CREATE POLICY split_choices_read ON split_choices FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY split_choices_add ON split_choices FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = split_choices.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

CREATE POLICY split_choices_maintenance ON split_choices FOR SELECT TO krets_owner
  USING (network_id = app.maintenance_network());
