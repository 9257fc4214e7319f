-- Tells the members of a network of a journal entry that the person has written. Returns those who were told.
CREATE OR REPLACE FUNCTION app.write_notices(network uuid, number integer, entry text, subject uuid, challenge uuid, moment timestamp with time zone)
RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF NOT (write_notices.network = ANY (app.my_seated_networks())) THEN RETURN '{}'; END IF;
  RETURN app.tell_members(write_notices.network, write_notices.number, write_notices.entry, write_notices.subject, write_notices.challenge, write_notices.moment);
END
$$;
REVOKE EXECUTE ON FUNCTION app.write_notices(network uuid, number integer, entry text, subject uuid, challenge uuid, moment timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.write_notices TO krets_app;
