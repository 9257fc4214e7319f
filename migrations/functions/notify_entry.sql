-- Notifies all servers of a journal entry, unless the server itself does it after the commit.
CREATE OR REPLACE FUNCTION app.notify_entry()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  IF current_setting('app.notify_later', true) IS DISTINCT FROM NEW.network_id || ':' || NEW.seq THEN
    PERFORM pg_catalog.pg_notify('krets', NEW.network_id || ':' || NEW.seq);
  END IF;
  RETURN NULL;
END
$$;
