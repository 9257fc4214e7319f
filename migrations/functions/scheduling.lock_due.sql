-- The due consultations, without any text, with their networks locked. Called by the job role.
CREATE OR REPLACE FUNCTION scheduling.lock_due(dues jsonb)
RETURNS TABLE(consultation public.consultations, facts jsonb) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM jsonb_to_recordset(dues) AS d ("subjectId" uuid, "networkId" uuid) ORDER BY "networkId" LOOP
    PERFORM set_config('app.maintenance_network', one."networkId"::text, true);
    PERFORM 1 FROM public.network_counters WHERE network_id = one."networkId" FOR UPDATE SKIP LOCKED;
    CONTINUE WHEN NOT FOUND;
    RETURN QUERY SELECT c, jsonb_build_object(
        'helpWanted', (SELECT h.help_wanted FROM public.challenges h WHERE h.id = c.challenge_id),
        'nextStepOn', (SELECT max(p.due_on) FROM public.consultation_posts p
          WHERE p.consultation_id = c.id AND p.kind = 'COMMITMENT' AND p.withdrawn_at IS NULL),
        'attendees', (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', a.person_id, 'seatId', a.seat_id,
            'participation', a.participation, 'lastPostedPhase', a.last_posted_phase, 'lastCompletedPhase', a.last_completed_phase, 'isOnLeave', s.on_leave_at IS NOT NULL)), '[]')
          FROM public.consultation_participants a
          JOIN public.seats s ON s.network_id = a.network_id AND s.person_id = a.person_id AND s.ended_at IS NULL
          JOIN public.challenges h ON h.id = c.challenge_id
          WHERE a.consultation_id = c.id AND app.seat_sees_challenge(s, h)))
      FROM public.consultations c
      WHERE c.id = one."subjectId" AND c.network_id = one."networkId" AND scheduling.is_due(c);
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION scheduling.lock_due(dues jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scheduling.lock_due TO krets_jobs;
