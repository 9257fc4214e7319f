-- Moves a contribution with its replies to another challenge. No more people may see it than before.
CREATE OR REPLACE FUNCTION app.move_contribution(network uuid, contribution uuid, target uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  root public.contributions%ROWTYPE;
  moved uuid[];
  newest integer;
  told integer;
BEGIN
  IF NOT (move_contribution.network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', move_contribution.network::text, true);
  SELECT journal_seq INTO told FROM public.network_counters WHERE network_id = move_contribution.network FOR UPDATE;
  SELECT * INTO root FROM public.contributions c
    WHERE c.id = move_contribution.contribution AND c.network_id = move_contribution.network
      AND c.challenge_id <> ALL (app.my_hidden_challenges());
  IF root.id IS NULL OR root.withdrawn_at IS NOT NULL OR root.hidden_at IS NOT NULL OR root.challenge_id = move_contribution.target
    OR app.widens_audience(root.challenge_id, move_contribution.target)
    OR NOT EXISTS (SELECT 1 FROM public.challenges c
      WHERE c.id = move_contribution.target AND c.network_id = move_contribution.network AND c.withdrawn_at IS NULL
        AND c.id <> ALL (app.my_hidden_challenges())
        AND (app.facilitates(move_contribution.network)
             OR (root.author_id = app.me() AND root.split_proposed_at IS NOT NULL AND c.owner_id = app.me()))) THEN
    PERFORM set_config('app.maintenance_network', '', true);
    RETURN false;
  END IF;
  WITH RECURSIVE below AS (
    SELECT c.id, c.seq FROM public.contributions c WHERE c.id = root.id
    UNION ALL SELECT c.id, c.seq FROM below b JOIN public.contributions c ON c.parent_id = b.id)
  SELECT array_agg(b.id), max(b.seq) INTO moved, newest FROM below b;
  -- A reader of the whole source and the whole target has nothing new to read.
  UPDATE public.read_marks m SET seq = told FROM public.read_marks before
    WHERE m.challenge_id = move_contribution.target AND before.challenge_id = root.challenge_id
      AND before.person_id = m.person_id AND before.seq >= newest
      AND NOT EXISTS (SELECT 1 FROM public.contributions n WHERE n.challenge_id = move_contribution.target
        AND n.seq > m.seq AND n.author_id <> m.person_id AND n.withdrawn_at IS NULL);
  -- A quotation may not lead from one thread into the other.
  UPDATE public.contributions c SET quoted_id = NULL WHERE c.quoted_id IS NOT NULL AND c.challenge_id = root.challenge_id
    AND (c.id = ANY (moved)) <> (c.quoted_id = ANY (moved));
  -- The last number of a path is the contribution's own and never changes; on the deepest level a reply is placed beside its parent.
  WITH RECURSIVE placed AS (
    SELECT c.id, NULL::uuid AS parent_id, c.path[cardinality(c.path):] AS path FROM public.contributions c WHERE c.id = root.id
    UNION ALL
    SELECT c.id, c.parent_id, p.path[1:2] || c.path[cardinality(c.path)]
    FROM placed p JOIN public.contributions c ON c.parent_id = p.id)
  UPDATE public.contributions c SET challenge_id = move_contribution.target, parent_id = p.parent_id, path = p.path, seq = told,
      split_proposed_at = CASE WHEN c.id <> root.id THEN c.split_proposed_at END
    FROM placed p WHERE c.id = p.id;
  UPDATE public.notices n SET challenge_id = move_contribution.target WHERE n.subject_id = ANY (moved);
  UPDATE public.threads h SET last_at = now(), last_seq = CASE h.challenge_id WHEN root.challenge_id THEN told - 1 ELSE told END,
      contributions = (SELECT count(*) FROM public.contributions n WHERE n.challenge_id = h.challenge_id),
      answers = (SELECT count(*) FROM public.contributions n JOIN public.challenges c ON c.id = n.challenge_id
                 WHERE n.challenge_id = h.challenge_id AND n.author_id <> c.owner_id AND n.withdrawn_at IS NULL)
    WHERE h.challenge_id IN (root.challenge_id, move_contribution.target);
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN true;
END
$$;
