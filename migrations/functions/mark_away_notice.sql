-- Tells a participant once that the owner is away, by a notice. False: an earlier version of the server would send a mail of its own.
CREATE OR REPLACE FUNCTION app.mark_away_notice(network uuid, subject uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  latest record;
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT t.number, t.why INTO latest FROM public.consultation_transitions t
    WHERE t.consultation_id = subject AND t.network_id = network ORDER BY t.number DESC LIMIT 1;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  IF latest.why IS DISTINCT FROM 'OWNER_AWAY' THEN RETURN false; END IF;
  UPDATE public.consultation_participants SET last_away_notice = latest.number
   WHERE consultation_id = subject AND network_id = network AND person_id = app.me() AND last_away_notice < latest.number;
  IF FOUND THEN PERFORM app.remind(network, subject, 'OWNER_AWAY'); END IF;
  RETURN false;
END
$$;
REVOKE EXECUTE ON FUNCTION app.mark_away_notice(network uuid, subject uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.mark_away_notice TO krets_app;
