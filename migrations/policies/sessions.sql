ALTER TABLE sessions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (last_used_at), DELETE ON sessions TO krets_app;

CREATE POLICY sessions_end ON sessions FOR DELETE TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY sessions_read ON sessions FOR SELECT TO krets_app
  USING (token_hash = app.access_key() OR person_id = (SELECT app.me()));

CREATE POLICY sessions_start ON sessions FOR INSERT TO krets_app
  WITH CHECK (person_id = app.me()
    AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = app.me() AND a.disabled_at IS NOT NULL));

CREATE POLICY sessions_use ON sessions FOR UPDATE TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY sessions_administered ON sessions TO krets_owner
  USING (person_id::text = app.administered_person());

CREATE POLICY sessions_expired ON sessions TO krets_owner
  USING (app.is_removing_expired() AND (expires_at < now() OR last_used_at < (now() - interval '14 days')));

CREATE POLICY sessions_own ON sessions TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE POLICY sessions_owner ON sessions TO krets_owner
  USING (person_id::text = current_setting('app.disabling', true));

CREATE TRIGGER a_lock_person BEFORE DELETE ON sessions
  FOR EACH ROW EXECUTE FUNCTION app.lock_person_of_row();
CREATE TRIGGER guard_session BEFORE INSERT ON sessions
  FOR EACH ROW EXECUTE FUNCTION app.guard_session();
CREATE TRIGGER sessions_notify AFTER DELETE ON sessions
  FOR EACH ROW WHEN (old.expires_at > now()) EXECUTE FUNCTION app.notify_session();
