-- Who the person of the request meets over a coffee: first name, role, agency and themes, which all who want a coffee have agreed to show each other.
CREATE OR REPLACE FUNCTION app.my_coffee(occurrence uuid)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  group_of uuid[];
  found jsonb;
BEGIN
  SELECT c.people INTO group_of FROM public.coffee_pairs c WHERE c.occurrence_id = my_coffee.occurrence AND app.me() = ANY (c.people);
  IF group_of IS NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.handled_occurrence', my_coffee.occurrence::text, true);
  SELECT jsonb_build_object('partners', coalesce(jsonb_agg(jsonb_build_object('name', split_part(p.name, ' ', 1), 'role', p.role_title, 'orgnr', p.orgnr,
      'themes', s.themes) ORDER BY p.name), '[]')) INTO found
    FROM public.signups s JOIN public.people p ON p.id = s.person_id
    WHERE s.occurrence_id = my_coffee.occurrence AND s.person_id = ANY (group_of) AND s.person_id <> app.me();
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN found;
END
$$;
REVOKE EXECUTE ON FUNCTION app.my_coffee(occurrence uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_coffee TO krets_app;
