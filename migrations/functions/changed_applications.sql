-- The applications of a network that this transaction has changed, with addresses for the mail.
CREATE OR REPLACE FUNCTION app.changed_applications(network uuid)
RETURNS jsonb[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  told jsonb[];
BEGIN
  PERFORM set_config('app.maintenance_network', changed_applications.network::text, true);
  SELECT array_agg(jsonb_build_object('id', a.id, 'seq', a.announced_seq, 'state', a.state, 'networkName', n.name, 'stage', n.stage,
      'because', a.decline_reason, 'warned', app.has_admission_warning(a.network_id, a.id), 'invited', a.invited,
      'email', o.email, 'language', o.language,
      'beside', CASE WHEN a.state = 'APPLIED' AND app.has_admission_warning(a.network_id, a.id) THEN
        (SELECT coalesce(jsonb_agg(jsonb_build_object('email', b.email, 'language', b.language)), '[]')
         FROM public.seats s JOIN public.accounts b ON b.person_id = s.person_id
         WHERE s.network_id = a.network_id AND s.ended_at IS NULL AND (s.role = 'FACILITATOR' OR s.orgnr = a.orgnr)) ELSE '[]' END)
      ORDER BY a.announced_seq) INTO told
    FROM public.applications a JOIN public.networks n ON n.id = a.network_id JOIN public.accounts o ON o.person_id = a.person_id
    WHERE a.network_id = changed_applications.network AND a.changed_in = pg_current_xact_id()::text::bigint;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(told, '{}');
END
$$;
