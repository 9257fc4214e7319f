ALTER TABLE meetings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (stage, day, time, minutes, starts_at, ends_at, place, link, protocol, preparation, facilitator_id, cancel_reason, version, time_version, picks_open_at, picks_close_at, told_until) ON meetings TO krets_app;

CREATE POLICY meetings_read ON meetings FOR SELECT TO krets_app
  USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

CREATE POLICY meetings_call ON meetings FOR INSERT TO krets_app
  WITH CHECK (app.facilitates(network_id)
    AND EXISTS (SELECT 1 FROM seats s WHERE s.id = meetings.called_by AND s.person_id = app.me() AND s.ended_at IS NULL));

-- A meeting that is over stays as it was; app.end_meeting() alone ends it, and app.lapse_meeting() finds that it was not held.
CREATE POLICY meetings_change ON meetings FOR UPDATE TO krets_app
  USING (app.facilitates(network_id) AND stage = 'CALLED' AND starts_at > now())
  WITH CHECK (app.facilitates(network_id) AND stage IN ('CALLED', 'CANCELLED'));

CREATE POLICY meetings_maintenance ON meetings TO krets_owner
  USING (network_id = app.maintenance_network());

-- For the deletion of answers and choices.
CREATE POLICY meetings_past ON meetings FOR SELECT TO krets_owner
  USING (ends_at < now() OR stage = 'CANCELLED');

-- For app.remind_of_meetings() and app.reschedule_meetings(), which act as nobody.
CREATE POLICY meetings_near ON meetings FOR SELECT TO krets_owner
  USING (app.is_finding_mail() AND ends_at > (now() - interval '7 days') AND starts_at < (now() + interval '8 days'));

CREATE TRIGGER schedule_meeting AFTER INSERT OR UPDATE ON meetings
  FOR EACH ROW EXECUTE FUNCTION app.schedule_meeting();
