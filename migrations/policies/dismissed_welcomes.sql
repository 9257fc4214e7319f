ALTER TABLE dismissed_welcomes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON dismissed_welcomes TO krets_app;

CREATE POLICY dismissed_welcomes_own ON dismissed_welcomes TO krets_app
  USING (person_id = (SELECT app.me()) AND network_id = ANY ((SELECT app.my_networks())::uuid[]));
