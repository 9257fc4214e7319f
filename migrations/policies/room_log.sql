ALTER TABLE room_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON room_log TO krets_app;

CREATE POLICY room_log_read ON room_log FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND (network_id <> ALL ((SELECT app.my_late_networks())::uuid[])
      OR at >= ((SELECT app.my_late_starts()))[array_position((SELECT app.my_late_networks()), network_id)])
    AND (challenge_id IS NULL OR NOT app.is_hidden_from_me(challenge_id)));

CREATE POLICY room_log_write ON room_log FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_seated_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = room_log.by_seat_id AND s.person_id = app.me()));

CREATE POLICY room_log_maintenance ON room_log TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE TRIGGER fresh_proof BEFORE INSERT ON room_log
  FOR EACH ROW WHEN (new.kind = 'ROOM_COPIED') EXECUTE FUNCTION app.require_fresh_proof();
