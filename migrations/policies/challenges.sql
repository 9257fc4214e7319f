ALTER TABLE challenges ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (title, situation, role, pull_a, pull_b, tried, help_wanted, decide_by, reshare, lang, edited_at, withdrawn_at, hidden_from_orgnr, status, status_note, status_at) ON challenges TO krets_app;

CREATE POLICY challenges_plain ON challenges AS RESTRICTIVE FOR INSERT TO krets_app
  WITH CHECK (pinned_at IS NULL AND locked_at IS NULL);

CREATE POLICY challenges_post ON challenges FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND owner_id = app.me()
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = challenges.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

CREATE POLICY challenges_read ON challenges FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND id <> ALL ((SELECT app.my_hidden_challenges())::uuid[]));

CREATE POLICY challenges_revise ON challenges FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND owner_id = (SELECT app.me()));

CREATE POLICY challenges_maintenance ON challenges TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY challenges_own ON challenges TO krets_owner
  USING (owner_id = (SELECT app.me()));

CREATE POLICY challenges_owner ON challenges FOR SELECT TO krets_owner
  USING (network_id IN (SELECT s.network_id FROM seats s WHERE s.person_id = (SELECT app.me())));
