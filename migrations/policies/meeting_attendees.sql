ALTER TABLE meeting_attendees ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (came_at, holds) ON meeting_attendees TO krets_app;

-- One's own: nobody lists who is there. The answer of all is in app.agenda_consent.
CREATE POLICY meeting_attendees_read ON meeting_attendees FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = meeting_attendees.seat_id AND s.person_id = (SELECT app.me())));

CREATE POLICY meeting_attendees_come ON meeting_attendees FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = meeting_attendees.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL)
    AND (EXISTS (SELECT 1 FROM meeting_runs r WHERE r.meeting_id = meeting_attendees.meeting_id AND r.ended_at IS NULL)
      OR EXISTS (SELECT 1 FROM meetings m WHERE m.id = meeting_attendees.meeting_id AND m.stage = 'CALLED'
        AND m.starts_at - interval '30 minutes' <= now() AND m.ends_at > now())));

CREATE POLICY meeting_attendees_answer ON meeting_attendees FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = meeting_attendees.seat_id AND s.person_id = (SELECT app.me()) AND s.ended_at IS NULL));

CREATE POLICY meeting_attendees_maintenance ON meeting_attendees TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY meeting_attendees_past ON meeting_attendees TO krets_owner
  USING (EXISTS (SELECT 1 FROM meetings m WHERE m.id = meeting_attendees.meeting_id AND (m.ends_at < now() OR m.stage = 'CANCELLED')));
