-- The administrator who started a chain of appointments within 30 days, so that two newly appointed accomplices cannot approve each other.
CREATE OR REPLACE FUNCTION app.appointment_origin(person uuid)
RETURNS uuid LANGUAGE sql STABLE
AS $$
WITH RECURSIVE up AS (
    SELECT a.person_id, a.appointed_by, a.appointed_at, 1 AS step FROM public.administrators a
      WHERE a.person_id = appointment_origin.person
    UNION ALL
    SELECT a.person_id, a.appointed_by, a.appointed_at, u.step + 1 FROM up u JOIN public.administrators a ON a.person_id = u.appointed_by
      WHERE u.appointed_at > now() - interval '30 days' AND u.step < 100)
  SELECT CASE WHEN appointed_at <= now() - interval '30 days' THEN person_id
              ELSE coalesce(appointed_by, '00000000-0000-0000-0000-000000000000') END
  FROM up ORDER BY step DESC LIMIT 1
$$;
