ALTER TABLE meeting_trios ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON meeting_trios TO krets_app;

-- One's own. The others of a person's group are in app.my_trio; nobody sees the other groups, and app.draw_trios() alone makes them.
CREATE POLICY meeting_trios_read ON meeting_trios FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = meeting_trios.seat_id AND s.person_id = (SELECT app.me())));

CREATE POLICY meeting_trios_maintenance ON meeting_trios TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY meeting_trios_past ON meeting_trios TO krets_owner
  USING (EXISTS (SELECT 1 FROM meetings m WHERE m.id = meeting_trios.meeting_id AND (m.ends_at < now() OR m.stage = 'CANCELLED')));
