-- The network an approved emergency access opens to the person now. Guards against privilege escalation: only its two administrators, and only while it lasts.
CREATE OR REPLACE FUNCTION app.emergency_room(opening uuid)
RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
SELECT o.network_id FROM public.emergency_accesses o
  WHERE app.am_administrator() AND o.id = emergency_room.opening AND app.me() IN (o.requested_by, o.approved_by)
    AND o.approved_at IS NOT NULL AND o.ended_at IS NULL AND o.expires_at > now()
$$;
