-- The network of exactly this name, for an administrator who has been told of it; null when there is none, or more than one.
CREATE OR REPLACE FUNCTION app.network_named(named text)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found jsonb;
BEGIN
  IF NOT app.am_administrator() THEN RETURN NULL; END IF;
  PERFORM set_config('app.overview', 'on', true);
  SELECT jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name)) INTO found FROM public.networks n
    WHERE lower(n.name) = lower(btrim(named)) AND n.seated_at IS NOT NULL;
  PERFORM set_config('app.overview', '', true);
  RETURN CASE WHEN jsonb_array_length(found) = 1 THEN found -> 0 END;
END
$$;
