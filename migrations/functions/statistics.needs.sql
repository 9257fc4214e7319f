-- The needs that count at the moment, for the role that publishes numbers of them: codes alone. A person and an agency are hashes with the key of the call,
-- so that two calls cannot be compared.
CREATE OR REPLACE FUNCTION statistics.needs(key text, moment timestamptz)
RETURNS TABLE (role text, level text, county text, themes text[], person text, agency text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF length(needs.key) < 32 THEN RAISE invalid_parameter_value; END IF;
  PERFORM set_config('app.reading_needs', 'on', true);
  RETURN QUERY SELECT n.role::text, n.level::text, n.county::text, n.themes,
      encode(sha256(convert_to(needs.key || n.person_id, 'UTF8')), 'hex'), encode(sha256(convert_to(needs.key || n.orgnr, 'UTF8')), 'hex')
    FROM public.needs n WHERE n.expires_at > needs.moment;
  PERFORM set_config('app.reading_needs', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION statistics.needs(key text, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION statistics.needs TO krets_statistics;
