ALTER TABLE passages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (keys, has_file, author_id, seat_id, created_at), DELETE ON passages TO krets_app;

-- As each thing that a passage comes from is read: the rules of contributions, messages, resources, consultation posts and minutes.
CREATE POLICY passages_read ON passages FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND (shown OR author_id = (SELECT app.me()))
    AND (challenge_id IS NULL OR challenge_id <> ALL ((SELECT app.my_hidden_challenges())::uuid[]))
    AND (retention_days IS NULL OR created_at >= (now() - make_interval(days => retention_days)))
    AND (challenge_id IS NOT NULL
      OR minutes_id IS NOT NULL
      OR author_id = (SELECT app.me())
      OR network_id <> ALL ((SELECT app.my_late_networks())::uuid[])
      OR created_at >= ((SELECT app.my_late_starts()))[array_position((SELECT app.my_late_networks()), network_id)])
    AND (post_id IS NULL OR EXISTS (SELECT 1 FROM consultation_posts p WHERE p.id = passages.post_id))
    AND (minutes_id IS NULL OR EXISTS (SELECT 1 FROM minutes_blocks b WHERE b.id = passages.minutes_id)));

CREATE POLICY passages_add ON passages FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND shown
    AND app.is_from_source(passages.*));

-- Members change the resources of each other, and write minutes together. Who wrote, and when, stays that of the source.
CREATE POLICY passages_change ON passages FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND (author_id = (SELECT app.me()) OR resource_id IS NOT NULL OR minutes_id IS NOT NULL))
  WITH CHECK (app.is_from_source(passages.*));

-- The words of a file, when a resource has another.
CREATE POLICY passages_replace ON passages FOR DELETE TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND piece > 0);

CREATE POLICY passages_maintenance ON passages TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE POLICY passages_own ON passages TO krets_owner
  USING (author_id = (SELECT app.me()));

CREATE TRIGGER follow_challenge AFTER UPDATE OF withdrawn_at ON challenges
  FOR EACH ROW WHEN (new.withdrawn_at IS NOT NULL) EXECUTE FUNCTION app.remove_passage();
CREATE TRIGGER follow_contribution AFTER UPDATE OF withdrawn_at ON contributions
  FOR EACH ROW WHEN (new.withdrawn_at IS NOT NULL) EXECUTE FUNCTION app.remove_passage();
CREATE TRIGGER follow_hiding AFTER UPDATE OF hidden_at ON contributions
  FOR EACH ROW WHEN (new.hidden_at IS DISTINCT FROM old.hidden_at) EXECUTE FUNCTION app.hide_passage();
CREATE TRIGGER follow_message AFTER UPDATE OF withdrawn_at ON messages
  FOR EACH ROW WHEN (new.withdrawn_at IS NOT NULL) EXECUTE FUNCTION app.remove_passage();
CREATE TRIGGER follow_resource AFTER UPDATE OF withdrawn_at ON resources
  FOR EACH ROW WHEN (new.withdrawn_at IS NOT NULL) EXECUTE FUNCTION app.remove_passage();
CREATE TRIGGER follow_post AFTER UPDATE OF withdrawn_at ON consultation_posts
  FOR EACH ROW WHEN (new.withdrawn_at IS NOT NULL) EXECUTE FUNCTION app.remove_passage();
