ALTER TABLE contribution_versions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON contribution_versions TO krets_app;

CREATE POLICY contribution_versions_add ON contribution_versions FOR INSERT TO krets_app
  WITH CHECK (EXISTS (SELECT 1 FROM contributions c WHERE c.id = contribution_versions.contribution_id AND c.author_id = app.me()));

CREATE POLICY contribution_versions_read ON contribution_versions FOR SELECT TO krets_app
  USING (EXISTS (SELECT 1
      FROM contributions c
      WHERE c.id = contribution_versions.contribution_id
      AND (c.withdrawn_at IS NULL OR c.author_id = (SELECT app.me()))));

CREATE POLICY contribution_versions_restore ON contribution_versions FOR DELETE TO krets_app
  USING (EXISTS (SELECT 1
      FROM contributions c
      WHERE c.id = contribution_versions.contribution_id
      AND c.author_id = (SELECT app.me())));

CREATE POLICY contribution_versions_shown ON contribution_versions AS RESTRICTIVE FOR SELECT TO krets_app
  USING (EXISTS (SELECT 1
      FROM contributions c
      WHERE c.id = contribution_versions.contribution_id
      AND (c.hidden_at IS NULL OR c.author_id = (SELECT app.me()))));

CREATE POLICY contribution_versions_own ON contribution_versions TO krets_owner
  USING (contribution_id IN (SELECT c.id FROM contributions c WHERE c.author_id = (SELECT app.me())));
