ALTER TABLE meeting_votes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (more) ON meeting_votes TO krets_app;

CREATE POLICY meeting_votes_read ON meeting_votes FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = meeting_votes.seat_id AND s.person_id = (SELECT app.me())));

CREATE POLICY meeting_votes_give ON meeting_votes FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = meeting_votes.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL)
    AND EXISTS (SELECT 1 FROM meeting_runs r WHERE r.meeting_id = meeting_votes.meeting_id AND r.ended_at IS NULL
      AND r.step = meeting_votes.step AND r.extensions = meeting_votes.extension));

CREATE POLICY meeting_votes_change ON meeting_votes FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = meeting_votes.seat_id AND s.person_id = (SELECT app.me()) AND s.ended_at IS NULL));

CREATE POLICY meeting_votes_maintenance ON meeting_votes TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY meeting_votes_past ON meeting_votes TO krets_owner
  USING (EXISTS (SELECT 1 FROM meetings m WHERE m.id = meeting_votes.meeting_id AND (m.ends_at < now() OR m.stage = 'CANCELLED')));
