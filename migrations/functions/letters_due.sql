-- Of the entries the person of the request tends, those somebody is to be asked about now, with the address to ask; at most fifty a day.
CREATE OR REPLACE FUNCTION app.letters_due(today timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found jsonb;
BEGIN
  IF app.me() IS NULL THEN RETURN '[]'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT jsonb_agg(jsonb_build_object('entryId', d.id, 'to', coalesce(d.contact, a.email), 'language', coalesce(d.language, a.language)) ORDER BY d.id) INTO found
  FROM public.accounts a, (SELECT o.id, o.contact, o.language FROM open.entries o
      CROSS JOIN LATERAL (SELECT count(*) AS sent, max(l.sent_at) AS last FROM public.entry_letters l WHERE l.entry_id = o.id AND l.sent_at >= o.confirmed_at) l
      WHERE o.origin = 'ELSEWHERE' AND o.status IN ('LISTED', 'UNCONFIRMED') AND l.sent < 3
        AND (NOT o.confirmed OR o.confirmed_at <= letters_due.today - interval '180 days')
        AND (l.last IS NULL OR l.last <= letters_due.today - interval '14 days')
        AND app.me() = (SELECT min(e.person_id::text)::uuid FROM public.entry_editors e WHERE e.entry_id = o.id)
      ORDER BY o.confirmed_at, o.id
      LIMIT greatest(0, 50 - (SELECT count(*) FROM public.entry_letters l JOIN public.entry_editors e ON e.entry_id = l.entry_id
        WHERE e.person_id = app.me() AND l.sent_at > letters_due.today - interval '1 day'))) d
  WHERE a.person_id = app.me();
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '[]');
END
$$;
REVOKE EXECUTE ON FUNCTION app.letters_due(today timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.letters_due TO krets_app;
