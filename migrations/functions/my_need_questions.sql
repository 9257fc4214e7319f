-- The questions to the person of the request that they have not answered, with what somebody invited may know of the network.
CREATE OR REPLACE FUNCTION app.my_need_questions()
RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found jsonb;
  one record;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  IF app.me() IS NULL THEN RETURN '[]'; END IF;
  PERFORM set_config('app.reading_needs', 'on', true);
  found := '[]';
  FOR one IN SELECT q.id, r.network_id, q.asked_at FROM public.need_questions q JOIN public.need_requests r ON r.id = q.request_id
      WHERE q.person_id = app.me() AND q.answered_at IS NULL ORDER BY q.asked_at, q.id LIMIT 50 LOOP
    PERFORM set_config('app.maintenance_network', one.network_id::text, true);
    found := found || coalesce((SELECT jsonb_agg(jsonb_build_object('id', one.id, 'networkId', n.id, 'askedAt', one.asked_at, 'name', n.name, 'purpose', n.purpose,
        'organiserName', n.organiser_name, 'organiserType', n.organiser_type))
      FROM public.networks n WHERE n.id = one.network_id AND n.stage IN ('FORMING', 'ACTIVE')), '[]');
  END LOOP;
  PERFORM set_config('app.reading_needs', '', true), set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN found;
END
$$;
REVOKE EXECUTE ON FUNCTION app.my_need_questions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_need_questions TO krets_app;
