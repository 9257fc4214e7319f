-- Tells all servers that a session has ended.
CREATE OR REPLACE FUNCTION app.notify_session()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('krets', 's:' || OLD.id);
  RETURN NULL;
END
$$;
