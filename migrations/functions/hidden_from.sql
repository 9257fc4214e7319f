-- The people who sit in the network of a challenge and may not see it.
CREATE OR REPLACE FUNCTION app.hidden_from(challenge uuid)
RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  c public.challenges%ROWTYPE;
  outer_network text := current_setting('app.maintenance_network', true);
  people uuid[];
BEGIN
  SELECT * INTO c FROM public.challenges WHERE id = hidden_from.challenge;
  IF c.id IS NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', c.network_id::text, true);
  SELECT array_agg(s.person_id) INTO people FROM public.seats s
    WHERE s.network_id = c.network_id AND s.ended_at IS NULL AND NOT app.seat_sees_challenge(s, c);
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(people, '{}');
END
$$;
