-- Challenges the person may not see although they sit in the network: withdrawn, hidden from their organisation, or from before their seat.
CREATE OR REPLACE FUNCTION app.find_hidden_challenges()
RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
-- Each part uses an index to find candidates; the rule itself decides which of them are hidden.
SELECT coalesce(array_agg(x.id), '{}') FROM public.seats s CROSS JOIN LATERAL (
    SELECT c.id FROM public.challenges c
      WHERE c.network_id = s.network_id AND c.withdrawn_at IS NOT NULL AND c.owner_id <> s.person_id
    UNION ALL SELECT c.id FROM public.challenges c
      WHERE c.network_id = s.network_id AND c.hidden_from_orgnr = s.orgnr AND NOT app.seat_sees_challenge(s, c)
    UNION ALL SELECT c.id FROM public.challenges c
      WHERE c.network_id = s.network_id AND c.created_at < s.reads_from AND NOT app.seat_sees_challenge(s, c)) x
  WHERE s.person_id = app.me() AND s.ended_at IS NULL
$$;
