-- A facilitator pins or locks a challenge.
CREATE OR REPLACE FUNCTION app.set_pinned_and_locked(network uuid, challenge uuid, pinned boolean, locked boolean)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  done boolean;
BEGIN
  IF NOT app.facilitates(set_pinned_and_locked.network) OR set_pinned_and_locked.challenge = ANY (app.my_hidden_challenges()) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', set_pinned_and_locked.network::text, true);
  UPDATE public.challenges c SET pinned_at = CASE WHEN set_pinned_and_locked.pinned THEN coalesce(c.pinned_at, now()) END,
      locked_at = CASE WHEN set_pinned_and_locked.locked THEN coalesce(c.locked_at, now()) END
    WHERE c.id = set_pinned_and_locked.challenge AND c.network_id = set_pinned_and_locked.network AND c.withdrawn_at IS NULL;
  done := FOUND;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$$;
