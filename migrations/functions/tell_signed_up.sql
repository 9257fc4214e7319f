-- Notes that all who are signed up for an occurrence, or wait, are to be told what became of it.
CREATE OR REPLACE FUNCTION app.tell_signed_up(occurrence uuid, change text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM set_config('app.handled_occurrence', tell_signed_up.occurrence::text, true);
  UPDATE public.signups s SET tell = tell_signed_up.change WHERE s.occurrence_id = tell_signed_up.occurrence;
  PERFORM set_config('app.handled_occurrence', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION app.tell_signed_up(occurrence uuid, change text) FROM PUBLIC;
