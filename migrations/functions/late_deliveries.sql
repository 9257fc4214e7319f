-- For administrators: how much has not been handed on ten minutes after its time, and since when. Never whose it is.
CREATE OR REPLACE FUNCTION app.late_deliveries()
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  late CONSTANT timestamptz := now() - interval '10 minutes';
  found jsonb;
BEGIN
  IF NOT app.am_administrator() THEN RETURN '[]'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT jsonb_agg(to_jsonb(d)) INTO found FROM (
    SELECT 'NOTICE' AS channel, count(*) AS late, min(n.mail_at) AS since FROM public.notices n WHERE n.mail_at <= late AND n.seen_at IS NULL
    UNION ALL
    SELECT 'DIGEST', count(*), min(a.digest_at) FROM public.accounts a WHERE a.digest <> 'NEVER' AND a.digest_at <= late
    UNION ALL
    SELECT 'PUSH', count(*), min(p.due_at) FROM public.push_subscriptions p WHERE p.due_at <= late) d;
  PERFORM set_config('app.finding_mail', '', true);
  RETURN found;
END
$$;
REVOKE EXECUTE ON FUNCTION app.late_deliveries() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.late_deliveries TO krets_app;
