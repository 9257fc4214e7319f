-- Tells the rooms of a person that they have been made administrator from the command line.
CREATE OR REPLACE FUNCTION app.announce_new_administrator(person uuid)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  s public.seats%ROWTYPE;
  told integer;
  rooms integer := 0;
BEGIN
  PERFORM set_config('app.administered_person', announce_new_administrator.person::text, true);
  FOR s IN SELECT * FROM public.seats WHERE person_id = announce_new_administrator.person AND ended_at IS NULL LOOP
    PERFORM set_config('app.maintenance_network', s.network_id::text, true);
    rooms := rooms + 1;
    CONTINUE WHEN EXISTS (SELECT 1 FROM public.room_log l
      WHERE l.network_id = s.network_id AND l.seat_id = s.id AND l.kind = 'ADMINISTRATOR_NAMED');
    INSERT INTO public.room_log (id, network_id, at, kind, seat_id) VALUES (gen_random_uuid(), s.network_id, now(), 'ADMINISTRATOR_NAMED', s.id);
    UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = s.network_id RETURNING journal_seq INTO told;
    INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
      VALUES (s.network_id, told, 'NETWORK', s.network_id, 'ADMINISTRATOR_ADDED', now());
  END LOOP;
  PERFORM set_config('app.administered_person', '', true), set_config('app.maintenance_network', '', true);
  RETURN rooms;
END
$$;
REVOKE EXECUTE ON FUNCTION app.announce_new_administrator(person uuid) FROM PUBLIC;
