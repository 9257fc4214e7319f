-- The seats of the person's own group of three in a meeting, in the order in which they ask; empty without one. Never another group.
CREATE OR REPLACE FUNCTION app.my_trio(network uuid, meeting uuid)
RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  seats uuid[];
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT array_agg(t.seat_id ORDER BY t.turn) INTO seats FROM public.meeting_trios mine
    JOIN public.seats s ON s.id = mine.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL
    JOIN public.meeting_runs r ON r.meeting_id = mine.meeting_id AND r.ended_at IS NULL AND r.step = mine.step
    JOIN public.meeting_trios t ON t.meeting_id = mine.meeting_id AND t.trio = mine.trio
    WHERE mine.network_id = my_trio.network AND mine.meeting_id = my_trio.meeting;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(seats, '{}');
END
$$;
REVOKE EXECUTE ON FUNCTION app.my_trio(network uuid, meeting uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_trio TO krets_app;
