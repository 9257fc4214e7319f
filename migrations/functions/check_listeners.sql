-- Of several sessions: which have ended, and how far the journals of their networks have come.
CREATE OR REPLACE FUNCTION app.check_listeners(hashes text[], networks uuid[], OUT ended integer[], OUT opened jsonb)
LANGUAGE plpgsql
AS $$
BEGIN
  ended := '{}'; opened := '[]';
  FOR place IN 1 .. cardinality(hashes) LOOP
    PERFORM app.authenticate(hashes[place]);
    IF app.me() IS NULL THEN ended := ended || place;
    ELSE
      opened := opened || jsonb_build_object('place', place, 'heads', (
        SELECT coalesce(jsonb_object_agg(c.network_id, c.journal_seq), '{}') FROM public.network_counters c
        WHERE c.network_id = ANY (networks) AND c.network_id = ANY ((SELECT app.my_networks())::uuid[])));
    END IF;
  END LOOP;
END
$$;
