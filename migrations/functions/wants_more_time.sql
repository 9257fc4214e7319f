-- Whether more of those who have answered want more time for the present part of a meeting than want to go on.
CREATE OR REPLACE FUNCTION app.wants_more_time(network uuid, meeting uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  more boolean;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT count(*) FILTER (WHERE v.more) > count(*) FILTER (WHERE NOT v.more) INTO more
    FROM public.meeting_votes v JOIN public.meeting_runs r ON r.meeting_id = v.meeting_id AND r.step = v.step AND r.extensions = v.extension
    WHERE v.network_id = wants_more_time.network AND v.meeting_id = wants_more_time.meeting;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(more, false);
END
$$;
REVOKE EXECUTE ON FUNCTION app.wants_more_time(network uuid, meeting uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.wants_more_time TO krets_app;
