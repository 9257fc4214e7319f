-- What is withdrawn cannot be found: its keys go with its words, whoever removes them.
CREATE OR REPLACE FUNCTION app.remove_passage()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  DELETE FROM public.passages WHERE id = NEW.id;
  IF TG_TABLE_NAME = 'resources' THEN
    DELETE FROM public.passages WHERE resource_id = NEW.id AND piece > 0;
  END IF;
  RETURN NULL;
END
$$;
