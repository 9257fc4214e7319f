-- Networks the person has founded and nobody facilitates yet.
CREATE OR REPLACE FUNCTION app.my_founded_networks()
RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT coalesce(array_agg(id), '{}') FROM public.networks
  WHERE founded_by = app.me() AND seated_at IS NULL
$$;
