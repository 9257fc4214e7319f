-- Whether every member has chosen a side of a split, or the choice is closed.
CREATE OR REPLACE FUNCTION app.split_is_decided(split uuid)
RETURNS boolean LANGUAGE sql STABLE SET search_path = public
AS $$
SELECT t.choices_closed_at IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM seats s WHERE s.network_id = t.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL
    AND s.charter_version = n.charter_version
    AND NOT EXISTS (SELECT 1 FROM split_choices c WHERE c.split_id = t.id AND c.seat_id = s.id))
FROM splits t JOIN networks n ON n.id = t.network_id WHERE t.id = split_is_decided.split
$$;
