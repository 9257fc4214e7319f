ALTER TABLE meeting_answers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (answer, time_version) ON meeting_answers TO krets_app;

-- Until the meeting is over: who came to what is nobody's concern afterwards.
CREATE POLICY meeting_answers_read ON meeting_answers FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM meetings m WHERE m.id = meeting_answers.meeting_id AND m.stage = 'CALLED' AND m.ends_at > now()));

CREATE POLICY meeting_answers_give ON meeting_answers FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = meeting_answers.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL)
    AND EXISTS (SELECT 1 FROM meetings m WHERE m.id = meeting_answers.meeting_id AND m.stage = 'CALLED' AND m.ends_at > now()));

CREATE POLICY meeting_answers_change ON meeting_answers FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = meeting_answers.seat_id AND s.person_id = (SELECT app.me()) AND s.ended_at IS NULL));

CREATE POLICY meeting_answers_maintenance ON meeting_answers TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY meeting_answers_past ON meeting_answers TO krets_owner
  USING (EXISTS (SELECT 1 FROM meetings m WHERE m.id = meeting_answers.meeting_id AND (m.ends_at < now() OR m.stage = 'CANCELLED')));
