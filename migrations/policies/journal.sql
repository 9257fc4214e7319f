ALTER TABLE journal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON journal TO krets_app;

CREATE POLICY journal_append ON journal FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_seated_networks())::uuid[]));

CREATE POLICY journal_read ON journal FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND COALESCE(challenge_id, subject_id) <> ALL ((SELECT app.my_hidden_challenges())::uuid[])
    AND (network_id <> ALL ((SELECT app.my_late_networks())::uuid[])
      OR COALESCE(since, at) >= ((SELECT app.my_late_starts()))[array_position((SELECT app.my_late_networks()), network_id)]));

CREATE POLICY journal_maintenance_read ON journal FOR SELECT TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY journal_maintenance ON journal FOR INSERT TO krets_owner
  WITH CHECK (network_id = app.maintenance_network());

CREATE TRIGGER journal_notify AFTER INSERT ON journal
  FOR EACH ROW EXECUTE FUNCTION app.notify_entry();
