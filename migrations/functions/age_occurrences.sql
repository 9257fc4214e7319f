-- Occurrences that ended two hours ago are held. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.age_occurrences(today timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  UPDATE open.occurrences o SET status = 'HELD', seats = NULL
    WHERE o.status IN ('SCHEDULED', 'MOVED') AND o.ends_at <= age_occurrences.today - interval '2 hours';
END
$$;
REVOKE EXECUTE ON FUNCTION app.age_occurrences(today timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.age_occurrences TO krets_app;
