-- Whether somebody of the same organisation has a seat. Only for a person with a valid invitation.
CREATE OR REPLACE FUNCTION app.colleague_is_seated(network uuid, orgnr text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  sits boolean;
BEGIN
  IF app.is_full(colleague_is_seated.network)
     OR NOT EXISTS (SELECT 1 FROM app.presented_invitation() i WHERE i.network_id = colleague_is_seated.network) THEN
    RETURN false;
  END IF;
  PERFORM set_config('app.maintenance_network', colleague_is_seated.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = colleague_is_seated.network FOR UPDATE;
  sits := EXISTS (SELECT 1 FROM public.seats s
    WHERE s.network_id = colleague_is_seated.network AND s.orgnr = colleague_is_seated.orgnr AND s.ended_at IS NULL);
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN sits;
END
$$;
