-- No session begins for a disabled account.
CREATE OR REPLACE FUNCTION app.guard_session()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(app.person_lock_key(NEW.person_id));
  PERFORM 1 FROM public.accounts a WHERE a.person_id = NEW.person_id AND a.disabled_at IS NOT NULL;
  IF FOUND THEN RAISE insufficient_privilege; END IF;
  RETURN NEW;
END
$$;
