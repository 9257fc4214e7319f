-- What was chosen for a meeting: one list for each member, without names, and only when choosing is over.
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
      JOIN public.meetings m ON m.id = p.meeting_id AND m.picks_close_at <= now()
      JOIN public.seats s ON s.id = p.seat_id AND (s.ended_at IS NULL OR s.ended_at > m.picks_close_at)
    WHERE p.network_id = agenda_choices.network AND p.meeting_id = agenda_choices.meeting GROUP BY p.seat_id) c;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(choices, '[]');
END
$$;
REVOKE EXECUTE ON FUNCTION app.agenda_choices(network uuid, meeting uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.agenda_choices TO krets_app;
