ALTER TABLE known_browsers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (seen_at) ON known_browsers TO krets_app;

CREATE POLICY known_browsers_add ON known_browsers FOR INSERT TO krets_app
  WITH CHECK (person_id = app.me());

CREATE POLICY known_browsers_read ON known_browsers FOR SELECT TO krets_app
  USING (person_id = (SELECT app.me()) OR person_id IN (SELECT a.person_id FROM accounts a WHERE a.email = app.access_key()));

CREATE POLICY known_browsers_use ON known_browsers FOR UPDATE TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY known_browsers_expired ON known_browsers TO krets_owner
  USING (app.is_removing_expired() AND seen_at < (now() - interval '180 days'));

CREATE POLICY known_browsers_owner ON known_browsers TO krets_owner
  USING (person_id = (SELECT app.me()));
