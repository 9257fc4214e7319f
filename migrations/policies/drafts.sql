ALTER TABLE drafts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (content, saved_at), DELETE ON drafts TO krets_app;

CREATE POLICY drafts_own ON drafts TO krets_app
  USING (person_id = (SELECT app.me()) AND network_id = ANY ((SELECT app.my_seated_networks())::uuid[]));

CREATE POLICY drafts_owner ON drafts TO krets_owner
  USING (person_id = (SELECT app.me()));
