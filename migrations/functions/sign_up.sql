-- Signs the person of the request up for an occurrence, or puts them on its waiting list; whoever is signed up or waits already changes what they chose.
-- Of two who take the last seat at once, the second waits here for the first. Null when one cannot sign up.
CREATE OR REPLACE FUNCTION app.sign_up(occurrence uuid, entered jsonb, moment timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  o open.occurrences%ROWTYPE;
  x public.signups%ROWTYPE;
  known text;
BEGIN
  IF app.me() IS NULL OR jsonb_typeof(sign_up.entered) IS DISTINCT FROM 'object' THEN RETURN NULL; END IF;
  SELECT * INTO o FROM open.occurrences c WHERE c.id = sign_up.occurrence FOR UPDATE;
  IF o.id IS NULL THEN RETURN NULL; END IF;
  x := jsonb_populate_record(NULL::public.signups, sign_up.entered);
  SELECT s.state INTO known FROM public.signups s WHERE s.person_id = app.me() AND s.occurrence_id = o.id;
  IF known IS NULL AND (o.status NOT IN ('SCHEDULED', 'MOVED') OR sign_up.moment < o.opens_at OR sign_up.moment >= o.closes_at) THEN RETURN NULL; END IF;
  PERFORM set_config('app.handled_occurrence', o.id::text, true);
  known := coalesce(known, CASE WHEN o.capacity <= (SELECT count(*) FROM public.signups s WHERE s.occurrence_id = o.id AND s.state = 'SIGNED')
    THEN 'WAITING' ELSE 'SIGNED' END);
  INSERT INTO public.signups AS s (person_id, occurrence_id, state, since, show_name, show_role, show_agency, talk, themes, level, access_needs, coffee,
      founds, need)
    VALUES (app.me(), o.id, known, sign_up.moment, coalesce(x.show_name, false), coalesce(x.show_role, false), coalesce(x.show_agency, false), x.talk,
      coalesce(x.themes, '{}'), x.level, x.access_needs, coalesce(x.coffee, false), coalesce(x.founds, false), x.need)
    ON CONFLICT (person_id, occurrence_id) DO UPDATE SET show_name = excluded.show_name, show_role = excluded.show_role,
      show_agency = excluded.show_agency, talk = excluded.talk, themes = excluded.themes, level = excluded.level,
      access_needs = excluded.access_needs, coffee = excluded.coffee, founds = excluded.founds, need = excluded.need;
  PERFORM app.settle_signups(o.id);
  RETURN known;
END
$$;
REVOKE EXECUTE ON FUNCTION app.sign_up(occurrence uuid, entered jsonb, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.sign_up TO krets_app;
