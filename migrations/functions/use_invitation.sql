-- An invitation is used up by the seat or the application it led to.
CREATE OR REPLACE FUNCTION app.use_invitation()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  held uuid;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  IF NEW.person_id IS DISTINCT FROM app.me() THEN RETURN NEW; END IF;
  SELECT t.id INTO held FROM public.invitations t WHERE t.token_hash = app.access_key() AND t.network_id = NEW.network_id;
  IF held IS NULL THEN RETURN NEW; END IF;
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = NEW.network_id FOR UPDATE;
  PERFORM 1 FROM public.invitations WHERE id = held FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM app.presented_invitation()) THEN RAISE insufficient_privilege; END IF;
  UPDATE public.invitations SET used_at = now(), used_by = app.me() WHERE id = held;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NEW;
END
$$;
