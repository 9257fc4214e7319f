ALTER TABLE reports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (resolved_by, resolved_at, answer) ON reports TO krets_app;

CREATE POLICY reports_raise ON reports FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND raised_by = app.me()
    AND about <> app.me()
    AND resolved_at IS NULL
    AND (EXISTS (SELECT 1 FROM challenges c WHERE c.id = reports.challenge_id AND c.owner_id = reports.about)
      OR EXISTS (SELECT 1 FROM contributions c WHERE c.id = reports.contribution_id AND c.author_id = reports.about)));

CREATE POLICY reports_read ON reports FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND (raised_by = (SELECT app.me())
      OR (about <> (SELECT app.me()) AND network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])))
    AND (EXISTS (SELECT 1 FROM challenges c WHERE c.id = reports.challenge_id)
      OR EXISTS (SELECT 1 FROM contributions c WHERE c.id = reports.contribution_id)));

CREATE POLICY reports_resolve ON reports FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_facilitated_networks())::uuid[])
    AND about <> (SELECT app.me())
    AND raised_by <> (SELECT app.me()));
