-- A facilitator declines an applicant, where the charter or the vote lets them.
CREATE OR REPLACE FUNCTION app.decline_applicant(network uuid, application uuid, because text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  done integer := 0;
BEGIN
  IF NOT (decline_applicant.network = ANY (app.my_facilitated_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', decline_applicant.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = decline_applicant.network FOR UPDATE;
  UPDATE public.applications SET state = 'DECLINED', place = NULL, decline_reason = decline_applicant.because
    WHERE id = decline_applicant.application AND network_id = decline_applicant.network AND state IN ('APPLIED', 'WAITING')
      AND (app.has_admission_warning(network_id, id)
        OR EXISTS (SELECT 1 FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
                   WHERE n.id = decline_applicant.network AND c.admission = 'FACILITATOR')
        OR (SELECT count(*) FILTER (WHERE NOT v.yes) * 2 >= count(*) FROM public.seats s JOIN public.networks n ON n.id = s.network_id
            LEFT JOIN (SELECT v.seat_id, v.yes FROM public.proposal_votes v JOIN public.proposals p ON p.id = v.proposal_id
                       WHERE p.network_id = decline_applicant.network AND p.kind = 'ADMIT' AND p.subject_id = decline_applicant.application
                         AND p.carried_at IS NULL AND p.dropped_at IS NULL) v ON v.seat_id = s.id
            WHERE s.network_id = decline_applicant.network AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version));
  GET DIAGNOSTICS done = ROW_COUNT;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done > 0;
END
$$;
