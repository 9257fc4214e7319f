ALTER TABLE contributions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (body, link, mentions, edited_at, withdrawn_at, hidden_answer, resource_id) ON contributions TO krets_app;

CREATE POLICY contributions_edit ON contributions FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND author_id = (SELECT app.me()));

CREATE POLICY contributions_post ON contributions FOR INSERT TO krets_app
  WITH CHECK (author_id = app.me() AND app.may_contribute(challenge_id, seat_id));

CREATE POLICY contributions_read ON contributions FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND challenge_id <> ALL ((SELECT app.my_hidden_challenges())::uuid[]));

-- What a facilitator does to the contributions of others is done through this, by functions: hide_contribution, show_contribution, move_contribution.
CREATE POLICY contributions_maintenance ON contributions TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY contributions_own ON contributions TO krets_owner
  USING (author_id = (SELECT app.me()));

CREATE TRIGGER move_hidden_content BEFORE UPDATE OF challenge_id ON contributions
  FOR EACH ROW WHEN (old.challenge_id <> new.challenge_id) EXECUTE FUNCTION app.move_hidden_content();
