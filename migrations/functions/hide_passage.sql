-- What a facilitator hides is found by its author alone, until it is shown again. Waits as `remove_passage` does.
CREATE OR REPLACE FUNCTION app.hide_passage()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7307);
  UPDATE public.passages SET shown = NEW.hidden_at IS NULL WHERE id = NEW.id;
  RETURN NULL;
END
$$;
