-- Makes the text in which an entry is searched.
CREATE OR REPLACE FUNCTION open.fold_entry()
RETURNS trigger LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  NEW.folded := open.fold(concat_ws(' ', NEW.title, NEW.purpose, NEW.audience, NEW.organiser_name));
  RETURN NEW;
END
$$;
