-- Whose texts the job makes found next, and null when all have been looked at: it acts as each person in a seat, and reads what they read.
-- A server that does not know the newest keys may still write, so that the first round is repeated after an hour.
CREATE OR REPLACE FUNCTION app.next_with_old_texts()
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  person uuid;
  after uuid;
BEGIN
  IF app.me() IS NOT NULL THEN RETURN NULL; END IF;
  UPDATE public.old_texts SET began_at = coalesce(began_at, now()) WHERE due_at <= now() RETURNING after_person INTO after;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM set_config('app.removing_expired', 'on', true);
  SELECT s.person_id INTO person FROM public.seats s
    WHERE s.ended_at IS NULL AND (after IS NULL OR s.person_id > after) ORDER BY s.person_id LIMIT 1;
  PERFORM set_config('app.removing_expired', '', true);
  IF person IS NULL THEN
    UPDATE public.old_texts SET began_at = NULL, after_person = NULL, failed = 0,
      due_at = CASE WHEN failed > 0 OR began_at < changed_at + interval '1 hour' THEN now() + interval '1 hour' END;
  END IF;
  RETURN person;
END
$$;
REVOKE EXECUTE ON FUNCTION app.next_with_old_texts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.next_with_old_texts TO krets_app;
