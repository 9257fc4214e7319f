ALTER TABLE needs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE, UPDATE (expires_at) ON needs TO krets_app;

CREATE POLICY needs_own ON needs TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY needs_owner ON needs TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE POLICY needs_read ON needs FOR SELECT TO krets_owner
  USING (app.is_reading_needs());

CREATE POLICY needs_expired ON needs TO krets_owner
  USING (app.is_removing_expired() AND expires_at < now() - interval '30 days');
