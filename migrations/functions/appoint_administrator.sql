-- An administrator appoints another.
CREATE OR REPLACE FUNCTION app.appoint_administrator(address text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  person uuid;
BEGIN
  IF NOT app.am_administrator() THEN RETURN NULL; END IF;
  PERFORM set_config('app.access_key', appoint_administrator.address, true);
  UPDATE public.accounts SET is_administrator = true
    WHERE email = appoint_administrator.address AND NOT is_administrator AND disabled_at IS NULL RETURNING person_id INTO person;
  RETURN person;
END
$$;
