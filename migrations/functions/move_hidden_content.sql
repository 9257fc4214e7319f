-- The target of a move from a challenge hidden from an organisation must be hidden from it too.
CREATE OR REPLACE FUNCTION app.move_hidden_content()
RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  source public.challenges%ROWTYPE;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  SELECT * INTO source FROM public.challenges WHERE id = OLD.challenge_id;
  IF source.hidden_from_orgnr IS NOT NULL THEN
    UPDATE public.challenges SET must_hide_from_orgnr = source.hidden_from_orgnr WHERE id = NEW.challenge_id AND hidden_from_orgnr = source.hidden_from_orgnr;
    IF NOT FOUND THEN RAISE check_violation USING CONSTRAINT = 'ck_contributions_moved', MESSAGE = 'Opens more.'; END IF;
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NEW;
END
$$;
