-- Guards against privilege escalation: an administrator has no seat.
CREATE OR REPLACE FUNCTION app.forbid_administrator_seat()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_person text := current_setting('app.administered_person', true);
BEGIN
  PERFORM app.lock_administration(NEW.person_id);
  PERFORM set_config('app.administered_person', NEW.person_id::text, true);
  IF EXISTS (SELECT 1 FROM public.accounts a WHERE a.person_id = NEW.person_id AND a.is_administrator) THEN
    RAISE insufficient_privilege USING CONSTRAINT = 'ck_seats_administrator', MESSAGE = 'An administrator holds no seat.';
  END IF;
  PERFORM set_config('app.administered_person', coalesce(outer_person, ''), true);
  RETURN NEW;
END
$$;
