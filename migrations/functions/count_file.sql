-- Counts how many files share the same stored content.
CREATE OR REPLACE FUNCTION app.count_file()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE public.file_contents SET refs = refs + 1 WHERE id = NEW.content_id;
  ELSE
    UPDATE public.file_contents SET refs = refs - 1 WHERE id = OLD.content_id;
  END IF;
  RETURN NULL;
END
$$;
