-- Whether an invited person must wait for a seat. Only for a person with a valid invitation.
CREATE OR REPLACE FUNCTION app.is_full(network uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  answer boolean;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.presented_invitation() i WHERE i.network_id = is_full.network AND i.seat_id IS NULL) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', is_full.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = is_full.network FOR UPDATE;
  answer := EXISTS (SELECT 1 FROM public.network_counters k WHERE k.network_id = is_full.network AND k.seats_taken >= k.seats_max)
    OR EXISTS (SELECT 1 FROM public.applications a WHERE a.network_id = is_full.network AND a.state = 'WAITING');
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN answer;
END
$$;
