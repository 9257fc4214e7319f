-- E-mail addresses of the members of a network, for its facilitators.
CREATE OR REPLACE FUNCTION app.member_addresses(network uuid)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  found jsonb;
BEGIN
  IF NOT (member_addresses.network = ANY (app.my_facilitated_networks())) THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', member_addresses.network::text, true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('email', a.email, 'language', a.language)), '[]') INTO found
    FROM public.accounts a JOIN public.seats s ON s.person_id = a.person_id
    WHERE s.network_id = member_addresses.network AND s.ended_at IS NULL;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN found;
END
$$;
