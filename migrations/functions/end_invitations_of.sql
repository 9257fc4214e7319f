-- Ends the invitations of a network whose makers have lost the right to invite.
CREATE OR REPLACE FUNCTION app.end_invitations_of(network uuid)
RETURNS void LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  PERFORM set_config('app.maintenance_network', end_invitations_of.network::text, true);
  UPDATE public.invitations i SET revoked_at = now() WHERE i.network_id = end_invitations_of.network
    AND i.used_at IS NULL AND i.revoked_at IS NULL AND app.inviter_right(i) IS NULL;
  DELETE FROM public.facilitation_offers o WHERE o.network_id = end_invitations_of.network AND NOT EXISTS (
    SELECT 1 FROM public.seats s WHERE s.id = o.offered_by AND s.role = 'FACILITATOR' AND s.ended_at IS NULL AND s.on_leave_at IS NULL);
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
END
$$;
REVOKE EXECUTE ON FUNCTION app.end_invitations_of(network uuid) FROM PUBLIC;
