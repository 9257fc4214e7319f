-- People who are to be told something of an occurrence they have signed up for. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.signups_to_tell()
RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found uuid[];
BEGIN
  IF app.me() IS NOT NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT array_agg(DISTINCT s.person_id) INTO found FROM public.signups s WHERE s.tell IS NOT NULL;
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '{}');
END
$$;
REVOKE EXECUTE ON FUNCTION app.signups_to_tell() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.signups_to_tell TO krets_app;
