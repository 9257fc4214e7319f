-- Pauses the running consultations of a network that is paused.
CREATE OR REPLACE FUNCTION app.pause_consultations(network uuid)
RETURNS TABLE(id uuid, "challengeId" uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  one public.consultations%ROWTYPE;
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  IF EXISTS (SELECT 1 FROM public.networks n WHERE n.id = network AND n.stage = 'PAUSED') THEN
    FOR one IN UPDATE public.consultations c SET stage = 'PAUSED', paused_at = now()
      WHERE c.network_id = network AND c.stage = 'RUNNING' RETURNING c.*
    LOOP
      INSERT INTO public.consultation_transitions (consultation_id, number, network_id, at, by_id, why, stage, phase_seq)
        SELECT one.id, coalesce(max(t.number), 0) + 1, network, now(), app.me(), 'PAUSED', 'PAUSED', one.phase_seq
        FROM public.consultation_transitions t WHERE t.consultation_id = one.id;
      DELETE FROM public.raised_hands r WHERE r.consultation_id = one.id;
      id := one.id;
      "challengeId" := one.challenge_id;
      RETURN NEXT;
    END LOOP;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION app.pause_consultations(network uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.pause_consultations TO krets_app;
