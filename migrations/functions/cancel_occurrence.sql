-- Cancels an occurrence that is not over, for those who organise it.
CREATE OR REPLACE FUNCTION app.cancel_occurrence(occurrence uuid, moment timestamptz)
RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$
SELECT EXISTS (SELECT 1 FROM open.occurrences o WHERE o.id = cancel_occurrence.occurrence AND app.hosts_entry(o.entry_id))
  AND app.stop_occurrence(cancel_occurrence.occurrence, cancel_occurrence.moment)
$$;
REVOKE EXECUTE ON FUNCTION app.cancel_occurrence(occurrence uuid, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.cancel_occurrence TO krets_app;
