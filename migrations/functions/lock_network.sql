-- Locks the counter of a network, or of the network of a challenge, and returns the number of its next journal entry.
CREATE OR REPLACE FUNCTION app.lock_network(network uuid, challenge uuid)
RETURNS integer LANGUAGE plpgsql
AS $$
DECLARE
  following integer;
BEGIN
  SELECT n.journal_seq + 1 INTO following FROM public.network_counters n
    WHERE n.network_id = coalesce(lock_network.network, (SELECT app.network_of_challenge(lock_network.challenge))) FOR UPDATE;
  PERFORM app.cache_access();
  RETURN following;
END
$$;
