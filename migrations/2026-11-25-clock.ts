import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The clock moves consultations that have fallen due, many in one go. It acts as nobody and so reads nothing of what is
 * said: the job role gets two functions, one that shows where due consultations stand and one that moves those.
 */
export class Clock1795478460000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE POLICY consultations_guard ON consultations TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY consultation_participants_guard ON consultation_participants FOR SELECT TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY consultation_posts_guard ON consultation_posts FOR SELECT TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY consultation_transitions_guard ON consultation_transitions TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY raised_hands_guard ON raised_hands TO krets_owner USING (network_id = app.guarding());

      -- A schema of its own: what is in «app» is for whoever acts as a person.
      CREATE SCHEMA clock;

      -- At the earliest; the hour of the day and the grace are the server's to know.
      CREATE FUNCTION clock.has_fallen_due(c consultations) RETURNS boolean LANGUAGE sql STABLE SET search_path = '' AS $$
        SELECT coalesce(CASE c.stage WHEN 'SCHEDULED' THEN c.starts_at WHEN 'RUNNING' THEN c.phase_ends_at
          WHEN 'CLOSED' THEN c.follow_up_on::timestamptz WHEN 'FOLLOW_UP_DUE' THEN c.follow_up_on::timestamptz END <= now(), false) $$;

      -- Where each of «dues» stands, with its room's writers held back until the transaction ends. A room in which
      -- somebody is writing is left out: nobody waits here.
      CREATE FUNCTION clock.take_due(dues jsonb) RETURNS TABLE (consultation consultations, facts jsonb)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        one record;
      BEGIN
        FOR one IN SELECT * FROM jsonb_to_recordset(dues) AS d ("subjectId" uuid, "networkId" uuid) ORDER BY "networkId" LOOP
          PERFORM set_config('app.guarding', one."networkId"::text, true);
          PERFORM 1 FROM public.network_counters WHERE network_id = one."networkId" FOR UPDATE SKIP LOCKED;
          CONTINUE WHEN NOT FOUND;
          RETURN QUERY SELECT c, jsonb_build_object(
              'helpWanted', (SELECT h.help_wanted FROM public.challenges h WHERE h.id = c.challenge_id),
              'nextStepOn', (SELECT max(p.due_on) FROM public.consultation_posts p
                WHERE p.consultation_id = c.id AND p.kind = 'COMMITMENT' AND p.withdrawn_at IS NULL),
              'attendees', (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', a.person_id, 'seatId', a.seat_id,
                  'participation', a.participation, 'heardSeq', a.heard_seq, 'doneSeq', a.done_seq, 'away', s.on_leave_at IS NOT NULL)), '[]')
                FROM public.consultation_participants a
                JOIN public.seats s ON s.network_id = a.network_id AND s.person_id = a.person_id AND s.ended_at IS NULL
                JOIN public.challenges h ON h.id = c.challenge_id
                WHERE a.consultation_id = c.id AND (a.person_id = h.owner_id
                  OR ((s.reads_from IS NULL OR h.created_at >= s.reads_from) AND h.closed_to IS DISTINCT FROM s.orgnr))))
            FROM public.consultations c
            WHERE c.id = one."subjectId" AND c.network_id = one."networkId" AND clock.has_fallen_due(c);
        END LOOP;
        PERFORM set_config('app.guarding', '', true);
      END $$;

      -- Each is a compare-and-set, and none of what has not fallen due. Tells what the journal now says.
      CREATE FUNCTION clock.move_due(courses jsonb, moment timestamptz) RETURNS TABLE (id uuid, "networkId" uuid, "challengeId" uuid, seq integer, kept uuid[])
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        one record;
        moved public.consultations%ROWTYPE;
        said integer;
      BEGIN
        FOR one IN SELECT * FROM jsonb_to_recordset(courses) AS m (id uuid, "networkId" uuid, "beforeSeq" integer, "beforeStage" text,
            plan jsonb, stage text, "phaseSeq" integer, "phaseStartedAt" timestamptz, "phaseEndsAt" timestamptz, "pausedAt" timestamptz,
            "startedAt" timestamptz, "closedAt" timestamptz, "followUpOn" date, steps jsonb, "personId" uuid, tasks text[], sets jsonb, moves jsonb)
        LOOP
          PERFORM set_config('app.guarding', one."networkId"::text, true);
          UPDATE public.consultations c SET plan = one.plan, stage = one.stage, phase_seq = one."phaseSeq",
              phase_started_at = one."phaseStartedAt", phase_ends_at = one."phaseEndsAt", paused_at = one."pausedAt",
              started_at = one."startedAt", closed_at = one."closedAt", follow_up_on = one."followUpOn"
            WHERE c.id = one.id AND c.phase_seq = one."beforeSeq" AND c.stage = one."beforeStage" AND clock.has_fallen_due(c)
              AND one.stage IN ('RUNNING', 'PAUSED', 'CLOSED', 'FOLLOW_UP_DUE', 'DONE')
            RETURNING c.* INTO moved;
          CONTINUE WHEN NOT FOUND;
          SELECT coalesce(max(t.number), 0) INTO said FROM public.consultation_transitions t WHERE t.consultation_id = one.id;
          INSERT INTO public.consultation_transitions (consultation_id, number, network_id, at, by_id, why, stage, phase_seq)
            SELECT one.id, said + s.n, moved.network_id, moment, NULL, s.step ->> 'why', s.step ->> 'stage', (s.step ->> 'phaseSeq')::integer
            FROM jsonb_array_elements(one.steps) WITH ORDINALITY AS s (step, n);
          DELETE FROM public.raised_hands r WHERE r.consultation_id = one.id;
          UPDATE public.network_counters n SET journal_seq = n.journal_seq + 1 WHERE n.network_id = moved.network_id
            RETURNING n.journal_seq INTO said;
          INSERT INTO public.journal (network_id, seq, topic, subject_id, challenge_id, kind, at)
            VALUES (moved.network_id, said, 'CONSULTATION', one.id, moved.challenge_id, 'MOVED', moment);
          PERFORM app.put_due(moved.network_id, one.id, one."personId", one."phaseSeq", one.tasks, one.sets, one.moves);
          RETURN QUERY SELECT one.id, moved.network_id, moved.challenge_id, said, app.kept_from(moved.challenge_id);
        END LOOP;
        PERFORM set_config('app.guarding', '', true);
      END $$;

      REVOKE EXECUTE ON FUNCTION clock.has_fallen_due, clock.take_due, clock.move_due FROM PUBLIC;
      GRANT USAGE ON SCHEMA clock TO krets_jobs;
      GRANT EXECUTE ON FUNCTION clock.take_due, clock.move_due TO krets_jobs;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The clock would stand still.');
  }
}
