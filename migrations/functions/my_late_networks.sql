-- Networks whose history is closed to the person before their seat.
CREATE OR REPLACE FUNCTION app.my_late_networks()
RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT coalesce(array_agg(network_id ORDER BY network_id), '{}') FROM public.seats
  WHERE person_id = app.me() AND ended_at IS NULL AND reads_from IS NOT NULL
$$;
