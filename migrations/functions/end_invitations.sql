-- Ends invitations whose maker has lost the right to invite.
CREATE OR REPLACE FUNCTION app.end_invitations()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM app.end_invitations_of(NEW.network_id);
  RETURN NULL;
END
$$;
