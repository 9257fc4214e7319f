-- Ends invitations when a network closes or splits.
CREATE OR REPLACE FUNCTION app.end_invitations_of_stage()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM app.end_invitations_of(NEW.id);
  RETURN NULL;
END
$$;
