-- Approved emergency access ends by a job when its time is up.
CREATE OR REPLACE FUNCTION app.schedule_emergency_access_end()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM app.write_schedule(NEW.network_id, NEW.id, NEW.approved_by, 0, ARRAY['emergency-access.end'],
    jsonb_build_object('emergency-access.end', NEW.expires_at), '{}');
  RETURN NULL;
END
$$;
