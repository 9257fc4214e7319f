-- Changes the text of an entry about something elsewhere, for those who may. What has been closed stays as it was.
CREATE OR REPLACE FUNCTION app.change_entry(listing uuid, entered jsonb, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF NOT app.tends_entry(change_entry.listing) OR jsonb_typeof(change_entry.entered) IS DISTINCT FROM 'object' THEN RETURN false; END IF;
  UPDATE open.entries e SET kind = x.kind, title = x.title, purpose = x.purpose, audience = coalesce(x.audience, ''), organiser_name = x.organiser_name,
      organiser_type = x.organiser_type, basis = coalesce(x.basis, '{}'), roles = coalesce(x.roles, '{}'), levels = coalesce(x.levels, '{}'),
      counties = coalesce(x.counties, '{}'), national = coalesce(x.national, false), attendance = x.attendance, form = x.form, language = x.language,
      contact = x.contact, website = x.website, changed_at = change_entry.moment
    FROM jsonb_populate_record(NULL::open.entries, change_entry.entered) x
    WHERE e.id = change_entry.listing AND e.status <> 'CLOSED'
      AND (e.kind, e.title, e.purpose, e.audience, e.organiser_name, e.organiser_type, e.basis, e.roles, e.levels, e.counties, e.national, e.attendance, e.form,
        e.language, e.contact, e.website)
      IS DISTINCT FROM (x.kind, x.title, x.purpose, coalesce(x.audience, ''), x.organiser_name, x.organiser_type, coalesce(x.basis, '{}'),
        coalesce(x.roles, '{}'), coalesce(x.levels, '{}'), coalesce(x.counties, '{}'), coalesce(x.national, false), x.attendance, x.form,
        x.language, x.contact, x.website);
  RETURN EXISTS (SELECT 1 FROM open.entries e WHERE e.id = change_entry.listing AND e.status <> 'CLOSED');
END
$$;
REVOKE EXECUTE ON FUNCTION app.change_entry(listing uuid, entered jsonb, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.change_entry TO krets_app;
