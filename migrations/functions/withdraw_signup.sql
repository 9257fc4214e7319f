-- Takes the person of the request off an occurrence and its coffee; a seat goes to the next who waits. Nothing of it is stored.
CREATE OR REPLACE FUNCTION app.withdraw_signup(occurrence uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  partners uuid[];
BEGIN
  PERFORM 1 FROM open.occurrences o WHERE o.id = withdraw_signup.occurrence FOR UPDATE;
  PERFORM set_config('app.handled_occurrence', withdraw_signup.occurrence::text, true);
  DELETE FROM public.signups s WHERE s.person_id = app.me() AND s.occurrence_id = withdraw_signup.occurrence;
  IF NOT FOUND THEN
    PERFORM set_config('app.handled_occurrence', '', true);
    RETURN false;
  END IF;
  SELECT array_remove(c.people, app.me()) INTO partners FROM public.coffee_pairs c
    WHERE c.occurrence_id = withdraw_signup.occurrence AND app.me() = ANY (c.people);
  IF FOUND THEN
    DELETE FROM public.coffee_pairs c WHERE c.occurrence_id = withdraw_signup.occurrence AND app.me() = ANY (c.people);
    IF cardinality(partners) > 0 THEN
      INSERT INTO public.coffee_pairs (occurrence_id, entry_id, people, made_at)
        SELECT o.id, o.entry_id, partners, now() FROM open.occurrences o WHERE o.id = withdraw_signup.occurrence;
      UPDATE public.signups s SET tell = 'COFFEE' WHERE s.occurrence_id = withdraw_signup.occurrence AND s.person_id = ANY (partners);
    END IF;
  END IF;
  PERFORM app.settle_signups(withdraw_signup.occurrence);
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION app.withdraw_signup(occurrence uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.withdraw_signup TO krets_app;
