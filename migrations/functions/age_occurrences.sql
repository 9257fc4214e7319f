-- Occurrences that ended two hours ago are held. What people need to take part is deleted after a week, who came after 90 days, who met over a coffee
-- after 400. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.age_occurrences(today timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  UPDATE open.occurrences o SET status = 'HELD', seats = NULL
    WHERE o.status IN ('SCHEDULED', 'MOVED') AND o.ends_at <= age_occurrences.today - interval '2 hours';
  PERFORM set_config('app.removing_expired', 'on', true);
  UPDATE public.signups s SET access_needs = NULL FROM open.occurrences o
    WHERE o.id = s.occurrence_id AND s.access_needs IS NOT NULL AND o.ends_at <= age_occurrences.today - interval '7 days';
  DELETE FROM public.signups s USING open.occurrences o
    WHERE o.id = s.occurrence_id AND o.ends_at <= age_occurrences.today - interval '90 days';
  DELETE FROM public.coffee_pairs c WHERE c.made_at < age_occurrences.today - interval '400 days';
  PERFORM set_config('app.removing_expired', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION app.age_occurrences(today timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.age_occurrences TO krets_app;
