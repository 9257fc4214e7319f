-- The next person who sits in a room, for the job that makes old texts found: it acts as each of them, and reads what they read.
CREATE OR REPLACE FUNCTION app.next_seated_person(after_person uuid)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  person uuid;
BEGIN
  IF app.me() IS NOT NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.removing_expired', 'on', true);
  SELECT s.person_id INTO person FROM public.seats s
    WHERE s.ended_at IS NULL AND (next_seated_person.after_person IS NULL OR s.person_id > next_seated_person.after_person)
    ORDER BY s.person_id LIMIT 1;
  PERFORM set_config('app.removing_expired', '', true);
  RETURN person;
END
$$;
REVOKE EXECUTE ON FUNCTION app.next_seated_person(after_person uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.next_seated_person TO krets_app;
