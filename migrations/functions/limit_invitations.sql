-- Limits how many invitations are open, and how many one person makes in a day.
CREATE OR REPLACE FUNCTION app.limit_invitations()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  outer_inviter text := current_setting('app.inviter', true);
  most integer;
  made record;
BEGIN
  NEW.created_at := now();
  NEW.expires_at := least(NEW.expires_at, now() + interval '14 days');
  IF NEW.made_by IS DISTINCT FROM app.me() THEN RETURN NEW; END IF;
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true), set_config('app.inviter', NEW.made_by::text, true);
  SELECT 4 * k.seats_max INTO most FROM public.network_counters k WHERE k.network_id = NEW.network_id FOR UPDATE;
  PERFORM pg_advisory_xact_lock(hashtextextended('invitations ' || NEW.made_by, 0));
  IF (SELECT count(*) FROM public.invitations i WHERE i.network_id = NEW.network_id AND i.used_at IS NULL AND i.revoked_at IS NULL
      AND i.expires_at > now()) >= most THEN
    RAISE check_violation USING CONSTRAINT = 'ck_invitations_open', MESSAGE = 'Too many are open.';
  END IF;
  SELECT count(*) AS links, count(i.email) AS letters INTO made FROM public.invitations i
    WHERE i.made_by = NEW.made_by AND i.created_at > now() - interval '1 day';
  IF made.links >= 200 THEN RAISE check_violation USING CONSTRAINT = 'ck_invitations_day', MESSAGE = 'Too many for one day.'; END IF;
  IF NEW.email IS NOT NULL AND made.letters >= 40 THEN
    RAISE check_violation USING CONSTRAINT = 'ck_invitations_letters', MESSAGE = 'Too many letters for one day.';
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true), set_config('app.inviter', coalesce(outer_inviter, ''), true);
  RETURN NEW;
END
$$;
