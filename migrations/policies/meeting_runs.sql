ALTER TABLE meeting_runs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (step, step_started_at, step_ends_at, extensions, version, facilitator_id, choosing_until, ended_at) ON meeting_runs TO krets_app;

CREATE POLICY meeting_runs_read ON meeting_runs FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY meeting_runs_start ON meeting_runs FOR INSERT TO krets_app
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[])
    AND EXISTS (SELECT 1 FROM meetings m WHERE m.id = meeting_runs.meeting_id AND m.stage = 'CALLED'
      AND m.starts_at - interval '30 minutes' <= now() AND m.ends_at > now())
    AND app.are_enough_there(network_id, meeting_id));

CREATE POLICY meeting_runs_move ON meeting_runs FOR UPDATE TO krets_app
  USING (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]) AND ended_at IS NULL)
  WITH CHECK (network_id = ANY ((SELECT app.my_writable_networks())::uuid[]));

CREATE POLICY meeting_runs_maintenance ON meeting_runs TO krets_owner
  USING (network_id = app.maintenance_network());

CREATE TRIGGER schedule_meeting AFTER INSERT OR UPDATE ON meeting_runs
  FOR EACH ROW EXECUTE FUNCTION app.schedule_meeting();
