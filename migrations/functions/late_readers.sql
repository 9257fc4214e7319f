-- The people who sit in the network and may not see what happened at that time.
CREATE OR REPLACE FUNCTION app.late_readers(network uuid, since timestamp with time zone)
RETURNS uuid[] LANGUAGE sql STABLE
AS $$
SELECT coalesce(array_agg(s.person_id), '{}') FROM public.seats s
  WHERE s.network_id = late_readers.network AND s.ended_at IS NULL AND s.reads_from > late_readers.since
$$;
