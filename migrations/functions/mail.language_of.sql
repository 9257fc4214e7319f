-- The language of the account with this address. Called by the job role.
CREATE OR REPLACE FUNCTION mail.language_of(address text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_key text := current_setting('app.access_key', true);
  found text;
BEGIN
  PERFORM set_config('app.access_key', address, true);
  SELECT a.language INTO found FROM public.accounts a WHERE a.email = address;
  PERFORM set_config('app.access_key', coalesce(outer_key, ''), true);
  RETURN found;
END
$$;
REVOKE EXECUTE ON FUNCTION mail.language_of(address text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail.language_of TO krets_jobs;
