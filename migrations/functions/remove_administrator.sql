-- An administrator removes another.
CREATE OR REPLACE FUNCTION app.remove_administrator(person uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  done boolean;
BEGIN
  IF NOT app.am_administrator() THEN RETURN false; END IF;
  PERFORM set_config('app.administered_person', remove_administrator.person::text, true);
  UPDATE public.accounts SET is_administrator = false WHERE person_id = remove_administrator.person AND is_administrator;
  done := FOUND;
  PERFORM set_config('app.administered_person', '', true);
  RETURN done;
END
$$;
