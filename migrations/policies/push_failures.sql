ALTER TABLE push_failures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON push_failures TO krets_app;

CREATE POLICY push_failures_count ON push_failures FOR SELECT TO krets_app
  USING ((SELECT app.am_administrator()));

CREATE POLICY push_failures_write ON push_failures FOR INSERT TO krets_app
  WITH CHECK (app.me() IS NOT NULL AND day = current_date);

CREATE POLICY push_failures_expired ON push_failures TO krets_owner
  USING (app.is_removing_expired() AND day < (current_date - 90));
