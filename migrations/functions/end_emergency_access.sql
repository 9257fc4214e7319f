-- Ends emergency access: a facilitator of the room or an administrator at any time; a job, and so anybody, when its time is up.
CREATE OR REPLACE FUNCTION app.end_emergency_access(network uuid, opening uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  may boolean := app.am_administrator() OR end_emergency_access.network = ANY (app.my_facilitated_networks());
  done boolean;
BEGIN
  PERFORM set_config('app.maintenance_network', end_emergency_access.network::text, true);
  UPDATE public.emergency_accesses SET expires_at = least(expires_at, now())
    WHERE id = end_emergency_access.opening AND network_id = end_emergency_access.network
      AND approved_at IS NOT NULL AND ended_at IS NULL AND (may OR expires_at <= now());
  done := FOUND;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$$;
