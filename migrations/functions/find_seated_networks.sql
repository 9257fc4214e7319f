-- Networks in which the person has a seat, even on leave or before accepting the charter.
CREATE OR REPLACE FUNCTION app.find_seated_networks()
RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT coalesce(array_agg(network_id), '{}') FROM public.seats WHERE person_id = app.me() AND ended_at IS NULL
$$;
