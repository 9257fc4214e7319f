-- The network of a challenge the person may read, or null: what challenges_read says, for one challenge without looking for all hidden ones.
CREATE OR REPLACE FUNCTION app.network_of_challenge(challenge uuid)
RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT c.network_id FROM public.challenges c
  JOIN public.seats s ON s.network_id = c.network_id AND s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL
  JOIN public.networks n ON n.id = s.network_id AND n.charter_version = s.charter_version
  WHERE c.id = network_of_challenge.challenge AND (c.withdrawn_at IS NULL OR c.owner_id = app.me()) AND app.seat_sees_challenge(s, c)
$$;
