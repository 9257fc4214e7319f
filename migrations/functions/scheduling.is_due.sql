-- Whether a consultation has something to do now.
CREATE OR REPLACE FUNCTION scheduling.is_due(c public.consultations)
RETURNS boolean LANGUAGE sql STABLE SET search_path = ''
AS $$
SELECT coalesce(CASE c.stage WHEN 'SCHEDULED' THEN c.starts_at WHEN 'RUNNING' THEN c.phase_ends_at
  WHEN 'CLOSED' THEN c.follow_up_on::timestamptz WHEN 'FOLLOW_UP_DUE' THEN c.follow_up_on::timestamptz END <= now(), false)
$$;
REVOKE EXECUTE ON FUNCTION scheduling.is_due(c public.consultations) FROM PUBLIC;
