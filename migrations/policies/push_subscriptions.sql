ALTER TABLE push_subscriptions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (endpoint_hash, server_key, sealed, due_at, failures), DELETE ON push_subscriptions TO krets_app;

CREATE POLICY push_subscriptions_own ON push_subscriptions TO krets_app
  USING (person_id = (SELECT app.me()))
  WITH CHECK (person_id = (SELECT app.me()) AND EXISTS (SELECT 1 FROM sessions s WHERE s.id = session_id AND s.person_id = (SELECT app.me())));

-- A browser has one reader: whoever signs in there next takes its place.
CREATE POLICY push_subscriptions_presented ON push_subscriptions FOR SELECT TO krets_app
  USING (endpoint_hash = (SELECT app.access_key()));

CREATE POLICY push_subscriptions_replace ON push_subscriptions FOR DELETE TO krets_app
  USING (endpoint_hash = (SELECT app.access_key()));

CREATE POLICY push_subscriptions_due ON push_subscriptions FOR SELECT TO krets_owner
  USING (app.is_finding_mail() AND due_at <= now());
