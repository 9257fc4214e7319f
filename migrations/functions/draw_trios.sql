-- The groups of three of a meeting, by lot among those who are there: three, and the last group of four or of two. Whoever comes later joins one of the
-- smallest. When another part goes on, they are deleted. Returns whether a group has changed. The caller holds the lock of the network.
CREATE OR REPLACE FUNCTION app.draw_trios(network uuid, meeting uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  run public.meeting_runs%ROWTYPE;
  late record;
  smallest integer;
  changed boolean := false;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT r.* INTO run FROM public.meeting_runs r WHERE r.network_id = draw_trios.network AND r.meeting_id = draw_trios.meeting AND r.ended_at IS NULL;
  DELETE FROM public.meeting_trios t WHERE t.network_id = draw_trios.network AND t.meeting_id = draw_trios.meeting
    AND (run.meeting_id IS NULL OR t.step <> run.step OR run.steps -> run.step ->> 'kind' IS DISTINCT FROM 'TRIOS');
  IF run.steps -> run.step ->> 'kind' = 'TRIOS' THEN
    IF NOT EXISTS (SELECT 1 FROM public.meeting_trios t WHERE t.meeting_id = run.meeting_id) THEN
      INSERT INTO public.meeting_trios (meeting_id, seat_id, network_id, step, trio, turn)
        SELECT run.meeting_id, d.seat_id, run.network_id, run.step, d.trio, row_number() OVER (PARTITION BY d.trio ORDER BY d.n)
        -- One who would be alone is the fourth of the last group.
        FROM (SELECT l.seat_id, l.n, least((l.n - 1) / 3, greatest((l.all_there - 2) / 3, 0))::integer AS trio
          FROM (SELECT a.seat_id, row_number() OVER (ORDER BY pg_catalog.gen_random_uuid()) AS n, count(*) OVER () AS all_there
            FROM public.meeting_attendees a JOIN public.seats s ON s.id = a.seat_id AND s.ended_at IS NULL
            WHERE a.network_id = run.network_id AND a.meeting_id = run.meeting_id) l) d;
      UPDATE public.meeting_runs r SET trio_rounds = greatest(2, (SELECT max(t.turn) FROM public.meeting_trios t WHERE t.meeting_id = run.meeting_id))
        WHERE r.meeting_id = run.meeting_id;
      changed := true;
    END IF;
    FOR late IN SELECT a.seat_id FROM public.meeting_attendees a JOIN public.seats s ON s.id = a.seat_id AND s.ended_at IS NULL
        WHERE a.network_id = run.network_id AND a.meeting_id = run.meeting_id
          AND NOT EXISTS (SELECT 1 FROM public.meeting_trios t WHERE t.meeting_id = a.meeting_id AND t.seat_id = a.seat_id) LOOP
      SELECT t.trio INTO smallest FROM public.meeting_trios t WHERE t.meeting_id = run.meeting_id GROUP BY t.trio
        ORDER BY count(*), pg_catalog.gen_random_uuid() LIMIT 1;
      INSERT INTO public.meeting_trios (meeting_id, seat_id, network_id, step, trio, turn)
        SELECT run.meeting_id, late.seat_id, run.network_id, run.step, smallest, max(t.turn) + 1 FROM public.meeting_trios t
        WHERE t.meeting_id = run.meeting_id AND t.trio = smallest;
      changed := true;
    END LOOP;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN changed;
END
$$;
REVOKE EXECUTE ON FUNCTION app.draw_trios(network uuid, meeting uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.draw_trios TO krets_app;
