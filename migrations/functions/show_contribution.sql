-- A facilitator shows a hidden contribution again.
CREATE OR REPLACE FUNCTION app.show_contribution(network uuid, contribution uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  done boolean;
BEGIN
  IF NOT app.facilitates(show_contribution.network) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', show_contribution.network::text, true);
  -- Locked first: a statement that waits for its author's change would still copy the hidden words from before it.
  PERFORM 1 FROM public.contributions WHERE id = show_contribution.contribution FOR NO KEY UPDATE;
  UPDATE public.contributions c SET body = w.body, link = w.link, hidden_at = NULL, hidden_reason = NULL, hidden_answer = NULL
    FROM public.hidden_contributions w
    WHERE c.id = show_contribution.contribution AND c.network_id = show_contribution.network AND w.contribution_id = c.id
      AND c.author_id <> app.me() AND c.withdrawn_at IS NULL AND c.challenge_id <> ALL (app.my_hidden_challenges());
  done := FOUND;
  IF done THEN DELETE FROM public.hidden_contributions WHERE contribution_id = show_contribution.contribution; END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$$;
