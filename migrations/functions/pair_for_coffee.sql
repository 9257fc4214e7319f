-- Notes who meets over a coffee at an occurrence, unless that has been done, and that they are to be told. Only for a transaction that acts as nobody.
CREATE OR REPLACE FUNCTION app.pair_for_coffee(occurrence uuid, parts jsonb, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF app.me() IS NOT NULL THEN RETURN false; END IF;
  PERFORM 1 FROM open.occurrences o WHERE o.id = pair_for_coffee.occurrence FOR UPDATE;
  PERFORM set_config('app.handled_occurrence', pair_for_coffee.occurrence::text, true);
  IF NOT EXISTS (SELECT 1 FROM public.coffee_pairs c WHERE c.occurrence_id = pair_for_coffee.occurrence) THEN
    -- Whoever has withdrawn meanwhile is left out.
    INSERT INTO public.coffee_pairs (occurrence_id, entry_id, people, made_at)
      SELECT o.id, o.entry_id, array_agg(s.person_id ORDER BY s.person_id), pair_for_coffee.moment
      FROM open.occurrences o CROSS JOIN jsonb_array_elements(pair_for_coffee.parts) WITH ORDINALITY g (people, n)
      JOIN public.signups s ON s.occurrence_id = o.id AND s.state = 'SIGNED' AND s.coffee AND g.people ? s.person_id::text
      WHERE o.id = pair_for_coffee.occurrence GROUP BY o.id, g.n;
    UPDATE public.signups s SET tell = 'COFFEE' FROM public.coffee_pairs c
      WHERE s.occurrence_id = pair_for_coffee.occurrence AND c.occurrence_id = s.occurrence_id AND s.person_id = ANY (c.people);
  END IF;
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION app.pair_for_coffee(occurrence uuid, parts jsonb, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.pair_for_coffee TO krets_app;
