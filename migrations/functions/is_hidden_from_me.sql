-- Whether a challenge is hidden from the person of the request.
CREATE OR REPLACE FUNCTION app.is_hidden_from_me(challenge uuid)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT EXISTS (SELECT 1 FROM public.challenges c
  JOIN public.seats s ON s.network_id = c.network_id AND s.person_id = app.me() AND s.ended_at IS NULL
  WHERE c.id = is_hidden_from_me.challenge AND NOT app.seat_sees_challenge(s, c))
$$;
