-- Whether somebody still has time to accept the charter in force.
CREATE OR REPLACE FUNCTION app.charter_awaits_acceptance(network uuid)
RETURNS boolean LANGUAGE sql STABLE SET search_path = public
AS $$
SELECT EXISTS (SELECT 1 FROM seats s JOIN networks n ON n.id = s.network_id
  JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version
  WHERE n.id = charter_awaits_acceptance.network AND s.ended_at IS NULL AND s.on_leave_at IS NULL
    AND s.charter_version IS DISTINCT FROM n.charter_version
    AND greatest(s.taken_at, c.made_at) > now() - interval '14 days')
$$;
