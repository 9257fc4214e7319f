-- What those who are in a meeting say together of the order of its agenda: AGAIN (more than half want to choose again), ALL (everybody has
-- answered), HELD (at least half hold on to it), or OPEN. Never how many, or who.
CREATE OR REPLACE FUNCTION app.agenda_consent(network uuid, meeting uuid)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  here integer;
  hold integer;
  again integer;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN ''; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT count(*), count(*) FILTER (WHERE a.holds), count(*) FILTER (WHERE NOT a.holds) INTO here, hold, again
    FROM public.meeting_attendees a JOIN public.seats s ON s.id = a.seat_id AND s.ended_at IS NULL
    WHERE a.network_id = agenda_consent.network AND a.meeting_id = agenda_consent.meeting;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  -- Nobody alone: the first who comes does not decide for those who are about to.
  RETURN CASE WHEN again >= 2 AND again * 2 > here THEN 'AGAIN' WHEN here >= 2 AND hold + again = here THEN 'ALL'
    WHEN hold > 0 AND hold * 2 >= here THEN 'HELD' ELSE 'OPEN' END;
END
$$;
REVOKE EXECUTE ON FUNCTION app.agenda_consent(network uuid, meeting uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.agenda_consent TO krets_app;
