-- What the bearer of a valid invitation is told before they sign in. In a network of a trade union it names nobody and no network:
-- either would tell who is organised there.
CREATE OR REPLACE FUNCTION app.invitation_greeting()
RETURNS TABLE(network_name text, invited_by text, email text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  i public.invitations%ROWTYPE;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  SELECT t.* INTO i FROM public.invitations t
    WHERE t.token_hash = app.access_key() AND t.used_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > now();
  IF i.id IS NULL THEN RETURN; END IF;
  PERFORM set_config('app.maintenance_network', i.network_id::text, true);
  IF app.inviter_right(i) IN ('FOUNDER', 'FACILITATOR', 'LEFT_SEAT') THEN
    RETURN QUERY SELECT CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN n.name::text END,
        CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN p.name::text END, i.email::text
      FROM public.networks n LEFT JOIN public.people p ON p.id = i.made_by WHERE n.id = i.network_id;
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
END
$$;
