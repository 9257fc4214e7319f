-- Cancels an occurrence that is not over, for those who organise it.
CREATE OR REPLACE FUNCTION app.cancel_occurrence(occurrence uuid, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE open.occurrences o SET status = 'CANCELLED', seats = NULL, sequence = o.sequence + 1, changed_at = cancel_occurrence.moment
    WHERE o.id = cancel_occurrence.occurrence AND o.status IN ('SCHEDULED', 'MOVED') AND app.hosts_entry(o.entry_id);
  RETURN FOUND;
END
$$;
REVOKE EXECUTE ON FUNCTION app.cancel_occurrence(occurrence uuid, moment timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.cancel_occurrence TO krets_app;
