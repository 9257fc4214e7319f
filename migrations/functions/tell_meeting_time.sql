-- Whether time has brought something to a meeting that is not told yet; it then counts as told. The caller holds the lock of the network.
CREATE OR REPLACE FUNCTION app.tell_meeting_time(network uuid, meeting uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  changed boolean;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  UPDATE public.meetings m SET told_until = now()
    WHERE m.id = tell_meeting_time.meeting AND m.network_id = tell_meeting_time.network AND m.stage NOT IN ('LAPSED', 'CANCELLED')
      AND EXISTS (SELECT 1 FROM unnest(ARRAY[m.picks_open_at, m.picks_close_at, m.starts_at - interval '30 minutes', m.starts_at, m.ends_at + interval '24 hours', m.ends_at + interval '168 hours']) t
        WHERE t > coalesce(m.told_until, m.called_at) AND t <= now());
  changed := FOUND;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN changed;
END
$$;
REVOKE EXECUTE ON FUNCTION app.tell_meeting_time(network uuid, meeting uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tell_meeting_time TO krets_app;
