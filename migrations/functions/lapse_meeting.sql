-- Finds that a meeting was not held: a day after its end nobody has begun it, and nobody has written minutes or taken a step. What it had taken up waits
-- for the next, as what had no time in it does since its end. The caller holds the lock of the network.
CREATE OR REPLACE FUNCTION app.lapse_meeting(network uuid, meeting uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  lapsed boolean;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  UPDATE public.meetings m SET stage = 'LAPSED'
    WHERE m.id = lapse_meeting.meeting AND m.network_id = lapse_meeting.network AND m.stage = 'OVER' AND m.ends_at <= now() - interval '24 hours'
      -- Else a day after its end something was written, though it may have been taken back since (app.tell_meeting_time).
      AND coalesce(m.told_until, m.called_at) < m.ends_at + interval '24 hours'
      AND NOT EXISTS (SELECT 1 FROM public.meeting_runs r WHERE r.meeting_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM public.minutes_blocks b WHERE b.meeting_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM public.next_steps n WHERE n.meeting_id = m.id);
  lapsed := FOUND;
  IF lapsed THEN
    UPDATE public.agenda_items i SET meeting_id = NULL, place = NULL, waited = i.waited + 1
      WHERE i.network_id = lapse_meeting.network AND i.meeting_id = lapse_meeting.meeting;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN lapsed;
END
$$;
REVOKE EXECUTE ON FUNCTION app.lapse_meeting(network uuid, meeting uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.lapse_meeting TO krets_app;
