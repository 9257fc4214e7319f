-- Who administers the platform. Empty for anybody who does not.
CREATE OR REPLACE FUNCTION app.administrators()
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found jsonb;
BEGIN
  IF NOT app.am_administrator() THEN RETURN '[]'; END IF;
  PERFORM set_config('app.administered_person', 'all', true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.person_id, 'name', p.name, 'email', c.email, 'appointedAt', a.appointed_at,
      'appointedBy', b.name, 'disabledAt', c.disabled_at) ORDER BY a.appointed_at, a.person_id), '[]') INTO found
    FROM public.administrators a JOIN public.accounts c ON c.person_id = a.person_id AND c.is_administrator
    JOIN public.people p ON p.id = a.person_id LEFT JOIN public.people b ON b.id = a.appointed_by;
  PERFORM set_config('app.administered_person', '', true);
  RETURN found;
END
$$;
