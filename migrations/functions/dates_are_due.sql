-- Whether a poll for a date is over: its time is up, or everybody who can has answered. The caller has set the network.
CREATE OR REPLACE FUNCTION app.dates_are_due(poll uuid)
RETURNS boolean LANGUAGE sql STABLE SET search_path = ''
AS $$
SELECT coalesce((SELECT p.closes_at <= now() OR NOT EXISTS (
    SELECT 1 FROM public.seats s WHERE s.network_id = p.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
      AND NOT EXISTS (SELECT 1 FROM public.date_answers a WHERE a.poll_id = p.id AND a.seat_id = s.id))
  FROM public.date_polls p JOIN public.networks n ON n.id = p.network_id AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')
  WHERE p.id = dates_are_due.poll AND p.stage = 'OPEN'), false)
$$;
REVOKE EXECUTE ON FUNCTION app.dates_are_due(poll uuid) FROM PUBLIC;
