-- Takes a change of the number of seats to the open overview, where it shows as a band.
CREATE OR REPLACE FUNCTION app.copy_seats()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM app.copy_listing(NEW.network_id);
  RETURN NULL;
END
$$;
