-- Moves consultations that have fallen due. Called by the job role, which can move nothing else.
CREATE OR REPLACE FUNCTION scheduling.advance_due(courses jsonb, moment timestamp with time zone)
RETURNS TABLE(id uuid, "networkId" uuid, "challengeId" uuid, seq integer, "hiddenFrom" uuid[]) LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  one record;
  moved public.consultations%ROWTYPE;
  last_number integer;
  announced_seq integer;
BEGIN
  FOR one IN SELECT * FROM jsonb_to_recordset(courses) AS m (id uuid, "networkId" uuid, "beforeSeq" integer, "beforeStage" text,
      plan jsonb, stage text, "phaseSeq" integer, "phaseStartedAt" timestamptz, "phaseEndsAt" timestamptz, "pausedAt" timestamptz,
      "startedAt" timestamptz, "closedAt" timestamptz, "followUpOn" date, steps jsonb, "personId" uuid, tasks text[], sets jsonb, moves jsonb)
  LOOP
    PERFORM set_config('app.maintenance_network', one."networkId"::text, true);
    UPDATE public.consultations c SET plan = one.plan, stage = one.stage, phase_seq = one."phaseSeq",
        phase_started_at = one."phaseStartedAt", phase_ends_at = one."phaseEndsAt", paused_at = one."pausedAt",
        started_at = one."startedAt", closed_at = one."closedAt", follow_up_on = one."followUpOn"
      WHERE c.id = one.id AND c.phase_seq = one."beforeSeq" AND c.stage = one."beforeStage" AND scheduling.is_due(c)
        AND one.stage IN ('RUNNING', 'PAUSED', 'CLOSED', 'FOLLOW_UP_DUE', 'DONE')
      RETURNING c.* INTO moved;
    CONTINUE WHEN NOT FOUND;
    SELECT coalesce(max(t.number), 0) INTO last_number FROM public.consultation_transitions t WHERE t.consultation_id = one.id;
    INSERT INTO public.consultation_transitions (consultation_id, number, network_id, at, by_id, why, stage, phase_seq)
      SELECT one.id, last_number + s.n, moved.network_id, moment, NULL, s.step ->> 'why', s.step ->> 'stage', (s.step ->> 'phaseSeq')::integer
      FROM jsonb_array_elements(one.steps) WITH ORDINALITY AS s (step, n);
    DELETE FROM public.raised_hands r WHERE r.consultation_id = one.id;
    UPDATE public.network_counters n SET journal_seq = n.journal_seq + 1 WHERE n.network_id = moved.network_id
      RETURNING n.journal_seq INTO announced_seq;
    INSERT INTO public.journal (network_id, seq, topic, subject_id, challenge_id, kind, at)
      VALUES (moved.network_id, announced_seq, 'CONSULTATION', one.id, moved.challenge_id, 'MOVED', moment);
    PERFORM app.tell_members(moved.network_id, announced_seq, 'CONSULTATION_MOVED', one.id, moved.challenge_id, moment);
    PERFORM app.write_schedule(moved.network_id, one.id, one."personId", one."phaseSeq", one.tasks, one.sets, one.moves);
    RETURN QUERY SELECT one.id, moved.network_id, moved.challenge_id, announced_seq, app.hidden_from(moved.challenge_id);
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
END
$$;
REVOKE EXECUTE ON FUNCTION scheduling.advance_due(courses jsonb, moment timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scheduling.advance_due TO krets_jobs;
