-- Notes that the job has looked at a person's rooms. Two servers may do the same, and neither puts the other back.
CREATE OR REPLACE FUNCTION app.note_old_texts(person uuid, made integer, failed integer)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  UPDATE public.old_texts t SET after_person = note_old_texts.person, made = t.made + note_old_texts.made, failed = t.failed + note_old_texts.failed
    WHERE t.began_at IS NOT NULL AND (t.after_person IS NULL OR t.after_person < note_old_texts.person);
END
$$;
REVOKE EXECUTE ON FUNCTION app.note_old_texts(person uuid, made integer, failed integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.note_old_texts TO krets_app;
