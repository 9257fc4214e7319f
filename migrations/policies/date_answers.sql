ALTER TABLE date_answers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (answer) ON date_answers TO krets_app;

-- Those of others when the person has answered: what others can do must not steer what the person says.
CREATE POLICY date_answers_read ON date_answers FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND (person_id = (SELECT app.me()) OR poll_id = ANY ((SELECT app.my_answered_polls())::uuid[]))
    AND EXISTS (SELECT 1 FROM date_polls p WHERE p.id = date_answers.poll_id AND p.stage = 'OPEN'));

CREATE POLICY date_answers_give ON date_answers FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND person_id = app.me()
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = date_answers.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL)
    AND EXISTS (SELECT 1 FROM date_polls p WHERE p.id = date_answers.poll_id AND p.stage = 'OPEN' AND p.closes_at > now()));

CREATE POLICY date_answers_change ON date_answers FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND person_id = (SELECT app.me())
    AND EXISTS (SELECT 1 FROM date_polls p WHERE p.id = date_answers.poll_id AND p.stage = 'OPEN' AND p.closes_at > now()));

CREATE POLICY date_answers_maintenance ON date_answers TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY date_answers_own ON date_answers TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE POLICY date_answers_past ON date_answers TO krets_owner
  USING (EXISTS (SELECT 1 FROM date_polls p WHERE p.id = date_answers.poll_id AND p.closed_at <= now()));
