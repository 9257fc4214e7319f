ALTER TABLE message_images ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON message_images TO krets_app;

CREATE POLICY message_images_read ON message_images FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1
      FROM messages m
      WHERE m.id = message_images.message_id
      AND (m.withdrawn_at IS NULL OR m.author_id = (SELECT app.me()))));

CREATE POLICY message_images_show ON message_images FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND author_id = app.me());

CREATE POLICY message_images_owner ON message_images TO krets_owner
  USING (EXISTS (SELECT 1 FROM messages m WHERE m.id = message_images.message_id));
