-- Networks the person sits in that nobody else has seen yet.
CREATE OR REPLACE FUNCTION app.my_draft_networks()
RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT coalesce(array_agg(n.id), '{}') FROM public.networks n JOIN public.seats s ON s.network_id = n.id
  WHERE s.person_id = app.me() AND s.ended_at IS NULL AND n.stage = 'DRAFT'
$$;
