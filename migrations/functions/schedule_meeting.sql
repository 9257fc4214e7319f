-- Sets the time at which a job looks at a meeting again, whoever has changed it.
CREATE OR REPLACE FUNCTION app.schedule_meeting()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  meeting public.meetings%ROWTYPE;
  run public.meeting_runs%ROWTYPE;
  due timestamptz;
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  SELECT m.* INTO meeting FROM public.meetings m WHERE m.id = CASE TG_TABLE_NAME WHEN 'meetings' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'meeting_id' END::uuid;
  SELECT r.* INTO run FROM public.meeting_runs r WHERE r.meeting_id = meeting.id;
  due := app.meeting_due_at(meeting, run);
  PERFORM app.write_schedule(NEW.network_id, meeting.id, NULL, 0, ARRAY['meeting.time'], CASE WHEN due IS NULL THEN '{}' ELSE jsonb_build_object('meeting.time', due) END, '{}');
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION app.schedule_meeting() FROM PUBLIC;
