-- Those who want to make a network of an occurrence and are in none yet, for each of them: names, roles, agencies and what they need.
CREATE OR REPLACE FUNCTION app.founders_of(occurrence uuid)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found jsonb;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.signups s WHERE s.occurrence_id = founders_of.occurrence AND s.person_id = app.me() AND s.state = 'SIGNED' AND s.founds)
    THEN RETURN '[]'; END IF;
  PERFORM set_config('app.handled_occurrence', founders_of.occurrence::text, true);
  SELECT jsonb_agg(jsonb_build_object('name', p.name, 'role', p.role_title, 'orgnr', p.orgnr, 'need', s.need) ORDER BY p.name) INTO found
    FROM public.signups s JOIN public.people p ON p.id = s.person_id
    WHERE s.occurrence_id = founders_of.occurrence AND s.state = 'SIGNED' AND s.founds AND s.network_id IS NULL;
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN coalesce(found, '[]');
END
$$;
REVOKE EXECUTE ON FUNCTION app.founders_of(occurrence uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.founders_of TO krets_app;
