-- Asks those who need what a request is about, and have ticked that they may be asked. The facilitator who asks is told nothing of them, their number neither.
CREATE OR REPLACE FUNCTION app.ask_about_needs(request uuid, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  r public.need_requests%ROWTYPE;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  SELECT * INTO r FROM public.need_requests q WHERE q.id = ask_about_needs.request AND q.asked_by = app.me();
  IF r.id IS NULL THEN RETURN false; END IF;
  PERFORM set_config('app.reading_needs', 'on', true), set_config('app.maintenance_network', r.network_id::text, true);
  INSERT INTO public.need_questions (id, request_id, person_id, asked_at)
    SELECT gen_random_uuid(), r.id, f.person_id, ask_about_needs.moment
    FROM (SELECT DISTINCT n.person_id FROM public.needs n
      WHERE n.may_be_asked AND n.expires_at > ask_about_needs.moment AND n.person_id <> app.me()
        AND CASE r.counted WHEN 'ROLE' THEN n.role = r.code WHEN 'LEVEL' THEN n.level = r.code WHEN 'COUNTY' THEN n.county = r.code
          WHEN 'THEME' THEN r.theme = ANY (n.themes) ELSE n.county = r.code AND r.theme = ANY (n.themes) END) f
    -- Nobody is asked twice to the same network, and nobody who is in it.
    WHERE NOT EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = r.network_id AND s.person_id = f.person_id AND s.ended_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM public.need_questions q JOIN public.need_requests e ON e.id = q.request_id
      WHERE q.person_id = f.person_id AND e.network_id = r.network_id)
    ON CONFLICT DO NOTHING;
  PERFORM set_config('app.reading_needs', '', true), set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION app.ask_about_needs(request uuid, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.ask_about_needs TO krets_app;
