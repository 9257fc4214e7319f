-- Gives a network that is listed the id of its open entry, which tells nothing of the network.
CREATE OR REPLACE FUNCTION app.give_entry_id()
RETURNS trigger LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  NEW.entry_id := CASE WHEN NEW.listed THEN coalesce(NEW.entry_id, gen_random_uuid()) END;
  RETURN NEW;
END
$$;
