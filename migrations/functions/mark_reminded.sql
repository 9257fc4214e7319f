-- Notes that a participant has been reminded; false when they had been already.
CREATE OR REPLACE FUNCTION app.mark_reminded(network uuid, subject uuid, nth integer)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN false; END IF;
  UPDATE public.consultation_participants SET reminded = nth
   WHERE consultation_id = subject AND network_id = network AND person_id = app.me() AND reminded < nth;
  RETURN FOUND;
END
$$;
REVOKE EXECUTE ON FUNCTION app.mark_reminded(network uuid, subject uuid, nth integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.mark_reminded TO krets_app;
