ALTER TABLE sign_in_codes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (attempts, used_at) ON sign_in_codes TO krets_app;

CREATE POLICY sign_in_codes_read ON sign_in_codes FOR SELECT TO krets_app
  USING (email = app.access_key());

CREATE POLICY sign_in_codes_send ON sign_in_codes FOR INSERT TO krets_app
  WITH CHECK (email = app.access_key());

CREATE POLICY sign_in_codes_try ON sign_in_codes FOR UPDATE TO krets_app
  USING (email = app.access_key());

CREATE POLICY sign_in_codes_expired ON sign_in_codes TO krets_owner
  USING (app.is_removing_expired() AND sent_at < (now() - interval '1 day'));

CREATE POLICY sign_in_codes_owner ON sign_in_codes TO krets_owner
  USING (email IN (SELECT a.email FROM accounts a WHERE a.person_id = (SELECT app.me())));
