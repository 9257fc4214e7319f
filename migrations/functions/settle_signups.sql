-- Gives free seats of an occurrence to those who wait, in their order, and says in the open how full it is. The caller holds the row of the occurrence.
CREATE OR REPLACE FUNCTION app.settle_signups(occurrence uuid)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  room integer;
  most integer;
BEGIN
  PERFORM set_config('app.handled_occurrence', settle_signups.occurrence::text, true);
  SELECT o.capacity, o.capacity - (SELECT count(*) FROM public.signups s WHERE s.occurrence_id = o.id AND s.state = 'SIGNED') INTO most, room
    FROM open.occurrences o WHERE o.id = settle_signups.occurrence AND o.status IN ('SCHEDULED', 'MOVED');
  IF FOUND THEN
    WITH next AS (SELECT s.person_id FROM public.signups s WHERE s.occurrence_id = settle_signups.occurrence AND s.state = 'WAITING'
      ORDER BY s.since, s.person_id LIMIT CASE WHEN most IS NULL THEN NULL ELSE greatest(room, 0) END),
    seated AS (UPDATE public.signups s SET state = 'SIGNED', tell = 'SEAT' FROM next
      WHERE s.person_id = next.person_id AND s.occurrence_id = settle_signups.occurrence RETURNING s.person_id)
    SELECT room - count(*) INTO room FROM seated;
    UPDATE open.occurrences o SET seats = f.seats
      FROM (SELECT CASE WHEN most IS NULL THEN 'YES' WHEN room <= 0 THEN 'NO' WHEN room * 5 <= most THEN 'FEW' ELSE 'YES' END AS seats) f
      WHERE o.id = settle_signups.occurrence AND o.seats IS DISTINCT FROM f.seats;
  END IF;
  PERFORM set_config('app.handled_occurrence', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION app.settle_signups(occurrence uuid) FROM PUBLIC;
