-- Tells the person of a consultation that waits for them still; what they were told of it before is old.
CREATE OR REPLACE FUNCTION app.remind(network uuid, subject uuid, why text)
RETURNS void LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  told uuid[];
BEGIN
  PERFORM set_config('app.maintenance_network', network::text, true);
  UPDATE public.notices n SET seen_at = now() WHERE n.person_id = app.me() AND n.network_id = network AND n.subject_id = subject
    AND n.kind IN ('PHASE_OPENED', 'PHASE_HALF', 'PHASE_NEARLY', 'OWNER_AWAY', 'FOLLOW_UP') AND n.seen_at IS NULL;
  SELECT app.add_notices(network, c.journal_seq, subject, k.challenge_id, now(), ARRAY[app.me()], ARRAY[why]) INTO told
    FROM public.consultations k JOIN public.network_counters c ON c.network_id = k.network_id
    WHERE k.id = subject AND k.network_id = network;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  PERFORM pg_catalog.pg_notify('krets', 'n::' || person) FROM unnest(told) person;
END
$$;
REVOKE EXECUTE ON FUNCTION app.remind(network uuid, subject uuid, why text) FROM PUBLIC;
