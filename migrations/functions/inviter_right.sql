-- By which right the maker of an invitation may still invite; null when they no longer may.
CREATE OR REPLACE FUNCTION app.inviter_right(i public.invitations)
RETURNS text LANGUAGE sql STABLE SET search_path = public
AS $$
SELECT CASE
  WHEN n.seated_at IS NULL AND n.founded_by = i.made_by AND a.is_administrator AND i.role = 'FACILITATOR' AND i.seat_id IS NULL
    THEN 'FOUNDER'
  WHEN f.id IS NOT NULL AND f.charter_version = n.charter_version THEN 'FACILITATOR'
  WHEN f.id IS NOT NULL THEN 'FACILITATOR_LATER'
  WHEN i.role = 'MEMBER' AND offered.person_id = i.made_by AND offered.left_as = 'VACANT' THEN 'LEFT_SEAT'
  WHEN i.role = 'MEMBER' AND offered.person_id = i.made_by THEN 'LEFT_SEAT_LATER'
END
FROM networks n JOIN accounts a ON a.person_id = i.made_by AND a.disabled_at IS NULL
LEFT JOIN seats f ON f.network_id = n.id AND f.person_id = i.made_by AND f.role = 'FACILITATOR'
  AND f.ended_at IS NULL AND f.on_leave_at IS NULL
LEFT JOIN seats offered ON offered.id = i.seat_id AND offered.network_id = n.id
  AND (offered.ended_at IS NULL OR offered.left_as = 'VACANT')
WHERE n.id = i.network_id AND n.stage NOT IN ('DRAFT', 'SPLIT', 'CLOSED')
  AND (i.seat_id IS NULL OR offered.id IS NOT NULL)
$$;
REVOKE EXECUTE ON FUNCTION app.inviter_right(i public.invitations) FROM PUBLIC;
