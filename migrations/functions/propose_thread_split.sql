-- A facilitator proposes that a contribution becomes a challenge of its own.
CREATE OR REPLACE FUNCTION app.propose_thread_split(network uuid, contribution uuid, proposed boolean)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  done boolean;
BEGIN
  IF NOT (propose_thread_split.network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', propose_thread_split.network::text, true);
  UPDATE public.contributions c SET split_proposed_at = CASE WHEN propose_thread_split.proposed THEN now() END
    WHERE c.id = propose_thread_split.contribution AND c.network_id = propose_thread_split.network AND c.challenge_id <> ALL (app.my_hidden_challenges())
      AND (app.facilitates(propose_thread_split.network) OR (c.author_id = app.me() AND NOT propose_thread_split.proposed));
  done := FOUND;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$$;
