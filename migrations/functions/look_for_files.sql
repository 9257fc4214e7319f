-- Begins a round of old texts when a file was asked for more than an hour ago and has not been read, because whoever added it has left. With
-- `reads_all` also for files of a kind that no server could read before.
CREATE OR REPLACE FUNCTION app.look_for_files(reads_all boolean)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  waits boolean;
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.removing_expired', 'on', true);
  waits := EXISTS (SELECT FROM public.file_texts t
    WHERE (t.state = 'WAITING' AND t.at BETWEEN now() - interval '3 hours' AND now() - interval '1 hour') OR (t.state = 'NOT_READ' AND reads_all));
  PERFORM set_config('app.removing_expired', '', true);
  IF waits THEN UPDATE public.old_texts SET due_at = now() WHERE due_at IS NULL OR due_at > now(); END IF;
END
$$;
REVOKE EXECUTE ON FUNCTION app.look_for_files(reads_all boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.look_for_files TO krets_app;
