ALTER TABLE challenge_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON challenge_versions TO krets_app;

CREATE POLICY challenge_versions_add ON challenge_versions FOR INSERT TO krets_app
  WITH CHECK (EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_versions.challenge_id AND c.owner_id = app.me()));

CREATE POLICY challenge_versions_read ON challenge_versions FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND challenge_id <> ALL ((SELECT app.my_hidden_challenges())::uuid[]));

CREATE POLICY challenge_versions_own ON challenge_versions TO krets_owner
  USING (challenge_id IN (SELECT c.id FROM challenges c WHERE c.owner_id = (SELECT app.me())));
