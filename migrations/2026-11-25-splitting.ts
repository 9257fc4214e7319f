import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts outlive a closed door, the database says who can read a challenge, and a network that has grown is split in two. */
export class Splitting1795478404000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What one was writing when the charter changed or a leave began is kept: it is one's own, and nobody else's.
      DROP POLICY drafts_own ON drafts;
      CREATE POLICY drafts_own ON drafts TO krets_app
        USING (person_id = app.me() AND network_id = ANY ((SELECT app.my_seats())::uuid[]));

      -- The seats that can read a challenge, asked as \`app.closed_to_me\` answers each of them: what is closed to a seat there
      -- is left out here. It sees no more than its caller: to whom the challenge is closed it says nothing.
      CREATE FUNCTION app.readers_of(challenge uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(array_agg(s.id), '{}')
        FROM challenges c JOIN networks n ON n.id = c.network_id JOIN seats s ON s.network_id = c.network_id
        WHERE c.id = readers_of.challenge
          AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
          AND (c.owner_id = s.person_id
               OR (c.withdrawn_at IS NULL AND (s.reads_from IS NULL OR c.created_at >= s.reads_from))) $$;
    `);
    await db.query(`
      CREATE TABLE splits (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        name_a varchar(120) NOT NULL,
        name_b varchar(120) NOT NULL,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL,
        rest_left_at timestamptz,
        network_a uuid,
        network_b uuid,
        CONSTRAINT pk_splits PRIMARY KEY (id),
        CONSTRAINT uq_splits_network UNIQUE (id, network_id),
        CONSTRAINT fk_splits_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT fk_splits_maker FOREIGN KEY (made_by, network_id) REFERENCES seats (id, network_id)
      );
      CREATE TABLE split_choices (
        split_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        network_id uuid NOT NULL,
        side varchar(7) NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT pk_split_choices PRIMARY KEY (split_id, seat_id),
        CONSTRAINT fk_split_choices_split FOREIGN KEY (split_id, network_id) REFERENCES splits (id, network_id),
        CONSTRAINT fk_split_choices_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_split_choices_side CHECK (side IN ('A', 'B', 'NEITHER'))
      );
      ALTER TABLE splits ENABLE ROW LEVEL SECURITY; ALTER TABLE splits FORCE ROW LEVEL SECURITY;
      ALTER TABLE split_choices ENABLE ROW LEVEL SECURITY; ALTER TABLE split_choices FORCE ROW LEVEL SECURITY;

      CREATE POLICY splits_read ON splits FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY splits_propose ON splits FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_facilitated())::uuid[]) AND rest_left_at IS NULL AND network_a IS NULL AND network_b IS NULL
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = made_by AND s.person_id = app.me() AND s.ended_at IS NULL)
        AND EXISTS (SELECT 1 FROM networks n WHERE n.id = network_id AND n.stage IN ('ACTIVE', 'UNDER_REVIEW')));
      -- Nobody is left out before having had time to answer.
      CREATE POLICY splits_leave_rest ON splits FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_facilitated())::uuid[]) AND made_at <= now() - interval '14 days');
      CREATE POLICY splits_guard ON splits TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY split_choices_read ON split_choices FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY split_choices_say ON split_choices FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[])
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY split_choices_change ON split_choices FOR UPDATE TO krets_app USING (
        network_id = ANY ((SELECT app.my_writable())::uuid[])
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY split_choices_guard ON split_choices FOR SELECT TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY charters_split ON charters FOR INSERT TO krets_owner WITH CHECK (network_id = app.guarding());
      GRANT SELECT, INSERT, UPDATE (rest_left_at) ON splits TO krets_app;
      GRANT SELECT, INSERT, UPDATE (side, at) ON split_choices TO krets_app;

      -- All who are asked have answered, or a facilitator has stopped waiting for the rest.
      CREATE FUNCTION app.split_answered(split uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public AS $$
        SELECT t.rest_left_at IS NOT NULL OR NOT EXISTS (
          SELECT 1 FROM seats s WHERE s.network_id = t.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL
            AND s.charter_version = n.charter_version
            AND NOT EXISTS (SELECT 1 FROM split_choices c WHERE c.split_id = t.id AND c.seat_id = s.id))
        FROM splits t JOIN networks n ON n.id = t.network_id WHERE t.id = split_answered.split $$;

      -- Two networks being formed under the agreement of the old one, which can only be read from now on. Everybody gets a seat
      -- where she has chosen one, and says yes to the agreement there herself. Where no facilitator goes, the one who has sat
      -- longest becomes it.
      CREATE FUNCTION app.split_network(split uuid) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
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
          PERFORM set_config('app.guarding', old.id::text, true);
          SELECT coalesce(array_agg(s ORDER BY s.role, s.taken_at), '{}') INTO going FROM seats s
            JOIN split_choices c ON c.seat_id = s.id AND c.split_id = it.id WHERE c.side = half AND s.ended_at IS NULL;
          fresh := CASE half WHEN 'A' THEN it.network_a ELSE it.network_b END;
          PERFORM set_config('app.guarding', fresh::text, true);
          INSERT INTO networks (id, name, purpose, founded_by, created_at, seated_at, stage, charter_version, listed, organiser_type,
              organiser_name, organiser_orgnr, effort_id, similar_seen_at, next_dates, seats_min, seats_from, seats_to, seats_warn, split_from)
            VALUES (fresh, CASE half WHEN 'A' THEN it.name_a ELSE it.name_b END, old.purpose, old.founded_by, now(), now(), 'FORMING', 1,
              false, old.organiser_type, old.organiser_name, old.organiser_orgnr, old.effort_id, old.similar_seen_at, '{}',
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
        PERFORM set_config('app.guarding', old.id::text, true);
      END $$;
      REVOKE ALL ON FUNCTION app.split_network(uuid) FROM PUBLIC;

      CREATE OR REPLACE FUNCTION app.carry_out(network uuid, proposal uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        p public.proposals%ROWTYPE;
      BEGIN
        IF NOT (carry_out.network = ANY (app.my_networks())) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', carry_out.network::text, true);
        PERFORM 1 FROM public.network_counters WHERE network_id = carry_out.network FOR UPDATE;
        SELECT * INTO p FROM public.proposals
          WHERE id = carry_out.proposal AND network_id = carry_out.network AND carried_at IS NULL AND dropped_at IS NULL;
        IF p.id IS NULL OR NOT (SELECT count(*) FILTER (WHERE v.yes) * 2 > count(*)
            FROM public.seats s JOIN public.networks n ON n.id = s.network_id
            LEFT JOIN public.proposal_votes v ON v.proposal_id = p.id AND v.seat_id = s.id
            WHERE s.network_id = p.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version)
           OR (p.kind = 'SPLIT' AND NOT app.split_answered(p.subject_id)) THEN
          PERFORM set_config('app.guarding', '', true);
          RETURN false;
        END IF;
        UPDATE public.proposals SET carried_at = now() WHERE id = p.id;
        IF p.kind = 'CLOSE' THEN
          UPDATE public.networks SET stage = 'CLOSED' WHERE id = p.network_id;
        ELSIF p.kind = 'ELECT' THEN
          UPDATE public.seats SET role = 'FACILITATOR' WHERE id = p.subject_id AND network_id = p.network_id AND ended_at IS NULL;
        ELSIF p.kind = 'SPLIT' THEN
          PERFORM app.split_network(p.subject_id);
        END IF;
        PERFORM set_config('app.guarding', '', true);
        RETURN true;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('A network that has been split cannot be put together again.');
  }
}
