-- A member who may write in the room of a meeting to which time has brought something; null when it has not, or when there is nobody. Called by the job
-- role, which learns nothing else. The work is done as that member.
CREATE OR REPLACE FUNCTION scheduling.meeting_due(network uuid, meeting uuid)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  it public.meetings%ROWTYPE;
  run public.meeting_runs%ROWTYPE;
  person uuid;
BEGIN
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT m.* INTO it FROM public.meetings m WHERE m.id = meeting_due.meeting AND m.network_id = meeting_due.network;
  SELECT r.* INTO run FROM public.meeting_runs r WHERE r.meeting_id = it.id;
  IF app.meeting_due_at(it, run) <= now() THEN
    SELECT s.person_id INTO person FROM public.seats s JOIN public.networks n ON n.id = s.network_id
      WHERE s.network_id = meeting_due.network AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
        AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')
      ORDER BY s.taken_at, s.id LIMIT 1;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN person;
END
$$;
REVOKE EXECUTE ON FUNCTION scheduling.meeting_due(network uuid, meeting uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scheduling.meeting_due TO krets_jobs;
