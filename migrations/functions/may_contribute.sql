-- Whether the person may contribute to a challenge from this seat.
CREATE OR REPLACE FUNCTION app.may_contribute(challenge uuid, seat uuid)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT EXISTS (
  SELECT 1 FROM public.seats s JOIN public.networks n ON n.id = s.network_id
  JOIN public.challenges c ON c.network_id = s.network_id AND c.id = may_contribute.challenge
  WHERE s.id = may_contribute.seat AND s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL
    AND s.charter_version = n.charter_version AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED') AND c.locked_at IS NULL
    AND (c.withdrawn_at IS NULL OR c.owner_id = app.me()) AND app.seat_sees_challenge(s, c))
$$;
