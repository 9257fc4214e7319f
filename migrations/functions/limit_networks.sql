-- Limits how many networks one person founds in a week.
CREATE OR REPLACE FUNCTION app.limit_networks()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_inviter text := current_setting('app.inviter', true);
  founds boolean := app.am_administrator();
BEGIN
  -- A network made by a split has seats from the beginning and does not count as founded.
  IF NEW.seated_at IS NOT NULL OR NEW.founded_by IS DISTINCT FROM app.me() THEN RETURN NEW; END IF;
  PERFORM set_config('app.inviter', NEW.founded_by::text, true);
  PERFORM pg_advisory_xact_lock(hashtextextended('networks ' || NEW.founded_by, 0));
  IF (SELECT count(*) FROM public.networks n WHERE n.founded_by = NEW.founded_by AND n.split_from IS NULL
      AND n.created_at > now() - interval '7 days') >= (CASE WHEN founds THEN 500 ELSE 10 END) THEN
    IF founds THEN RAISE check_violation USING CONSTRAINT = 'ck_networks_founded', MESSAGE = 'Too many for one week.'; END IF;
    RAISE check_violation USING CONSTRAINT = 'ck_networks_week', MESSAGE = 'Too many for one week.';
  END IF;
  PERFORM set_config('app.inviter', coalesce(outer_inviter, ''), true);
  RETURN NEW;
END
$$;
