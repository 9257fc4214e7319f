ALTER TABLE file_texts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (state, at) ON file_texts TO krets_app;

-- As the files with this content.
CREATE POLICY file_texts_read ON file_texts FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM files f WHERE f.content_id = file_texts.content_id));

CREATE POLICY file_texts_add ON file_texts FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM files f WHERE f.content_id = file_texts.content_id));

CREATE POLICY file_texts_change ON file_texts FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM files f WHERE f.content_id = file_texts.content_id));

CREATE POLICY file_texts_left ON file_texts FOR SELECT TO krets_owner
  USING (app.is_removing_expired());
