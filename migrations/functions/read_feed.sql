-- Entries of a journal for several sessions at once, each as its person may know them.
CREATE OR REPLACE FUNCTION app.read_feed(network uuid, after integer, most integer, hashes text[], OUT head integer, OUT ended integer[], OUT refused integer[], OUT readings jsonb)
LANGUAGE plpgsql
AS $$
DECLARE
  up_to integer;
BEGIN
  ended := '{}'; refused := '{}'; readings := '[]';
  FOR place IN 1 .. cardinality(hashes) LOOP
    PERFORM app.authenticate(hashes[place]);
    IF app.me() IS NULL THEN ended := ended || place;
    ELSIF NOT (network = ANY (app.my_networks())) THEN refused := refused || place;
    ELSE
      IF head IS NULL THEN
        SELECT c.journal_seq INTO head FROM public.network_counters c WHERE c.network_id = network;
        up_to := least(head, after + most);
      END IF;
      CONTINUE WHEN up_to <= after;
      readings := readings || jsonb_build_object('place', place, 'entries', (
        SELECT jsonb_agg(jsonb_build_object('seq', e.seq, 'topic', e.topic, 'id', e.id, 'challengeId', e.challenge_id, 'kind', e.kind, 'hidden', e.hidden))
        FROM app.feed_entries(network, after, up_to) e));
    END IF;
  END LOOP;
END
$$;
