import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Consultations, and what falls due. That there is a consultation the whole room may know; what is said in it is for those
 * who take part, and what came out of it for the room again.
 */
export class Consultations1795478430000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const [{ there }] = await db.query(`SELECT to_regrole('krets_jobs') IS NOT NULL AS there`);
    if (!there) throw new Error('The role krets_jobs is missing: server/roles.sql says how to make it.');
    await db.query(`
      CREATE TABLE consultations (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        challenge_id uuid NOT NULL,
        owner_id uuid NOT NULL,
        facilitator_id uuid,
        client_id uuid NOT NULL,
        protocol varchar(24) NOT NULL,
        plan jsonb NOT NULL,
        mode varchar(5) NOT NULL,
        stage varchar(13) NOT NULL,
        phase_seq integer NOT NULL,
        phase_started_at timestamptz,
        phase_ends_at timestamptz,
        paused_at timestamptz,
        skip_asked_seq integer NOT NULL,
        starts_at timestamptz,
        proposed_at timestamptz NOT NULL,
        started_at timestamptz,
        closed_at timestamptz,
        follow_up_on date,
        reminders integer NOT NULL,
        CONSTRAINT pk_consultations PRIMARY KEY (id),
        CONSTRAINT uq_consultations_network UNIQUE (id, network_id),
        CONSTRAINT uq_consultations_client UNIQUE (owner_id, client_id),
        CONSTRAINT fk_consultations_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id),
        CONSTRAINT ck_consultations_mode CHECK (mode IN ('LIVE', 'ASYNC')),
        CONSTRAINT ck_consultations_stage CHECK (stage IN (
          'PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED', 'CLOSED', 'FOLLOW_UP_DUE', 'DONE', 'WITHDRAWN')),
        CONSTRAINT ck_consultations_phase CHECK (phase_seq >= 0)
      ) WITH (fillfactor = 70);
      CREATE INDEX ix_consultations_network ON consultations (network_id);
      -- One at a time for each challenge.
      CREATE UNIQUE INDEX uq_consultations_underway ON consultations (challenge_id)
        WHERE stage IN ('PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED');

      CREATE TABLE consultation_participants (
        consultation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        network_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        participation varchar(8) NOT NULL,
        joined_at timestamptz,
        -- The last phase in which this person has said something or passed; moved by a post and by nothing else.
        heard_seq integer NOT NULL DEFAULT 0,
        done_seq integer NOT NULL,
        CONSTRAINT pk_consultation_participants PRIMARY KEY (consultation_id, person_id),
        CONSTRAINT fk_consultation_participants_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations (id, network_id),
        CONSTRAINT fk_consultation_participants_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_consultation_participants_participation CHECK (participation IN ('INVITED', 'JOINED', 'DECLINED'))
      );
      CREATE INDEX ix_consultation_participants_person ON consultation_participants (person_id);

      CREATE TABLE consultation_posts (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        consultation_id uuid NOT NULL,
        author_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        client_id uuid NOT NULL,
        phase_seq integer NOT NULL,
        role varchar(11) NOT NULL,
        kind varchar(12) NOT NULL,
        parent_id uuid,
        body text NOT NULL,
        link varchar(2000),
        due_on date,
        lang varchar(2) NOT NULL,
        -- Others read it only after words or a pass of their own, or after the phase.
        hidden boolean NOT NULL,
        seq integer NOT NULL,
        created_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        CONSTRAINT pk_consultation_posts PRIMARY KEY (id),
        CONSTRAINT uq_consultation_posts_consultation UNIQUE (id, consultation_id),
        CONSTRAINT uq_consultation_posts_client UNIQUE (author_id, client_id),
        CONSTRAINT fk_consultation_posts_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations (id, network_id),
        CONSTRAINT fk_consultation_posts_parent FOREIGN KEY (parent_id, consultation_id) REFERENCES consultation_posts (id, consultation_id),
        CONSTRAINT fk_consultation_posts_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_consultation_posts_role CHECK (role IN ('OWNER', 'PEER', 'FACILITATOR')),
        CONSTRAINT ck_consultation_posts_lang CHECK (lang IN ('nn', 'nb', 'en'))
      );
      CREATE INDEX ix_consultation_posts_seq ON consultation_posts (consultation_id, seq);

      CREATE TABLE consultation_transitions (
        consultation_id uuid NOT NULL,
        number integer NOT NULL,
        network_id uuid NOT NULL,
        at timestamptz NOT NULL,
        -- Nobody when it was the clock.
        by_id uuid,
        why varchar(13) NOT NULL,
        stage varchar(13) NOT NULL,
        phase_seq integer NOT NULL,
        CONSTRAINT pk_consultation_transitions PRIMARY KEY (consultation_id, number),
        CONSTRAINT fk_consultation_transitions_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations (id, network_id)
      );

      CREATE TABLE raised_hands (
        consultation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        network_id uuid NOT NULL,
        raised_at timestamptz NOT NULL,
        CONSTRAINT pk_raised_hands PRIMARY KEY (consultation_id, person_id),
        CONSTRAINT fk_raised_hands_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations (id, network_id)
      );

      CREATE TABLE private_notes (
        consultation_id uuid NOT NULL,
        person_id uuid NOT NULL,
        network_id uuid NOT NULL,
        content text NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT pk_private_notes PRIMARY KEY (consultation_id, person_id),
        CONSTRAINT fk_private_notes_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations (id, network_id)
      );

      -- What is to be done and when: pointers, never content. The job role reads these rows and no others.
      CREATE TABLE due (
        task varchar(32) NOT NULL,
        subject_id uuid NOT NULL,
        network_id uuid NOT NULL,
        person_id uuid NOT NULL,
        number integer NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT pk_due PRIMARY KEY (task, subject_id)
      ) WITH (fillfactor = 70);
      CREATE INDEX ix_due_at ON due (at);

      -- As a definer this sees the caller's own rows only.
      CREATE FUNCTION app.my_consultations() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(consultation_id), '{}') FROM public.consultation_participants
              WHERE person_id = app.me() AND participation = 'JOINED' $$;

      ALTER TABLE consultations ENABLE ROW LEVEL SECURITY; ALTER TABLE consultations FORCE ROW LEVEL SECURITY;
      ALTER TABLE consultation_participants ENABLE ROW LEVEL SECURITY; ALTER TABLE consultation_participants FORCE ROW LEVEL SECURITY;
      ALTER TABLE consultation_posts ENABLE ROW LEVEL SECURITY; ALTER TABLE consultation_posts FORCE ROW LEVEL SECURITY;
      ALTER TABLE consultation_transitions ENABLE ROW LEVEL SECURITY; ALTER TABLE consultation_transitions FORCE ROW LEVEL SECURITY;
      ALTER TABLE raised_hands ENABLE ROW LEVEL SECURITY; ALTER TABLE raised_hands FORCE ROW LEVEL SECURITY;
      ALTER TABLE private_notes ENABLE ROW LEVEL SECURITY; ALTER TABLE private_notes FORCE ROW LEVEL SECURITY;
      ALTER TABLE due ENABLE ROW LEVEL SECURITY; ALTER TABLE due FORCE ROW LEVEL SECURITY;

      -- Withdrawn, or with its challenge withdrawn, it is there for its owner only.
      CREATE POLICY consultations_read ON consultations FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND (stage <> 'WITHDRAWN' OR owner_id = app.me())
        AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id));
      CREATE POLICY consultations_propose ON consultations FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND owner_id = app.me()
        AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id AND c.owner_id = app.me()));
      CREATE POLICY consultations_move ON consultations FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND id = ANY ((SELECT app.my_consultations())::uuid[]))
        WITH CHECK (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND id = ANY ((SELECT app.my_consultations())::uuid[]));

      CREATE POLICY consultation_participants_read ON consultation_participants FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_id));
      -- The owner chooses who is asked, and nobody has joined before saying so.
      CREATE POLICY consultation_participants_ask ON consultation_participants FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND (participation = 'INVITED' OR person_id = app.me())
        AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_id AND c.owner_id = app.me())
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = consultation_participants.person_id AND s.ended_at IS NULL));
      CREATE POLICY consultation_participants_reply ON consultation_participants FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND person_id = app.me());
      CREATE POLICY consultation_participants_owner ON consultation_participants TO krets_owner USING (person_id = app.me());

      -- For those who take part; hidden words after one's own. When the talk is over its outcome is the room's.
      CREATE POLICY consultation_posts_read ON consultation_posts FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND EXISTS (
          SELECT 1 FROM consultations c LEFT JOIN consultation_participants p
            ON p.consultation_id = c.id AND p.person_id = app.me() AND p.participation = 'JOINED'
          WHERE c.id = consultation_posts.consultation_id AND c.stage <> 'WITHDRAWN' AND (
            (p.person_id IS NOT NULL AND (
              NOT hidden OR author_id = app.me() OR c.phase_seq > consultation_posts.phase_seq
              OR c.stage NOT IN ('RUNNING', 'PAUSED') OR p.heard_seq >= consultation_posts.phase_seq))
            OR (consultation_posts.kind IN ('COMMITMENT', 'TAKEAWAY', 'FOLLOW_UP') AND c.stage IN ('CLOSED', 'FOLLOW_UP_DUE', 'DONE')))));
      CREATE POLICY consultation_posts_say ON consultation_posts FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND author_id = app.me()
        AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
        AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_id AND c.phase_seq = consultation_posts.phase_seq
                    AND c.stage NOT IN ('PROPOSED', 'SCHEDULED', 'PAUSED', 'WITHDRAWN'))
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY consultation_posts_withdraw ON consultation_posts FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND author_id = app.me());

      CREATE POLICY consultation_transitions_read ON consultation_transitions FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND EXISTS (SELECT 1 FROM consultations c WHERE c.id = consultation_id));
      CREATE POLICY consultation_transitions_note ON consultation_transitions FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND (by_id IS NULL OR by_id = app.me())
        AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[]));

      CREATE POLICY raised_hands_read ON raised_hands FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[]));
      CREATE POLICY raised_hands_raise ON raised_hands FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[])
        AND person_id = app.me());
      CREATE POLICY raised_hands_lower ON raised_hands FOR DELETE TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND consultation_id = ANY ((SELECT app.my_consultations())::uuid[]));

      -- A note is its writer's, and nobody's else.
      CREATE POLICY private_notes_own ON private_notes TO krets_app
        USING (person_id = app.me() AND network_id = ANY ((SELECT app.my_networks())::uuid[]));

      CREATE POLICY due_room ON due TO krets_app USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      -- Not even when the rest falls due.
      CREATE POLICY due_jobs ON due TO krets_jobs USING (at < now() + interval '1 hour');

      -- Only words of one's own, or a pass, open others' words: the run-time role cannot write the column itself.
      CREATE FUNCTION app.note_heard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF NEW.kind <> 'PROCESS_NOTE' THEN
          UPDATE public.consultation_participants SET heard_seq = NEW.phase_seq
           WHERE consultation_id = NEW.consultation_id AND person_id = NEW.author_id AND heard_seq < NEW.phase_seq;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER note_heard AFTER INSERT ON consultation_posts FOR EACH ROW EXECUTE FUNCTION app.note_heard();

      GRANT SELECT, INSERT, UPDATE (facilitator_id, protocol, plan, mode, stage, phase_seq, phase_started_at, phase_ends_at, paused_at,
        skip_asked_seq, starts_at, started_at, closed_at, follow_up_on, reminders) ON consultations TO krets_app;
      GRANT SELECT, INSERT (consultation_id, person_id, network_id, seat_id, participation, joined_at, done_seq),
        UPDATE (participation, joined_at, done_seq) ON consultation_participants TO krets_app;
      GRANT SELECT, INSERT, UPDATE (body, link, due_on, withdrawn_at) ON consultation_posts TO krets_app;
      GRANT SELECT, INSERT ON consultation_transitions TO krets_app;
      GRANT SELECT, INSERT, DELETE ON raised_hands TO krets_app;
      GRANT SELECT, INSERT, DELETE, UPDATE (content, saved_at) ON private_notes TO krets_app;
      GRANT SELECT, INSERT, DELETE, UPDATE (person_id, number, at) ON due TO krets_app;
      GRANT USAGE ON SCHEMA public TO krets_jobs;
      GRANT SELECT, DELETE, UPDATE (at) ON due TO krets_jobs;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was said in consultations cannot be taken back.');
  }
}
