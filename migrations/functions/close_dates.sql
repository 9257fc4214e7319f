-- Ends a poll for a date in a network the person may write in, when it is over. The caller holds the lock of the network.
CREATE OR REPLACE FUNCTION app.close_dates(network uuid, poll uuid)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  answer jsonb;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN NULL; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  answer := app.decide_dates(close_dates.poll, now());
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN answer;
END
$$;
REVOKE EXECUTE ON FUNCTION app.close_dates(network uuid, poll uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.close_dates TO krets_app;
