-- Drops what is due to the person and was not decided on: notices of rooms that are closed to them.
CREATE OR REPLACE FUNCTION app.drop_due_mail()
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE public.notices SET mail_at = NULL WHERE person_id = app.me() AND mail_at <= now() AND seen_at IS NULL;
  UPDATE public.notices SET push_at = NULL WHERE person_id = app.me() AND push_at <= now() AND seen_at IS NULL;
  RETURN FOUND;
END
$$;
REVOKE EXECUTE ON FUNCTION app.drop_due_mail() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.drop_due_mail TO krets_app;
