-- A facilitator hides a contribution; its words go to a table only its author reads.
CREATE OR REPLACE FUNCTION app.hide_contribution(network uuid, contribution uuid, reason text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  done boolean;
BEGIN
  IF NOT app.facilitates(hide_contribution.network) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', hide_contribution.network::text, true);
  INSERT INTO public.hidden_contributions
    SELECT c.id, c.network_id, c.body, c.link FROM public.contributions c
    WHERE c.id = hide_contribution.contribution AND c.network_id = hide_contribution.network AND c.author_id <> app.me()
      AND c.hidden_at IS NULL AND c.withdrawn_at IS NULL AND c.challenge_id <> ALL (app.my_hidden_challenges())
    FOR NO KEY UPDATE;
  done := FOUND;
  IF done THEN
    UPDATE public.contributions SET body = '', link = NULL, hidden_at = now(), hidden_reason = hide_contribution.reason
      WHERE id = hide_contribution.contribution;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$$;
