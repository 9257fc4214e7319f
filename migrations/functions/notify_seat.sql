-- Tells all servers that seats of a network have changed.
CREATE OR REPLACE FUNCTION app.notify_seat()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('krets', 'p:' || NEW.network_id);
  RETURN NULL;
END
$$;
