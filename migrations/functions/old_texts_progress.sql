-- For administrators: how far the job has come, in numbers alone.
CREATE OR REPLACE FUNCTION app.old_texts_progress()
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  state public.old_texts;
  people integer;
  done integer;
BEGIN
  IF NOT app.am_administrator() THEN RETURN NULL; END IF;
  SELECT * INTO state FROM public.old_texts;
  PERFORM set_config('app.removing_expired', 'on', true);
  SELECT count(DISTINCT s.person_id), count(DISTINCT s.person_id) FILTER (WHERE state.due_at IS NULL OR state.due_at > now() OR s.person_id <= state.after_person)
    INTO people, done FROM public.seats s WHERE s.ended_at IS NULL;
  PERFORM set_config('app.removing_expired', '', true);
  RETURN jsonb_build_object('people', people, 'done', done, 'made', state.made, 'failed', state.failed);
END
$$;
REVOKE EXECUTE ON FUNCTION app.old_texts_progress() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.old_texts_progress TO krets_app;
