ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (token_hash, label, made_at, invites), DELETE ON calendar_feeds TO krets_app;

CREATE POLICY calendar_feeds_own ON calendar_feeds TO krets_app
  USING (person_id = (SELECT app.me()));

-- A calendar has no session: it shows the secret.
CREATE POLICY calendar_feeds_presented ON calendar_feeds FOR SELECT TO krets_app
  USING (token_hash = (SELECT app.access_key()));

CREATE POLICY calendar_feeds_owner ON calendar_feeds TO krets_owner
  USING (person_id = (SELECT app.me()));
