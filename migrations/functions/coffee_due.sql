-- Occurrences whose people are to be paired for a coffee: a day before they begin, or when sign-up has closed, and once. With those who want to, who they
-- are not to meet, and who met at that meeting place before, newest first. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.coffee_due(today timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  due open.occurrences%ROWTYPE;
  people jsonb;
  rounds jsonb;
  found jsonb := '[]';
BEGIN
  IF app.me() IS NOT NULL THEN RETURN found; END IF;
  FOR due IN SELECT * FROM open.occurrences o WHERE o.status IN ('SCHEDULED', 'MOVED') AND o.starts_at > coffee_due.today
      AND least(o.closes_at, o.starts_at - interval '1 day') <= coffee_due.today ORDER BY o.id LOOP
    PERFORM set_config('app.handled_occurrence', due.id::text, true);
    CONTINUE WHEN EXISTS (SELECT 1 FROM public.coffee_pairs c WHERE c.occurrence_id = due.id);
    SELECT jsonb_agg(jsonb_build_object('id', s.person_id, 'agency', p.orgnr, 'level', s.level, 'themes', s.themes,
        'apartFrom', (SELECT coalesce(jsonb_agg(DISTINCT x.person_id), '[]') FROM public.coffee_blocks b JOIN public.accounts a ON true
          JOIN public.people q ON q.id = a.person_id JOIN public.signups x ON x.person_id = q.id AND x.occurrence_id = due.id
          WHERE b.person_id = s.person_id AND b.apart_from IN (a.email, q.orgnr))) ORDER BY s.person_id) INTO people
      FROM public.signups s JOIN public.people p ON p.id = s.person_id WHERE s.occurrence_id = due.id AND s.state = 'SIGNED' AND s.coffee;
    SELECT coalesce(jsonb_agg(r.groups ORDER BY r.at DESC), '[]') INTO rounds FROM (
      SELECT jsonb_agg(to_jsonb(c.people)) AS groups, max(c.made_at) AS at FROM public.coffee_pairs c WHERE c.entry_id = due.entry_id
      GROUP BY c.occurrence_id ORDER BY 2 DESC LIMIT 12) r;
    IF people IS NOT NULL THEN
      found := found || jsonb_build_object('id', due.id, 'people', people, 'rounds', rounds);
    END IF;
  END LOOP;
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN found;
END
$$;
REVOKE EXECUTE ON FUNCTION app.coffee_due(today timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.coffee_due TO krets_app;
