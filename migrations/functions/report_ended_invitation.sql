-- Tells the server, as a notice on the connection, of an invitation the database has ended; the security log needs it.
CREATE OR REPLACE FUNCTION app.report_ended_invitation()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  RAISE NOTICE USING ERRCODE = 'KR001', MESSAGE = 'INVITATION_REVOKED', DETAIL =
    jsonb_build_object('personId', app.me(), 'networkId', NEW.network_id, 'subjectId', NEW.id);
  RETURN NULL;
END
$$;
