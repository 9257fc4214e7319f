-- Whether the person of the request administers the platform.
CREATE OR REPLACE FUNCTION app.am_administrator()
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT coalesce((SELECT is_administrator AND disabled_at IS NULL FROM public.accounts WHERE person_id = app.me()), false)
$$;
