ALTER TABLE contribution_images ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON contribution_images TO krets_app;

CREATE POLICY contribution_images_read ON contribution_images FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1
      FROM contributions k
      WHERE k.id = contribution_images.contribution_id
      AND (k.author_id = (SELECT app.me()) OR (k.withdrawn_at IS NULL AND k.hidden_at IS NULL))));

CREATE POLICY contribution_images_show ON contribution_images FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND author_id = app.me()
    AND EXISTS (SELECT 1 FROM contributions k WHERE k.id = contribution_images.contribution_id AND k.author_id = app.me()));

CREATE POLICY contribution_images_own ON contribution_images TO krets_owner
  USING (author_id = (SELECT app.me()));
