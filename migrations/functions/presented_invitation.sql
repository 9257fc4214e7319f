-- The valid invitation whose key the request shows, and what it may be used for.
CREATE OR REPLACE FUNCTION app.presented_invitation()
RETURNS TABLE(id uuid, network_id uuid, role text, seat_id uuid, made_by uuid, handed_over boolean) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  i public.invitations%ROWTYPE;
  held_right text;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  SELECT t.* INTO i FROM public.invitations t
    WHERE t.token_hash = app.access_key() AND t.used_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > now();
  IF i.id IS NULL OR app.me() IS NULL OR (i.email IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM public.accounts a WHERE a.person_id = app.me() AND a.email = lower(i.email))) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance_network', i.network_id::text, true);
  held_right := app.inviter_right(i);
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  IF held_right IN ('FOUNDER', 'FACILITATOR', 'LEFT_SEAT') THEN
    RETURN QUERY SELECT i.id, i.network_id, i.role::text, i.seat_id, i.made_by, held_right = 'LEFT_SEAT';
  END IF;
END
$$;
