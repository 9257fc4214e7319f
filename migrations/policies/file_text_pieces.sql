ALTER TABLE file_text_pieces ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON file_text_pieces TO krets_app;

-- As the files with this content.
CREATE POLICY file_text_pieces_read ON file_text_pieces FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM files f WHERE f.content_id = file_text_pieces.content_id));

CREATE POLICY file_text_pieces_add ON file_text_pieces FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM files f WHERE f.content_id = file_text_pieces.content_id));
