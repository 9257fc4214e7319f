ALTER TABLE entry_editors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON entry_editors TO krets_app;

CREATE POLICY entry_editors_own ON entry_editors FOR SELECT TO krets_app
  USING (person_id = (SELECT app.me()));

CREATE POLICY entry_editors_owner ON entry_editors TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE POLICY entry_editors_due ON entry_editors FOR SELECT TO krets_owner
  USING (app.is_finding_mail());

CREATE POLICY entry_editors_joined ON entry_editors TO krets_owner
  USING (entry_id = app.joined_entry());
