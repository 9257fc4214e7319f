-- Copies what everybody may know of a listed network to the open overview. Never a number of people: bands alone.
CREATE OR REPLACE FUNCTION app.copy_listing(network uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  before open.entries%ROWTYPE;
  after open.entries%ROWTYPE;
BEGIN
  SELECT n.entry_id, CASE n.stage WHEN 'FORMING' THEN 'FORMING' ELSE 'NETWORK' END, 'OWN', CASE n.stage WHEN 'PAUSED' THEN 'RESTING' ELSE 'LISTED' END,
      n.name, n.purpose, c.seats_for, n.organiser_name, n.organiser_type, c.basis::text[], n.roles, n.levels, n.counties, n.national, n.attendance,
      c.protocol, c.every_weeks, c.minutes, CASE WHEN k.seats_taken <= 5 THEN 'FEW' WHEN k.seats_taken <= 10 THEN 'SOME' ELSE 'MANY' END,
      CASE WHEN n.stage NOT IN ('FORMING', 'ACTIVE') THEN NULL WHEN k.seats_max <= k.seats_taken THEN 'NO' WHEN k.seats_max - k.seats_taken <= 2 THEN 'FEW'
        ELSE 'YES' END,
      n.language, n.contact, NULL, now(), now(), now(), NULL, '', true, NULL, NULL
    INTO after
    FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
    JOIN public.network_counters k ON k.network_id = n.id
    WHERE n.id = copy_listing.network AND n.listed AND n.stage NOT IN ('DRAFT', 'SPLIT', 'CLOSED');
  IF after.id IS NULL THEN RETURN; END IF;
  SELECT * INTO before FROM open.entries e WHERE e.id = after.id FOR UPDATE;
  IF before.id IS NOT NULL THEN
    after.published_at := before.published_at;
    after.fault_since := before.fault_since;
    -- A change of the bands alone is no news: its time would tell when somebody took a seat or left.
    IF (before.kind, before.status, before.title, before.purpose, before.audience, before.organiser_name, before.organiser_type, before.basis, before.roles,
        before.levels, before.counties, before.national, before.attendance, before.form, before.every_weeks, before.minutes, before.language, before.contact)
      IS NOT DISTINCT FROM (after.kind, after.status, after.title, after.purpose, after.audience, after.organiser_name, after.organiser_type, after.basis,
        after.roles, after.levels, after.counties, after.national, after.attendance, after.form, after.every_weeks, after.minutes, after.language, after.contact)
    THEN
      after.changed_at := before.changed_at;
      after.confirmed_at := before.confirmed_at;
    END IF;
    DELETE FROM open.entries e WHERE e.id = before.id;
  END IF;
  INSERT INTO open.entries VALUES (after.*);
END
$$;
REVOKE EXECUTE ON FUNCTION app.copy_listing(network uuid) FROM PUBLIC;
