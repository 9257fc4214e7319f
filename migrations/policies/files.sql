ALTER TABLE files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (delete_after), DELETE ON files TO krets_app;

CREATE POLICY files_retain ON files FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]));

CREATE POLICY files_add ON files FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND uploaded_by = app.me()
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = files.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

CREATE POLICY files_read ON files FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND (uploaded_by = (SELECT app.me())
      OR EXISTS (SELECT 1 FROM resource_versions v WHERE v.file_id = files.id)
      OR EXISTS (SELECT 1 FROM message_images p WHERE p.file_id = files.id)
      OR EXISTS (SELECT 1 FROM contribution_images p WHERE p.file_id = files.id)));

CREATE POLICY files_sweep ON files TO krets_app
  USING (app.access_key() = 'sweep' AND delete_after < now());

CREATE POLICY files_owner ON files TO krets_owner
  USING (uploaded_by = (SELECT app.me()) OR EXISTS (SELECT 1 FROM message_images p WHERE p.file_id = files.id));

CREATE TRIGGER count_deleted AFTER DELETE ON files
  FOR EACH ROW EXECUTE FUNCTION app.count_file();
CREATE TRIGGER count_added AFTER INSERT ON files
  FOR EACH ROW EXECUTE FUNCTION app.count_file();
