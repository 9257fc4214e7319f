ALTER TABLE administrators ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON administrators TO krets_app;

CREATE POLICY administrators_read ON administrators FOR SELECT TO krets_app
  USING ((SELECT app.am_administrator()));

CREATE POLICY administrators_owner ON administrators TO krets_owner
  USING (app.administered_person() IS NOT NULL);
