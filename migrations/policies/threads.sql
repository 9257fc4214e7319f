ALTER TABLE threads ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (contributions, answers, last_seq, last_at) ON threads TO krets_app;

CREATE POLICY threads_move ON threads FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY threads_open ON threads FOR INSERT TO krets_app
  WITH CHECK (EXISTS (SELECT 1 FROM challenges c WHERE c.id = threads.challenge_id AND c.owner_id = app.me()));

CREATE POLICY threads_read ON threads FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND challenge_id <> ALL ((SELECT app.my_hidden_challenges())::uuid[]));

CREATE POLICY threads_maintenance ON threads TO krets_owner
  USING (network_id = app.maintenance_network());
