-- What is withdrawn cannot be found: its keys go with its words, whoever removes them. Waits for the job that makes old texts found: it may
-- have read the text before, and its keys are seen here once it has committed.
CREATE OR REPLACE FUNCTION app.remove_passage()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7307);
  DELETE FROM public.passages WHERE id = NEW.id;
  IF TG_TABLE_NAME = 'resources' THEN
    DELETE FROM public.passages WHERE resource_id = NEW.id AND piece > 0;
  END IF;
  RETURN NULL;
END
$$;
