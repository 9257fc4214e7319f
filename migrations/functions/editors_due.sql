-- People who tend entries that somebody has to be asked about: half a year after the last confirmation, or when there is none, and again after two and four
-- weeks; or about which a fault was told. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.editors_due(today timestamptz)
RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found uuid[];
BEGIN
  IF app.me() IS NOT NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT array_agg(DISTINCT d.person_id) INTO found FROM (
    SELECT e.person_id FROM public.entry_editors e JOIN public.entry_faults f ON f.entry_id = e.entry_id WHERE f.told_at IS NULL
    UNION ALL
    SELECT min(e.person_id::text)::uuid FROM public.entry_editors e JOIN open.entries o ON o.id = e.entry_id
      CROSS JOIN LATERAL (SELECT count(*) AS sent, max(l.sent_at) AS last FROM public.entry_letters l WHERE l.entry_id = o.id AND l.sent_at >= o.confirmed_at) l
      WHERE o.origin = 'ELSEWHERE' AND o.status IN ('LISTED', 'UNCONFIRMED') AND l.sent < 3
        AND (NOT o.confirmed OR o.confirmed_at <= editors_due.today - interval '180 days')
        AND (l.last IS NULL OR l.last <= editors_due.today - interval '14 days')
      GROUP BY o.id) d;
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '{}');
END
$$;
REVOKE EXECUTE ON FUNCTION app.editors_due(today timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.editors_due TO krets_app;
