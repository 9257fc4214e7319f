ALTER TABLE reactions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON reactions TO krets_app;

CREATE POLICY reactions_add ON reactions FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND person_id = app.me()
    AND EXISTS (SELECT 1 FROM messages m WHERE m.id = reactions.message_id AND m.withdrawn_at IS NULL)
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = reactions.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

-- One's own also after one has left, for the copy of one's data.
CREATE POLICY reactions_read ON reactions FOR SELECT TO krets_app
  USING (person_id = (SELECT app.me()) OR network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY reactions_remove ON reactions FOR DELETE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND person_id = (SELECT app.me()));

CREATE POLICY reactions_own ON reactions TO krets_owner
  USING (person_id = (SELECT app.me()));
