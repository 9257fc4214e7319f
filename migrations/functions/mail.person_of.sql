-- The person whose account has this address. Called by the job role: an envelope sender is made for each of them.
CREATE OR REPLACE FUNCTION mail.person_of(address text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_key text := current_setting('app.access_key', true);
  found uuid;
BEGIN
  PERFORM set_config('app.access_key', address, true);
  SELECT a.person_id INTO found FROM public.accounts a WHERE a.email = address;
  PERFORM set_config('app.access_key', coalesce(outer_key, ''), true);
  RETURN found;
END
$$;
REVOKE EXECUTE ON FUNCTION mail.person_of(address text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail.person_of TO krets_jobs;
