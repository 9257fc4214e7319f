-- Confirms that an entry about something elsewhere is right: by those who may change it, or by whoever shows the key of a mail about it, once.
CREATE OR REPLACE FUNCTION app.confirm_entry(listing uuid, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  asked boolean;
BEGIN
  DELETE FROM public.entry_letters l WHERE l.entry_id = confirm_entry.listing AND l.key_hash = app.access_key();
  asked := FOUND;
  IF NOT asked AND NOT app.tends_entry(confirm_entry.listing) THEN RETURN false; END IF;
  UPDATE open.entries e SET status = 'LISTED', confirmed = true, confirmed_at = confirm_entry.moment, closed_at = NULL
    WHERE e.id = confirm_entry.listing AND e.origin = 'ELSEWHERE' AND e.joined_into IS NULL;
  RETURN FOUND;
END
$$;
REVOKE EXECUTE ON FUNCTION app.confirm_entry(listing uuid, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.confirm_entry TO krets_app;
