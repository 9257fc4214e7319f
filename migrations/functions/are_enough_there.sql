-- Whether two members are there for a meeting, so that it can begin. Never how many, or who.
CREATE OR REPLACE FUNCTION app.are_enough_there(network uuid, meeting uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  enough boolean;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT count(*) >= 2 INTO enough FROM public.meeting_attendees a
    JOIN public.seats s ON s.id = a.seat_id AND s.ended_at IS NULL JOIN public.meetings m ON m.id = a.meeting_id
    WHERE a.network_id = are_enough_there.network AND a.meeting_id = are_enough_there.meeting
      -- Not who was there before it was moved.
      AND a.came_at >= m.starts_at - interval '30 minutes';
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN enough;
END
$$;
REVOKE EXECUTE ON FUNCTION app.are_enough_there(network uuid, meeting uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.are_enough_there TO krets_app;
