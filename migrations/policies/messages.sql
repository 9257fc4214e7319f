ALTER TABLE messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (body, mentions, edited_at, withdrawn_at) ON messages TO krets_app;

CREATE POLICY messages_edit ON messages FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND author_id = (SELECT app.me()));

CREATE POLICY messages_post ON messages FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND author_id = app.me()
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = messages.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

CREATE POLICY messages_read ON messages FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND created_at >= (now() - make_interval(days => retention_days))
    AND (author_id = (SELECT app.me())
      OR network_id <> ALL ((SELECT app.my_late_networks())::uuid[])
      OR created_at >= ((SELECT app.my_late_starts()))[array_position((SELECT app.my_late_networks()), network_id)]));

CREATE POLICY messages_own ON messages TO krets_owner
  USING (author_id = (SELECT app.me()));

CREATE POLICY messages_owner ON messages TO krets_owner
  USING (created_at < (now() - make_interval(days => retention_days)));
