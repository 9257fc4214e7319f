-- Cancels an occurrence that is not over, and notes that everybody is to be told.
CREATE OR REPLACE FUNCTION app.stop_occurrence(occurrence uuid, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE open.occurrences o SET status = 'CANCELLED', seats = NULL, sequence = o.sequence + 1, changed_at = stop_occurrence.moment
    WHERE o.id = stop_occurrence.occurrence AND o.status IN ('SCHEDULED', 'MOVED');
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM app.tell_signed_up(stop_occurrence.occurrence, 'CANCELLED');
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION app.stop_occurrence(occurrence uuid, moment timestamptz) FROM PUBLIC;
