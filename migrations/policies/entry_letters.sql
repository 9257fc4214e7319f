ALTER TABLE entry_letters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON entry_letters TO krets_app;

CREATE POLICY entry_letters_presented ON entry_letters FOR SELECT TO krets_app
  USING (key_hash = app.access_key() AND sent_at > now() - interval '30 days');

CREATE POLICY entry_letters_send ON entry_letters FOR INSERT TO krets_app
  WITH CHECK (entry_id IN (SELECT e.entry_id FROM entry_editors e WHERE e.person_id = app.me()));

CREATE POLICY entry_letters_key ON entry_letters TO krets_owner
  USING (key_hash = app.access_key() AND sent_at > now() - interval '30 days');

CREATE POLICY entry_letters_due ON entry_letters FOR SELECT TO krets_owner
  USING (app.is_finding_mail());

CREATE POLICY entry_letters_expired ON entry_letters TO krets_owner
  USING (app.is_removing_expired() AND sent_at < now() - interval '400 days');
