-- What a facilitator hides is found by its author alone, until it is shown again.
CREATE OR REPLACE FUNCTION app.hide_passage()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE public.passages SET shown = NEW.hidden_at IS NULL WHERE id = NEW.id;
  RETURN NULL;
END
$$;
