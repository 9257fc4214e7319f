ALTER TABLE chat_read_marks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (seq) ON chat_read_marks TO krets_app;

-- Read also after one has left, for the copy of one's data.
CREATE POLICY chat_read_marks_own ON chat_read_marks TO krets_app
  USING (person_id = (SELECT app.me()))
  WITH CHECK (person_id = (SELECT app.me()) AND network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY chat_read_marks_owner ON chat_read_marks TO krets_owner
  USING (person_id = (SELECT app.me()));

CREATE TRIGGER chat_read_marks_see_notices AFTER INSERT OR UPDATE ON chat_read_marks
  FOR EACH ROW EXECUTE FUNCTION app.see_notices_of_chat();
