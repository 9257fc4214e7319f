-- A member takes over the facilitation that was offered to them.
CREATE OR REPLACE FUNCTION app.take_over_facilitation(network uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  offer public.facilitation_offers%ROWTYPE;
BEGIN
  IF NOT (take_over_facilitation.network = ANY (app.my_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', take_over_facilitation.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = take_over_facilitation.network FOR UPDATE;
  DELETE FROM public.facilitation_offers o USING public.seats s, public.seats g, public.accounts a
    WHERE o.network_id = take_over_facilitation.network AND s.id = o.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL
      AND g.id = o.offered_by AND g.role = 'FACILITATOR' AND g.ended_at IS NULL AND g.on_leave_at IS NULL
      AND a.person_id = g.person_id AND a.disabled_at IS NULL RETURNING o.* INTO offer;
  IF offer.seat_id IS NULL THEN
    PERFORM set_config('app.maintenance_network', '', true);
    RETURN false;
  END IF;
  UPDATE public.seats SET role = 'FACILITATOR' WHERE id = offer.seat_id;
  UPDATE public.seats SET role = 'MEMBER' WHERE id = offer.offered_by AND ended_at IS NULL AND role = 'FACILITATOR';
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN true;
END
$$;
