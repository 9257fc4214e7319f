-- Closes an entry about something elsewhere. With another one that the person may change too, the two are joined: their editors change that from then on.
CREATE OR REPLACE FUNCTION app.close_entry(listing uuid, target uuid, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  editors uuid[];
BEGIN
  IF NOT app.tends_entry(close_entry.listing) THEN RETURN false; END IF;
  IF close_entry.target IS NOT NULL THEN
    IF close_entry.target = close_entry.listing OR NOT app.tends_entry(close_entry.target)
      OR EXISTS (SELECT 1 FROM open.entries e WHERE e.id = close_entry.target AND e.status = 'CLOSED') THEN RETURN false; END IF;
    PERFORM set_config('app.joined_entry', close_entry.listing::text, true);
    SELECT array_agg(e.person_id) INTO editors FROM public.entry_editors e WHERE e.entry_id = close_entry.listing;
    PERFORM set_config('app.joined_entry', close_entry.target::text, true);
    INSERT INTO public.entry_editors (entry_id, person_id, since) SELECT close_entry.target, p, close_entry.moment FROM unnest(editors) p
      ON CONFLICT DO NOTHING;
    PERFORM set_config('app.joined_entry', '', true);
    UPDATE open.occurrences o SET entry_id = close_entry.target FROM open.entries e
      WHERE o.entry_id = close_entry.listing AND e.id = close_entry.target AND e.kind = 'MEETING_PLACE';
  END IF;
  PERFORM app.stop_occurrence(o.id, close_entry.moment) FROM open.occurrences o WHERE o.entry_id = close_entry.listing;
  UPDATE open.entries e SET status = 'CLOSED', closed_at = close_entry.moment, joined_into = close_entry.target, seats = NULL
    WHERE e.id = close_entry.listing AND e.status <> 'CLOSED';
  RETURN FOUND;
END
$$;
REVOKE EXECUTE ON FUNCTION app.close_entry(listing uuid, target uuid, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.close_entry TO krets_app;
