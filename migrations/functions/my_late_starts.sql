-- From when the person may read in each of app.my_late_networks, in the same order.
CREATE OR REPLACE FUNCTION app.my_late_starts()
RETURNS timestamp with time zone[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT coalesce(array_agg(reads_from ORDER BY network_id), '{}') FROM public.seats
  WHERE person_id = app.me() AND ended_at IS NULL AND reads_from IS NOT NULL
$$;
