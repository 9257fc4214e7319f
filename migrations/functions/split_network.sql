-- Makes two networks of one, each with the seats that chose it.
CREATE OR REPLACE FUNCTION app.split_network(split uuid)
RETURNS void LANGUAGE plpgsql SET search_path = public
AS $$
DECLARE
  it splits%ROWTYPE;
  old networks%ROWTYPE;
  agreement charters%ROWTYPE;
  one seats%ROWTYPE;
  going seats[];
  most integer;
  half text;
  fresh uuid;
BEGIN
  UPDATE splits SET network_a = gen_random_uuid(), network_b = gen_random_uuid() WHERE id = split_network.split RETURNING * INTO it;
  SELECT * INTO old FROM networks WHERE id = it.network_id;
  SELECT * INTO agreement FROM charters WHERE network_id = old.id AND version = old.charter_version;
  SELECT seats_max INTO most FROM network_counters WHERE network_id = old.id;
  UPDATE networks SET stage = 'SPLIT' WHERE id = old.id;
  FOREACH half IN ARRAY ARRAY['A', 'B'] LOOP
    PERFORM set_config('app.maintenance_network', old.id::text, true);
    SELECT coalesce(array_agg(s ORDER BY s.role, s.taken_at), '{}') INTO going FROM seats s
      JOIN split_choices c ON c.seat_id = s.id AND c.split_id = it.id WHERE c.side = half AND s.ended_at IS NULL;
    fresh := CASE half WHEN 'A' THEN it.network_a ELSE it.network_b END;
    PERFORM set_config('app.maintenance_network', fresh::text, true);
    INSERT INTO networks (id, name, purpose, founded_by, created_at, seated_at, stage, charter_version, listed, organiser_type,
        organiser_name, organiser_orgnr, programme_id, similar_seen_at, next_dates, seats_min, seats_from, seats_to, seats_warn, split_from)
      VALUES (fresh, CASE half WHEN 'A' THEN it.name_a ELSE it.name_b END, old.purpose, old.founded_by, now(), now(), 'FORMING', 1,
        false, old.organiser_type, old.organiser_name, old.organiser_orgnr, old.programme_id, old.similar_seen_at, '{}',
        old.seats_min, old.seats_from, old.seats_to, old.seats_warn, old.id);
    INSERT INTO network_counters (network_id, journal_seq, seats_taken, seats_max) VALUES (fresh, 0, 0, most);
    agreement.network_id := fresh;
    agreement.version := 1;
    agreement.made_by := NULL;
    agreement.made_at := now();
    INSERT INTO charters VALUES (agreement.*);
    FOR i IN 1 .. cardinality(going) LOOP
      one := going[i];
      one.id := gen_random_uuid();
      one.network_id := fresh;
      one.taken_at := now();
      one.charter_version := NULL;
      one.on_leave_at := NULL;
      one.follows := NULL;
      IF i = 1 THEN one.role := 'FACILITATOR'; END IF;
      INSERT INTO seats VALUES (one.*);
    END LOOP;
  END LOOP;
  PERFORM set_config('app.maintenance_network', old.id::text, true);
END
$$;
REVOKE EXECUTE ON FUNCTION app.split_network(split uuid) FROM PUBLIC;
