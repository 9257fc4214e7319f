-- Whether an applicant needs a facilitator's consent: a colleague or their manager sits in the network.
CREATE OR REPLACE FUNCTION app.has_admission_warning(network uuid, application uuid)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT EXISTS (SELECT 1 FROM public.applications a WHERE a.id = has_admission_warning.application AND a.network_id = has_admission_warning.network
  AND (a.in_reporting_line OR EXISTS (SELECT 1 FROM public.seats s
    WHERE s.network_id = a.network_id AND s.orgnr = a.orgnr AND s.ended_at IS NULL AND s.person_id <> a.person_id)))
$$;
REVOKE EXECUTE ON FUNCTION app.has_admission_warning(network uuid, application uuid) FROM PUBLIC;
