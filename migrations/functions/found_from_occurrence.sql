-- Takes those who want to make a network of an occurrence that has begun into one that the person of the request, who is one of them, has founded.
-- Answers with the addresses of the others, to be invited; with nothing when they are fewer than four. Of two who do it at once, the second finds nobody.
CREATE OR REPLACE FUNCTION app.found_from_occurrence(occurrence uuid, network uuid, moment timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  invited jsonb := '[]';
  founders uuid[];
BEGIN
  PERFORM 1 FROM open.occurrences o WHERE o.id = found_from_occurrence.occurrence AND o.status <> 'CANCELLED' AND o.starts_at <= found_from_occurrence.moment
    FOR UPDATE;
  IF NOT FOUND OR NOT (found_from_occurrence.network = ANY (app.my_facilitated_networks())) THEN RETURN invited; END IF;
  PERFORM set_config('app.handled_occurrence', found_from_occurrence.occurrence::text, true);
  SELECT array_agg(s.person_id) INTO founders FROM public.signups s
    WHERE s.occurrence_id = found_from_occurrence.occurrence AND s.state = 'SIGNED' AND s.founds AND s.network_id IS NULL;
  IF cardinality(founders) >= 4 AND app.me() = ANY (founders) THEN
    UPDATE public.signups s SET network_id = found_from_occurrence.network
      WHERE s.occurrence_id = found_from_occurrence.occurrence AND s.person_id = ANY (founders);
    SELECT jsonb_agg(jsonb_build_object('email', a.email, 'language', a.language) ORDER BY a.email) INTO invited
      FROM public.accounts a WHERE a.person_id = ANY (founders) AND a.person_id <> app.me();
  END IF;
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN coalesce(invited, '[]');
END
$$;
REVOKE EXECUTE ON FUNCTION app.found_from_occurrence(occurrence uuid, network uuid, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.found_from_occurrence TO krets_app;
