-- From when the person may read in one network; null for its whole history.
CREATE OR REPLACE FUNCTION app.reads_from(network uuid)
RETURNS timestamp with time zone LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT reads_from FROM public.seats
  WHERE person_id = app.me() AND network_id = reads_from.network AND ended_at IS NULL
$$;
