-- Carries out what a majority of the members has voted for: closing, electing, splitting, admitting.
CREATE OR REPLACE FUNCTION app.apply_proposal(network uuid, proposal uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  p public.proposals%ROWTYPE;
BEGIN
  IF NOT (apply_proposal.network = ANY (app.my_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', apply_proposal.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = apply_proposal.network FOR UPDATE;
  SELECT * INTO p FROM public.proposals
    WHERE id = apply_proposal.proposal AND network_id = apply_proposal.network AND carried_at IS NULL AND dropped_at IS NULL;
  IF p.id IS NULL OR NOT (SELECT count(*) FILTER (WHERE v.yes) * 2 > count(*)
      FROM public.seats s JOIN public.networks n ON n.id = s.network_id
      LEFT JOIN public.proposal_votes v ON v.proposal_id = p.id AND v.seat_id = s.id
      WHERE s.network_id = p.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version)
    OR (p.kind = 'ADMIT' AND app.has_admission_warning(p.network_id, p.subject_id) AND NOT EXISTS (
      SELECT 1 FROM public.proposal_votes v JOIN public.seats s ON s.id = v.seat_id
      WHERE v.proposal_id = p.id AND v.yes AND s.role = 'FACILITATOR' AND s.ended_at IS NULL))
    OR (p.kind = 'SPLIT' AND NOT app.split_is_decided(p.subject_id)) THEN
    PERFORM set_config('app.maintenance_network', '', true);
    RETURN false;
  END IF;
  UPDATE public.proposals SET carried_at = now() WHERE id = p.id;
  IF p.kind = 'CLOSE' THEN
    UPDATE public.networks SET stage = 'CLOSED' WHERE id = p.network_id;
  ELSIF p.kind = 'ELECT' THEN
    UPDATE public.seats SET role = 'FACILITATOR' WHERE id = p.subject_id AND network_id = p.network_id AND ended_at IS NULL;
  ELSIF p.kind = 'SPLIT' THEN
    PERFORM app.split_network(p.subject_id);
  ELSIF p.kind = 'ADMIT' THEN
    PERFORM app.seat_applicant(p.network_id, p.subject_id, NULL);
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN true;
END
$$;
