ALTER TABLE private_notes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (content, saved_at), DELETE ON private_notes TO krets_app;

CREATE POLICY private_notes_own ON private_notes TO krets_app
  USING (person_id = (SELECT app.me()) AND network_id = ANY ((SELECT app.my_networks())::uuid[]))
  WITH CHECK (person_id = app.me()
    AND network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = private_notes.consultation_id));

CREATE POLICY private_notes_owner ON private_notes TO krets_owner
  USING (person_id = (SELECT app.me()));
