-- Gives an applicant a seat, or a place on the waiting list. The caller has decided that they may.
CREATE OR REPLACE FUNCTION app.seat_applicant(network uuid, application uuid, decided_by uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  a public.applications%ROWTYPE;
  seat uuid := gen_random_uuid();
  is_free boolean;
BEGIN
  SELECT * INTO a FROM public.applications WHERE id = seat_applicant.application AND network_id = seat_applicant.network AND state IN ('APPLIED', 'WAITING');
  IF a.id IS NULL THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM public.seats s WHERE s.id = a.follows AND s.left_as = 'VACANT') THEN a.follows := NULL; END IF;
  IF a.role = 'FACILITATOR' AND NOT EXISTS (
    SELECT 1 FROM public.invitations i JOIN public.seats m ON m.network_id = i.network_id AND m.person_id = i.made_by
    WHERE i.network_id = a.network_id AND i.used_by = a.person_id AND i.role = 'FACILITATOR'
      AND m.role = 'FACILITATOR' AND m.ended_at IS NULL AND m.on_leave_at IS NULL) THEN
    a.role := 'MEMBER';
  END IF;
  SELECT k.seats_taken < k.seats_max INTO is_free FROM public.network_counters k WHERE k.network_id = a.network_id;
  IF a.state = 'APPLIED' AND a.follows IS NULL AND (NOT is_free
     OR EXISTS (SELECT 1 FROM public.applications w WHERE w.network_id = a.network_id AND w.state = 'WAITING')) THEN
    UPDATE public.applications SET state = 'WAITING', place = (SELECT coalesce(max(w.place), 0) + 1 FROM public.applications w
      WHERE w.network_id = a.network_id AND w.state = 'WAITING') WHERE id = a.id;
    RETURN true;
  END IF;
  INSERT INTO public.seats (id, network_id, person_id, role, role_title, orgnr, taken_at, follows)
    VALUES (seat, a.network_id, a.person_id, a.role, a.role_title, a.orgnr, now(), a.follows);
  INSERT INTO public.room_log (id, network_id, at, kind, seat_id, by_seat_id)
    VALUES (gen_random_uuid(), a.network_id, now(), 'ADMITTED', seat, seat_applicant.decided_by);
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION app.seat_applicant(network uuid, application uuid, decided_by uuid) FROM PUBLIC;
