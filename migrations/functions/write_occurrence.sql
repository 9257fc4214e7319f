-- Adds an occurrence to a meeting place, or changes one that is not over, for those who organise it. Another time or place is a move.
CREATE OR REPLACE FUNCTION app.write_occurrence(listing uuid, occurrence uuid, entered jsonb, moment timestamptz)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  before open.occurrences%ROWTYPE;
  x open.occurrences%ROWTYPE;
  moves boolean;
BEGIN
  IF NOT app.hosts_entry(write_occurrence.listing) OR jsonb_typeof(write_occurrence.entered) IS DISTINCT FROM 'object' THEN RETURN NULL; END IF;
  x := jsonb_populate_record(NULL::open.occurrences, write_occurrence.entered);
  IF write_occurrence.occurrence IS NULL THEN
    INSERT INTO open.occurrences (id, entry_id, status, starts_at, ends_at, county, place, video, capacity, opens_at, closes_at, seats, sequence,
        published_at, changed_at)
      SELECT gen_random_uuid(), e.id, 'SCHEDULED', x.starts_at, x.ends_at, x.county, x.place, x.video, x.capacity, x.opens_at, x.closes_at, 'YES', 0,
        write_occurrence.moment, write_occurrence.moment
      FROM open.entries e WHERE e.id = write_occurrence.listing AND e.status <> 'CLOSED' RETURNING id INTO before.id;
    RETURN before.id;
  END IF;
  SELECT * INTO before FROM open.occurrences o WHERE o.id = write_occurrence.occurrence AND o.entry_id = write_occurrence.listing
    AND o.status IN ('SCHEDULED', 'MOVED') FOR UPDATE;
  IF before.id IS NULL THEN RETURN NULL; END IF;
  moves := (before.starts_at, before.ends_at, before.county, before.place, before.video) IS DISTINCT FROM (x.starts_at, x.ends_at, x.county, x.place, x.video);
  UPDATE open.occurrences o SET status = CASE WHEN moves THEN 'MOVED' ELSE o.status END,
      moved_from = CASE WHEN o.starts_at <> x.starts_at THEN o.starts_at ELSE o.moved_from END, starts_at = x.starts_at, ends_at = x.ends_at,
      county = x.county, place = x.place, video = x.video, capacity = x.capacity, opens_at = x.opens_at, closes_at = x.closes_at,
      sequence = o.sequence + 1, changed_at = write_occurrence.moment
    WHERE o.id = before.id;
  IF moves THEN PERFORM app.tell_signed_up(before.id, 'MOVED'); END IF;
  PERFORM app.settle_signups(before.id);
  RETURN before.id;
END
$$;
REVOKE EXECUTE ON FUNCTION app.write_occurrence(listing uuid, occurrence uuid, entered jsonb, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.write_occurrence TO krets_app;
