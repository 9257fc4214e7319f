-- Sets the job of each meeting that is near and has none: called before there were such jobs, or while the room was paused. Only for a transaction that
-- acts as nobody.
CREATE OR REPLACE FUNCTION app.reschedule_meetings()
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  it record;
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  FOR it IN SELECT m.id, m.network_id FROM public.meetings m
      WHERE m.stage = 'CALLED' AND m.ends_at > now() - interval '7 days' AND m.starts_at < now() + interval '8 days'
        AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = m.network_id || ':' || m.id || ':meeting.time') LOOP
    PERFORM set_config('app.maintenance_network', it.network_id::text, true);
    -- The trigger sets it.
    UPDATE public.meetings m SET told_until = m.told_until WHERE m.id = it.id;
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
  PERFORM set_config('app.finding_mail', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION app.reschedule_meetings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.reschedule_meetings TO krets_app;
