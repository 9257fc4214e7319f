-- Enters something that exists elsewhere in the open overview; the person of the request may change it from then on. With an import key, the
-- entry they have imported by it is changed instead. What `confirmed` is false for waits for its first confirmation.
CREATE OR REPLACE FUNCTION app.enter_entry(entered jsonb, moment timestamptz)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  fresh uuid := gen_random_uuid();
  known uuid;
BEGIN
  IF app.me() IS NULL OR jsonb_typeof(enter_entry.entered) IS DISTINCT FROM 'object' THEN RETURN NULL; END IF;
  SELECT e.entry_id INTO known FROM public.entry_editors e
    WHERE e.person_id = app.me() AND e.import_key = enter_entry.entered ->> 'import_key';
  IF known IS NOT NULL THEN
    PERFORM app.change_entry(known, enter_entry.entered, enter_entry.moment);
    RETURN known;
  END IF;
  INSERT INTO open.entries (id, kind, origin, status, title, purpose, audience, organiser_name, organiser_type, basis, roles, levels, counties, national,
      attendance, form, language, contact, website, published_at, changed_at, confirmed_at, confirmed)
    SELECT fresh, x.kind, 'ELSEWHERE', CASE WHEN x.confirmed IS FALSE THEN 'UNCONFIRMED' ELSE 'LISTED' END, x.title, x.purpose, coalesce(x.audience, ''),
      x.organiser_name, x.organiser_type, coalesce(x.basis, '{}'), coalesce(x.roles, '{}'), coalesce(x.levels, '{}'), coalesce(x.counties, '{}'),
      coalesce(x.national, false), x.attendance, x.form, x.language, x.contact, x.website,
      enter_entry.moment, enter_entry.moment, coalesce(x.confirmed_at, enter_entry.moment), coalesce(x.confirmed, true)
    FROM jsonb_populate_record(NULL::open.entries, enter_entry.entered) x;
  INSERT INTO public.entry_editors (entry_id, person_id, since, import_key)
    VALUES (fresh, app.me(), enter_entry.moment, enter_entry.entered ->> 'import_key');
  RETURN fresh;
END
$$;
REVOKE EXECUTE ON FUNCTION app.enter_entry(entered jsonb, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.enter_entry TO krets_app;
