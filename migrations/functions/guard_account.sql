-- Guards against privilege escalation: only administrators disable accounts, and a disabled account loses its sessions.
CREATE OR REPLACE FUNCTION app.guard_account()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF NEW.person_id IS DISTINCT FROM app.me()
     AND (NEW.language, NEW.waiting_mail, NEW.digest, NEW.digest_at, NEW.digested_at, NEW.recent_mails, NEW.recent_pushes,
          NEW.mail_refused_at, NEW.mail_delayed_at, NEW.mail_stopped_at)
         IS DISTINCT FROM (OLD.language, OLD.waiting_mail, OLD.digest, OLD.digest_at, OLD.digested_at, OLD.recent_mails, OLD.recent_pushes,
          OLD.mail_refused_at, OLD.mail_delayed_at, OLD.mail_stopped_at) THEN
    RAISE insufficient_privilege;
  END IF;
  IF NEW.disabled_at IS NOT DISTINCT FROM OLD.disabled_at THEN RETURN NEW; END IF;
  IF NOT app.am_administrator() THEN RAISE insufficient_privilege; END IF;
  PERFORM set_config('app.disabling', NEW.person_id::text, true);
  IF NEW.disabled_at IS NOT NULL THEN DELETE FROM public.sessions WHERE person_id = NEW.person_id; END IF;
  PERFORM set_config('app.disabling', '', true);
  RETURN NEW;
END
$$;
