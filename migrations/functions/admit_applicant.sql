-- A facilitator admits an applicant, where the charter lets facilitators decide.
CREATE OR REPLACE FUNCTION app.admit_applicant(network uuid, application uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  done boolean;
BEGIN
  IF NOT (admit_applicant.network = ANY (app.my_facilitated_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', admit_applicant.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = admit_applicant.network FOR UPDATE;
  done := EXISTS (SELECT 1 FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
                  WHERE n.id = admit_applicant.network AND c.admission = 'FACILITATOR' AND n.stage NOT IN ('SPLIT', 'CLOSED'))
    AND EXISTS (SELECT 1 FROM public.applications a WHERE a.id = admit_applicant.application AND a.network_id = admit_applicant.network AND a.state = 'APPLIED')
    AND app.seat_applicant(admit_applicant.network, admit_applicant.application,
      (SELECT s.id FROM public.seats s WHERE s.network_id = admit_applicant.network AND s.person_id = app.me() AND s.ended_at IS NULL));
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$$;
