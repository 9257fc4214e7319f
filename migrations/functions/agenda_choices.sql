-- What was chosen for a meeting: one list for each member, without names, and only when choosing is over. Where those who were there have
-- chosen again, theirs alone.
CREATE OR REPLACE FUNCTION app.agenda_choices(network uuid, meeting uuid)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  choices jsonb;
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN '[]'; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT jsonb_agg(c.items ORDER BY c.items::text) INTO choices FROM (
    SELECT jsonb_agg(p.item_id ORDER BY p.item_id) AS items FROM public.agenda_picks p
      JOIN public.meetings m ON m.id = p.meeting_id
      LEFT JOIN public.meeting_runs r ON r.meeting_id = m.id
      LEFT JOIN public.meeting_attendees a ON a.meeting_id = m.id AND a.seat_id = p.seat_id
      JOIN public.seats s ON s.id = p.seat_id
    WHERE p.network_id = agenda_choices.network AND p.meeting_id = agenda_choices.meeting
      AND coalesce(r.choosing_until, m.picks_close_at) <= now()
      AND (s.ended_at IS NULL OR s.ended_at > coalesce(r.choosing_until, m.picks_close_at))
      AND (r.choosing_until IS NULL OR a.came_at < r.choosing_until) GROUP BY p.seat_id) c;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(choices, '[]');
END
$$;
REVOKE EXECUTE ON FUNCTION app.agenda_choices(network uuid, meeting uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.agenda_choices TO krets_app;
