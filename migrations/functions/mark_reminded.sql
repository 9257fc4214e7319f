-- Reminds a participant once, by a notice. False: an earlier version of the server would send a mail of its own.
CREATE OR REPLACE FUNCTION app.mark_reminded(network uuid, subject uuid, nth integer)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  at_stage text;
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN false; END IF;
  UPDATE public.consultation_participants SET reminded = nth
   WHERE consultation_id = subject AND network_id = network AND person_id = app.me() AND reminded < nth;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT c.stage INTO at_stage FROM public.consultations c WHERE c.id = subject AND c.network_id = network;
  IF at_stage = 'RUNNING' THEN
    PERFORM app.remind(network, subject, CASE WHEN nth % 2 = 0 THEN 'PHASE_HALF' ELSE 'PHASE_NEARLY' END);
  -- The first time it is told with the entry of the journal.
  ELSIF nth % 2 = 1 OR NOT EXISTS (
      SELECT 1 FROM public.notices n WHERE n.subject_id = subject AND n.person_id = app.me() AND n.kind = 'FOLLOW_UP') THEN
    PERFORM app.remind(network, subject, 'FOLLOW_UP');
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN false;
END
$$;
REVOKE EXECUTE ON FUNCTION app.mark_reminded(network uuid, subject uuid, nth integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.mark_reminded TO krets_app;
