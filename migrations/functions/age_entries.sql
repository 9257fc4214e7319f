-- Entries that nobody confirms grow old: unconfirmed after 225 days, resting after a year, closed after two. A fault that has had no answer
-- for two weeks is told of in the entry. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.age_entries(today timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  UPDATE open.entries e SET status = a.status, closed_at = CASE a.status WHEN 'CLOSED' THEN age_entries.today END
  FROM (SELECT o.id, CASE WHEN o.confirmed_at <= age_entries.today - interval '730 days' THEN 'CLOSED'
      WHEN o.confirmed_at <= age_entries.today - interval '365 days' THEN 'RESTING'
      WHEN NOT o.confirmed OR o.confirmed_at <= age_entries.today - interval '225 days' THEN 'UNCONFIRMED' ELSE 'LISTED' END AS status
    FROM open.entries o WHERE o.origin = 'ELSEWHERE' AND o.closed_at IS NULL) a
  WHERE a.id = e.id AND a.status <> e.status;
  PERFORM set_config('app.finding_mail', 'on', true);
  UPDATE open.entries e SET fault_since = f.since
  FROM (SELECT o.id, (SELECT min(t.reported_at) FROM public.entry_faults t WHERE t.entry_id = o.id AND t.answered_at IS NULL
      AND t.reported_at <= age_entries.today - interval '14 days') AS since FROM open.entries o) f
  WHERE f.id = e.id AND f.since IS DISTINCT FROM e.fault_since;
  PERFORM set_config('app.finding_mail', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION app.age_entries(today timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.age_entries TO krets_app;
