-- Networks the person facilitates.
CREATE OR REPLACE FUNCTION app.my_facilitated_networks()
RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT coalesce(array_agg(s.network_id), '{}') FROM public.seats s JOIN public.networks n ON n.id = s.network_id
  WHERE s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
    AND s.role = 'FACILITATOR'
$$;
