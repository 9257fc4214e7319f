-- Who comes to an occurrence. For those who come: of each, what they have ticked. For its organisers: names, roles, what people need to take part, and how
-- many wait. Never who waits, and nothing to anybody else.
CREATE OR REPLACE FUNCTION app.occurrence_people(occurrence uuid, hosting boolean)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found jsonb;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM open.occurrences o WHERE occurrence_people.hosting AND o.id = occurrence_people.occurrence AND app.hosts_entry(o.entry_id))
    AND NOT EXISTS (SELECT 1 FROM public.signups s WHERE NOT occurrence_people.hosting AND s.occurrence_id = occurrence_people.occurrence
      AND s.person_id = app.me() AND s.state = 'SIGNED') THEN RETURN '{}'; END IF;
  PERFORM set_config('app.handled_occurrence', occurrence_people.occurrence::text, true);
  SELECT jsonb_build_object('people', coalesce(jsonb_agg(jsonb_build_object('name', w.name, 'role', w.role, 'orgnr', w.orgnr, 'talk', w.talk,
      'themes', w.themes, 'needs', w.needs) ORDER BY w.name, w.role, w.orgnr), '[]'),
      'waiting', CASE WHEN occurrence_people.hosting THEN (SELECT count(*) FROM public.signups s
        WHERE s.occurrence_id = occurrence_people.occurrence AND s.state = 'WAITING') END) INTO found
  FROM (SELECT CASE WHEN s.show_name OR occurrence_people.hosting THEN p.name END AS name,
      CASE WHEN s.show_role OR occurrence_people.hosting THEN p.role_title END AS role, CASE WHEN s.show_agency THEN p.orgnr END AS orgnr,
      CASE WHEN NOT occurrence_people.hosting THEN s.talk END AS talk, CASE WHEN NOT occurrence_people.hosting THEN s.themes ELSE '{}' END AS themes,
      CASE WHEN occurrence_people.hosting THEN s.access_needs END AS needs
    FROM public.signups s JOIN public.people p ON p.id = s.person_id
    WHERE s.occurrence_id = occurrence_people.occurrence AND s.state = 'SIGNED'
      AND (occurrence_people.hosting OR s.show_name OR s.show_role OR s.show_agency)) w;
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN found;
END
$$;
REVOKE EXECUTE ON FUNCTION app.occurrence_people(occurrence uuid, hosting boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.occurrence_people TO krets_app;
