-- Guards against privilege escalation: nobody is both administrator and member, the last administrator stays, and who is removed loses sessions and emergency accesses.
CREATE OR REPLACE FUNCTION app.guard_administrator()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  person uuid := coalesce(NEW.person_id, OLD.person_id);
  had boolean := TG_OP <> 'INSERT' AND OLD.is_administrator;
  has boolean := TG_OP <> 'DELETE' AND NEW.is_administrator;
  outer_person text := current_setting('app.administered_person', true);
BEGIN
  PERFORM app.lock_administration(person);
  IF has AND NOT had THEN
    PERFORM set_config('app.administered_person', person::text, true);
    IF EXISTS (SELECT 1 FROM public.seats s WHERE s.person_id = person AND s.ended_at IS NULL)
       OR EXISTS (SELECT 1 FROM public.applications a WHERE a.person_id = person AND a.state IN ('APPLIED', 'WAITING')) THEN
      RAISE check_violation USING CONSTRAINT = 'ck_accounts_seated', MESSAGE = 'Holds a seat.';
    END IF;
    INSERT INTO public.administrators AS a (person_id, appointed_by, appointed_at)
      VALUES (person, CASE WHEN app.me() <> person THEN app.me() END, now())
      ON CONFLICT (person_id) DO UPDATE SET appointed_by = excluded.appointed_by, appointed_at = excluded.appointed_at, removed_at = NULL;
  ELSIF had AND (NOT has OR (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL)) THEN
    PERFORM pg_advisory_xact_lock(7306);
    PERFORM set_config('app.administered_person', 'all', true);
    IF OLD.disabled_at IS NULL AND NOT EXISTS (SELECT 1 FROM public.accounts a
        WHERE a.is_administrator AND a.disabled_at IS NULL AND a.person_id <> person) THEN
      RAISE check_violation USING CONSTRAINT = 'ck_accounts_last_administrator', MESSAGE = 'The last administrator.';
    END IF;
    -- Their emergency accesses and requests end, and every session of theirs.
    PERFORM set_config('app.administered_person', person::text, true);
    UPDATE public.emergency_accesses SET expires_at = now() WHERE person IN (requested_by, approved_by) AND expires_at > now();
    UPDATE public.emergency_accesses SET requested_at = now() - interval '2 days' WHERE requested_by = person AND approved_at IS NULL;
    DELETE FROM public.sessions WHERE person_id = person;
    IF NOT has THEN UPDATE public.administrators SET removed_at = now() WHERE person_id = person; END IF;
  END IF;
  PERFORM set_config('app.administered_person', coalesce(outer_person, ''), true);
  RETURN coalesce(NEW, OLD);
END
$$;
