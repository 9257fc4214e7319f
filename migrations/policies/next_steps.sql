ALTER TABLE next_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (body, taken_at), DELETE ON next_steps TO krets_app;

CREATE POLICY next_steps_read ON next_steps FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM agenda_items i WHERE i.id = next_steps.item_id AND i.withdrawn_at IS NULL));

-- Each takes their own, and nobody gives one to another.
CREATE POLICY next_steps_take ON next_steps FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND person_id = app.me()
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = next_steps.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL)
    AND EXISTS (SELECT 1 FROM meetings m WHERE m.id = next_steps.meeting_id AND m.stage NOT IN ('LAPSED', 'CANCELLED')
      AND m.starts_at - interval '30 minutes' <= now() AND m.ends_at > now() - interval '7 days'));

CREATE POLICY next_steps_change ON next_steps FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND person_id = (SELECT app.me())
    AND EXISTS (SELECT 1 FROM meetings m WHERE m.id = next_steps.meeting_id AND m.ends_at > now() - interval '7 days'));

CREATE POLICY next_steps_drop ON next_steps FOR DELETE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND person_id = (SELECT app.me()));

CREATE POLICY next_steps_own ON next_steps TO krets_owner
  USING (person_id = (SELECT app.me()));

-- For app.lapse_meeting(): whether anybody has taken a step.
CREATE POLICY next_steps_maintenance ON next_steps FOR SELECT TO krets_owner
  USING (network_id = app.maintenance_network());
