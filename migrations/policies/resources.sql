ALTER TABLE resources ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (collection_id, tags, review_by, lang, version, changed_at, recommended_at, withdrawn_at) ON resources TO krets_app;

CREATE POLICY resources_add ON resources FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND added_by = app.me()
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = resources.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

CREATE POLICY resources_read ON resources FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND (withdrawn_at IS NULL OR added_by = (SELECT app.me()))
    AND (added_by = (SELECT app.me())
      OR network_id <> ALL ((SELECT app.my_late_networks())::uuid[])
      OR created_at >= ((SELECT app.my_late_starts()))[array_position((SELECT app.my_late_networks()), network_id)]));

CREATE POLICY resources_change ON resources FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND (withdrawn_at IS NULL OR added_by = (SELECT app.me())))
  WITH CHECK (withdrawn_at IS NULL OR added_by = app.me());

CREATE POLICY resources_owner ON resources TO krets_owner
  USING (added_by = (SELECT app.me()));
