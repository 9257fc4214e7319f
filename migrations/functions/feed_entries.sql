-- Entries of a journal as the person may know them: entries about hidden content become a change of the network.
CREATE OR REPLACE FUNCTION app.feed_entries(network uuid, after integer, up_to integer)
RETURNS TABLE(seq integer, topic text, id uuid, challenge_id uuid, kind text, hidden boolean) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  RETURN QUERY
    SELECT j.seq, CASE WHEN h.hidden THEN 'NETWORK' ELSE j.topic END::text, CASE WHEN h.hidden THEN network ELSE j.subject_id END,
      CASE WHEN NOT h.hidden THEN j.challenge_id END, CASE WHEN NOT h.hidden THEN j.kind END, h.hidden
    FROM public.journal j
    CROSS JOIN LATERAL (SELECT app.me() = ANY (app.hidden_from(coalesce(j.challenge_id, j.subject_id)))
      OR coalesce(coalesce(j.since, j.at) < app.reads_from(feed_entries.network), false) AS hidden) h
    WHERE j.network_id = feed_entries.network AND j.seq > feed_entries.after AND j.seq <= feed_entries.up_to ORDER BY j.seq;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
END
$$;
REVOKE EXECUTE ON FUNCTION app.feed_entries(network uuid, after integer, up_to integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.feed_entries TO krets_app;
