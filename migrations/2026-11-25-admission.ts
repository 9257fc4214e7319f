import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ways into a network: applications, the waiting list in order, the warning before two from one agency sit together,
 * and challenges closed to an agency.
 */
export class Admission1795478405000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What a network asks those who apply; no row where it asks nothing.
      CREATE TABLE admission_questions (
        network_id uuid NOT NULL,
        questions varchar(300)[] NOT NULL,
        CONSTRAINT pk_admission_questions PRIMARY KEY (network_id),
        CONSTRAINT fk_admission_questions_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT ck_admission_questions_few CHECK (cardinality(questions) <= 3)
      );

      CREATE TABLE applications (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        person_id uuid NOT NULL,
        -- As it was called when she applied: the network itself she does not see.
        network_name varchar(120) NOT NULL,
        role varchar(11) NOT NULL,
        role_title varchar(80) NOT NULL,
        orgnr varchar(9) NOT NULL,
        reason varchar(500) NOT NULL,
        questions varchar(300)[] NOT NULL,
        answers varchar(1000)[] NOT NULL,
        in_line boolean NOT NULL,
        invited boolean NOT NULL,
        follows uuid,
        state varchar(9) NOT NULL,
        applied_at timestamptz NOT NULL,
        place integer,
        declined_because varchar(500),
        seat_id uuid,
        -- The transaction that moved it last and the journal's number for it: whoever moved it tells of it.
        moved_in bigint,
        told_seq integer,
        CONSTRAINT pk_applications PRIMARY KEY (id),
        CONSTRAINT fk_applications_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT fk_applications_person FOREIGN KEY (person_id) REFERENCES people (id),
        CONSTRAINT fk_applications_organisation FOREIGN KEY (orgnr) REFERENCES organisations (orgnr),
        CONSTRAINT fk_applications_follows FOREIGN KEY (follows, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT fk_applications_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_applications_role CHECK (role IN ('MEMBER', 'FACILITATOR')),
        CONSTRAINT ck_applications_state CHECK (state IN ('APPLIED', 'WAITING', 'ADMITTED', 'DECLINED', 'WITHDRAWN')),
        CONSTRAINT ck_applications_place CHECK ((state = 'WAITING') = (place IS NOT NULL))
      );
      CREATE UNIQUE INDEX uq_applications_open ON applications (network_id, person_id) WHERE state IN ('APPLIED', 'WAITING');
      CREATE UNIQUE INDEX uq_applications_place ON applications (network_id, place) WHERE state = 'WAITING';
      CREATE INDEX ix_applications_person ON applications (person_id);

      ALTER TABLE challenges ADD closed_to varchar(9),
        ADD CONSTRAINT fk_challenges_closed_to FOREIGN KEY (closed_to) REFERENCES organisations (orgnr);

      ALTER TABLE admission_questions ENABLE ROW LEVEL SECURITY; ALTER TABLE admission_questions FORCE ROW LEVEL SECURITY;
      ALTER TABLE applications ENABLE ROW LEVEL SECURITY; ALTER TABLE applications FORCE ROW LEVEL SECURITY;
    `);
    await db.query(`
      -- What stands open to be found: only these rows, and only for functions of the tables' owner.
      CREATE POLICY networks_open ON networks FOR SELECT TO krets_owner USING (listed AND stage IN ('FORMING', 'ACTIVE'));
      CREATE POLICY network_counters_open ON network_counters FOR SELECT TO krets_owner
        USING (EXISTS (SELECT 1 FROM networks n WHERE n.id = network_id AND n.listed AND n.stage IN ('FORMING', 'ACTIVE')));
      CREATE POLICY charters_open ON charters FOR SELECT TO krets_owner
        USING (EXISTS (SELECT 1 FROM networks n WHERE n.id = network_id AND n.listed AND n.stage IN ('FORMING', 'ACTIVE')));
      CREATE POLICY admission_questions_open ON admission_questions FOR SELECT TO krets_owner
        USING (EXISTS (SELECT 1 FROM networks n WHERE n.id = network_id AND n.listed AND n.stage IN ('FORMING', 'ACTIVE')));

      -- Public facts of what stands open. How many sit in the room of a trade union would tell who is organised: only a band.
      CREATE FUNCTION app.open_networks() RETURNS jsonb[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
        SELECT coalesce(array_agg(jsonb_build_object(
            'id', n.id, 'name', n.name, 'purpose', n.purpose, 'stage', n.stage, 'seatsFor', c.seats_for,
            'organiserName', n.organiser_name, 'organiserType', n.organiser_type,
            'seatsTaken', CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN k.seats_taken END,
            'seatsFree', CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN k.seats_max - k.seats_taken END,
            'size', CASE WHEN k.seats_taken <= 5 THEN 'FEW' WHEN k.seats_taken <= 10 THEN 'SOME' ELSE 'MANY' END,
            'everyWeeks', c.every_weeks, 'minutes', c.minutes, 'decidedBy', c.admission,
            'questions', coalesce(to_jsonb(q.questions), '[]')) ORDER BY n.name, n.id), '{}')
        FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
        JOIN public.network_counters k ON k.network_id = n.id LEFT JOIN public.admission_questions q ON q.network_id = n.id
        WHERE app.me() IS NOT NULL AND n.listed AND n.stage IN ('FORMING', 'ACTIVE') $$;
      CREATE FUNCTION app.open_rooms() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
        SELECT coalesce(array_agg(id), '{}') FROM public.networks
        WHERE app.me() IS NOT NULL AND listed AND stage IN ('FORMING', 'ACTIVE') $$;

      CREATE POLICY admission_questions_read ON admission_questions FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY admission_questions_ask ON admission_questions FOR INSERT TO krets_app
        WITH CHECK (network_id = ANY ((SELECT app.my_facilitated())::uuid[]));
      CREATE POLICY admission_questions_change ON admission_questions FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_facilitated())::uuid[]));

      -- The applicant sees her own; the members see those that wait for them, and nothing of the declined.
      CREATE POLICY applications_read ON applications FOR SELECT TO krets_app USING (
        person_id = app.me()
        OR (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND state IN ('APPLIED', 'WAITING')));
      CREATE POLICY applications_make ON applications FOR INSERT TO krets_app WITH CHECK (
        person_id = app.me() AND state = 'APPLIED' AND seat_id IS NULL AND NOT (SELECT app.am_administrator())
        AND network_id <> ALL ((SELECT app.my_seats())::uuid[])
        AND ((NOT invited AND role = 'MEMBER' AND follows IS NULL AND network_id = ANY ((SELECT app.open_rooms())::uuid[]))
             OR EXISTS (SELECT 1 FROM invitations i WHERE i.token_hash = app.key() AND i.network_id = applications.network_id
                        AND i.role = applications.role AND i.seat_id IS NOT DISTINCT FROM applications.follows)));
      CREATE POLICY applications_guard ON applications TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY applications_owner ON applications FOR SELECT TO krets_owner USING (person_id = app.me());
      CREATE POLICY people_applying ON people FOR SELECT TO krets_app USING (
        EXISTS (SELECT 1 FROM applications a WHERE a.person_id = people.id));
      CREATE POLICY invitations_guard ON invitations FOR SELECT TO krets_owner USING (token_hash = app.key());
      CREATE POLICY journal_guard ON journal FOR INSERT TO krets_owner WITH CHECK (network_id = app.guarding());
      -- Where to write to: those whose application moves in this very transaction, and those who sit in that room.
      CREATE POLICY accounts_guard ON accounts FOR SELECT TO krets_owner USING (
        person_id IN (SELECT a.person_id FROM applications a WHERE a.network_id = app.guarding())
        OR person_id IN (SELECT s.person_id FROM seats s WHERE s.network_id = app.guarding() AND s.ended_at IS NULL));

      GRANT SELECT, INSERT, UPDATE (questions) ON admission_questions TO krets_app;
      GRANT SELECT, INSERT ON applications TO krets_app;
      GRANT UPDATE (closed_to) ON challenges TO krets_app;
    `);
    await db.query(`
      -- Every move of an application stands in the journal, whoever or whatever moved it.
      CREATE FUNCTION app.note_application() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
        seq integer;
      BEGIN
        PERFORM set_config('app.guarding', NEW.network_id::text, true);
        UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = NEW.network_id RETURNING journal_seq INTO seq;
        INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
          VALUES (NEW.network_id, seq, 'APPLICATION', NEW.id, NEW.state, now());
        UPDATE public.applications SET moved_in = pg_current_xact_id()::text::bigint, told_seq = seq WHERE id = NEW.id;
        UPDATE public.proposals SET dropped_at = now() WHERE network_id = NEW.network_id AND kind = 'ADMIT' AND subject_id = NEW.id
          AND carried_at IS NULL AND dropped_at IS NULL;
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN NULL;
      END $$;
      CREATE TRIGGER note_application AFTER INSERT OR UPDATE OF state ON applications FOR EACH ROW EXECUTE FUNCTION app.note_application();

      -- Somebody from the same agency sits in the room. Answered only to who holds an invitation to it, and those queue up.
      CREATE FUNCTION app.colleague_sits(network uuid, orgnr text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
        sits boolean;
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM public.invitations i WHERE i.token_hash = app.key() AND i.network_id = colleague_sits.network) THEN
          RETURN false;
        END IF;
        PERFORM set_config('app.guarding', colleague_sits.network::text, true);
        PERFORM 1 FROM public.network_counters WHERE network_id = colleague_sits.network FOR UPDATE;
        sits := EXISTS (SELECT 1 FROM public.seats s
          WHERE s.network_id = colleague_sits.network AND s.orgnr = colleague_sits.orgnr AND s.ended_at IS NULL);
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN sits;
      END $$;

      -- Who takes a seat herself does not take it beside a colleague, nor past members who have said they decide.
      CREATE FUNCTION app.ask_first() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF current_user = 'krets_owner' AND app.guarding() IS NOT DISTINCT FROM NEW.network_id THEN RETURN NEW; END IF;
        IF app.colleague_sits(NEW.network_id, NEW.orgnr)
           OR (NEW.follows IS NULL AND EXISTS (SELECT 1 FROM networks n
                 JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version
                 WHERE n.id = NEW.network_id AND c.admission = 'MEMBERS' AND n.stage NOT IN ('DRAFT', 'FORMING'))) THEN
          RAISE insufficient_privilege;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER ask_first BEFORE INSERT ON seats FOR EACH ROW EXECUTE FUNCTION app.ask_first();

      -- Begun from a function of the owner, too, which has no path of its own.
      ALTER FUNCTION app.begin_seat() SET search_path = public;

      -- The seat of an admitted applicant: hers at once where one is free and nobody waits, else a place in the list.
      -- Only from within the functions below, which have asked who decides and hold the network's counter.
      CREATE FUNCTION app.let_in(network uuid, application uuid, decided_by uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        a public.applications%ROWTYPE;
        seat uuid := gen_random_uuid();
        is_free boolean;
      BEGIN
        SELECT * INTO a FROM public.applications WHERE id = let_in.application AND network_id = let_in.network AND state IN ('APPLIED', 'WAITING');
        IF a.id IS NULL THEN RETURN false; END IF;
        IF NOT EXISTS (SELECT 1 FROM public.seats s WHERE s.id = a.follows AND s.left_as = 'VACANT') THEN a.follows := NULL; END IF;
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
          VALUES (gen_random_uuid(), a.network_id, now(), 'ADMITTED', seat, let_in.decided_by);
        RETURN true;
      END $$;
      REVOKE EXECUTE ON FUNCTION app.let_in(uuid, uuid, uuid) FROM PUBLIC;

      CREATE FUNCTION app.seat_next(network uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        first uuid;
      BEGIN
        LOOP
          SELECT a.id INTO first FROM public.applications a JOIN public.network_counters k ON k.network_id = a.network_id
            JOIN public.networks n ON n.id = a.network_id
            WHERE a.network_id = seat_next.network AND a.state = 'WAITING' AND k.seats_taken < k.seats_max
              AND n.stage NOT IN ('SPLIT', 'CLOSED') ORDER BY a.place LIMIT 1;
          EXIT WHEN first IS NULL;
          PERFORM app.let_in(seat_next.network, first, NULL);
        END LOOP;
      END $$;
      REVOKE EXECUTE ON FUNCTION app.seat_next(uuid) FROM PUBLIC;

      -- As before, and: an ordinary invitation does not go past those who wait, and a freed seat is theirs in turn.
      CREATE OR REPLACE FUNCTION app.count_seat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        gone integer;
        outer_guard text := current_setting('app.guarding', true);
      BEGIN
        PERFORM set_config('app.guarding', NEW.network_id::text, true);
        IF TG_OP = 'INSERT' THEN
          IF NEW.follows IS NOT NULL THEN
            UPDATE public.seats SET left_as = 'HANDED_OVER' WHERE id = NEW.follows AND left_as = 'VACANT';
            GET DIAGNOSTICS gone = ROW_COUNT;
            IF gone = 0 THEN RAISE insufficient_privilege; END IF;
          END IF;
          UPDATE public.network_counters SET seats_taken = seats_taken + 1 WHERE network_id = NEW.network_id;
          IF NEW.follows IS NULL AND outer_guard IS DISTINCT FROM NEW.network_id::text
             AND EXISTS (SELECT 1 FROM public.applications a WHERE a.network_id = NEW.network_id AND a.state = 'WAITING') THEN
            RAISE check_violation USING CONSTRAINT = 'ck_network_counters_full', MESSAGE = 'Others wait for a seat.';
          END IF;
          IF NEW.role = 'FACILITATOR' THEN
            UPDATE public.networks SET seated_at = now() WHERE id = NEW.network_id AND seated_at IS NULL;
          END IF;
          UPDATE public.applications SET state = 'ADMITTED', place = NULL, seat_id = NEW.id
            WHERE network_id = NEW.network_id AND person_id = NEW.person_id AND state IN ('APPLIED', 'WAITING');
        ELSIF (OLD.ended_at IS NULL OR OLD.left_as = 'VACANT') AND NEW.ended_at IS NOT NULL AND NEW.left_as IS DISTINCT FROM 'VACANT' THEN
          UPDATE public.network_counters SET seats_taken = seats_taken - 1 WHERE network_id = NEW.network_id;
          IF NEW.left_as IS DISTINCT FROM 'HANDED_OVER' THEN PERFORM app.seat_next(NEW.network_id); END IF;
        END IF;
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN NEW;
      END $$;

      -- More seats than before are for those who wait, too.
      CREATE FUNCTION app.seat_more() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
      BEGIN
        IF NEW.seats_max > OLD.seats_max THEN
          PERFORM set_config('app.guarding', NEW.network_id::text, true);
          PERFORM app.seat_next(NEW.network_id);
          PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER seat_more AFTER UPDATE OF seats_max ON network_counters FOR EACH ROW EXECUTE FUNCTION app.seat_more();

      -- Two from one agency, or two in one line of command: not without a facilitator's yes.
      CREATE FUNCTION app.is_warned(network uuid, application uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
        SELECT EXISTS (SELECT 1 FROM public.applications a WHERE a.id = is_warned.application AND a.network_id = is_warned.network
          AND (a.in_line OR EXISTS (SELECT 1 FROM public.seats s
            WHERE s.network_id = a.network_id AND s.orgnr = a.orgnr AND s.ended_at IS NULL AND s.person_id <> a.person_id))) $$;
      REVOKE EXECUTE ON FUNCTION app.is_warned(uuid, uuid) FROM PUBLIC;

      -- A facilitator's yes, where the charter lets the facilitator decide.
      CREATE FUNCTION app.admit(network uuid, application uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        done boolean;
      BEGIN
        IF NOT (admit.network = ANY (app.my_facilitated())) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', admit.network::text, true);
        PERFORM 1 FROM public.network_counters WHERE network_id = admit.network FOR UPDATE;
        done := EXISTS (SELECT 1 FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
                        WHERE n.id = admit.network AND c.admission = 'FACILITATOR' AND n.stage NOT IN ('SPLIT', 'CLOSED'))
          AND EXISTS (SELECT 1 FROM public.applications a WHERE a.id = admit.application AND a.network_id = admit.network AND a.state = 'APPLIED')
          AND app.let_in(admit.network, admit.application,
            (SELECT s.id FROM public.seats s WHERE s.network_id = admit.network AND s.person_id = app.me() AND s.ended_at IS NULL));
        PERFORM set_config('app.guarding', '', true);
        RETURN done;
      END $$;

      -- A facilitator says no; where the members decide, when they can no longer say yes, or when there is a warning.
      CREATE FUNCTION app.decline(network uuid, application uuid, because text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        done integer := 0;
      BEGIN
        IF NOT (decline.network = ANY (app.my_facilitated())) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', decline.network::text, true);
        PERFORM 1 FROM public.network_counters WHERE network_id = decline.network FOR UPDATE;
        UPDATE public.applications SET state = 'DECLINED', place = NULL, declined_because = decline.because
          WHERE id = decline.application AND network_id = decline.network AND state IN ('APPLIED', 'WAITING')
            AND (app.is_warned(network_id, id)
              OR EXISTS (SELECT 1 FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
                         WHERE n.id = decline.network AND c.admission = 'FACILITATOR')
              OR (SELECT count(*) FILTER (WHERE NOT v.yes) * 2 >= count(*) FROM public.seats s JOIN public.networks n ON n.id = s.network_id
                  LEFT JOIN (SELECT v.seat_id, v.yes FROM public.proposal_votes v JOIN public.proposals p ON p.id = v.proposal_id
                             WHERE p.network_id = decline.network AND p.kind = 'ADMIT' AND p.subject_id = decline.application
                               AND p.carried_at IS NULL AND p.dropped_at IS NULL) v ON v.seat_id = s.id
                  WHERE s.network_id = decline.network AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version));
        GET DIAGNOSTICS done = ROW_COUNT;
        PERFORM set_config('app.guarding', '', true);
        RETURN done > 0;
      END $$;

      CREATE FUNCTION app.withdraw(application uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        network uuid;
        done integer;
      BEGIN
        SELECT a.network_id INTO network FROM public.applications a WHERE a.id = withdraw.application AND a.person_id = app.me();
        IF network IS NULL THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', network::text, true);
        -- The counter first, as everybody who moves an application does.
        PERFORM 1 FROM public.network_counters WHERE network_id = network FOR UPDATE;
        UPDATE public.applications SET state = 'WITHDRAWN', place = NULL WHERE id = withdraw.application AND state IN ('APPLIED', 'WAITING');
        GET DIAGNOSTICS done = ROW_COUNT;
        PERFORM set_config('app.guarding', '', true);
        RETURN done > 0;
      END $$;

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
          OR (p.kind = 'ADMIT' AND app.is_warned(p.network_id, p.subject_id) AND NOT EXISTS (
            SELECT 1 FROM public.proposal_votes v JOIN public.seats s ON s.id = v.seat_id
            WHERE v.proposal_id = p.id AND v.yes AND s.role = 'FACILITATOR' AND s.ended_at IS NULL))
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
        ELSIF p.kind = 'ADMIT' THEN
          PERFORM app.let_in(p.network_id, p.subject_id, NULL);
        END IF;
        PERFORM set_config('app.guarding', '', true);
        RETURN true;
      END $$;

      -- What the applications moved in this transaction have to be told of: news for the room, and letters.
      CREATE FUNCTION app.moved(network uuid) RETURNS jsonb[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
        told jsonb[];
      BEGIN
        PERFORM set_config('app.guarding', moved.network::text, true);
        SELECT array_agg(jsonb_build_object('id', a.id, 'seq', a.told_seq, 'state', a.state, 'networkName', n.name, 'stage', n.stage,
            'because', a.declined_because, 'warned', app.is_warned(a.network_id, a.id), 'invited', a.invited,
            'email', o.email, 'language', o.language,
            'beside', CASE WHEN a.state = 'APPLIED' AND app.is_warned(a.network_id, a.id) THEN
              (SELECT coalesce(jsonb_agg(jsonb_build_object('email', b.email, 'language', b.language)), '[]')
               FROM public.seats s JOIN public.accounts b ON b.person_id = s.person_id
               WHERE s.network_id = a.network_id AND s.ended_at IS NULL AND (s.role = 'FACILITATOR' OR s.orgnr = a.orgnr)) ELSE '[]' END)
            ORDER BY a.told_seq) INTO told
          FROM public.applications a JOIN public.networks n ON n.id = a.network_id JOIN public.accounts o ON o.person_id = a.person_id
          WHERE a.network_id = moved.network AND a.moved_in = pg_current_xact_id()::text::bigint;
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN coalesce(told, '{}');
      END $$;
    `);
    await db.query(`
      -- Withdrawn by others, from before the seat began, or closed to the agency it sits for.
      CREATE OR REPLACE FUNCTION app.closed_to_me() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(c.id), '{}') FROM public.challenges c
              JOIN public.seats s ON s.network_id = c.network_id AND s.person_id = app.me() AND s.ended_at IS NULL
              WHERE c.owner_id <> app.me() AND (c.withdrawn_at IS NOT NULL OR c.created_at < s.reads_from OR c.closed_to = s.orgnr) $$;

      -- The same rule from the other side: who in the room is not to hear of this challenge. What is withdrawn they have heard of.
      CREATE FUNCTION app.kept_from(challenge uuid) RETURNS uuid[] LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        c public.challenges%ROWTYPE;
        outer_guard text := current_setting('app.guarding', true);
        people uuid[];
      BEGIN
        SELECT * INTO c FROM public.challenges WHERE id = kept_from.challenge;
        IF c.id IS NULL THEN RETURN '{}'; END IF;
        PERFORM set_config('app.guarding', c.network_id::text, true);
        SELECT array_agg(s.person_id) INTO people FROM public.seats s
          WHERE s.network_id = c.network_id AND s.ended_at IS NULL AND s.person_id <> c.owner_id
            AND (c.created_at < s.reads_from OR c.closed_to = s.orgnr);
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN coalesce(people, '{}');
      END $$;

      CREATE OR REPLACE FUNCTION app.readers_of(challenge uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(array_agg(s.id), '{}')
        FROM challenges c JOIN networks n ON n.id = c.network_id JOIN seats s ON s.network_id = c.network_id
        WHERE c.id = readers_of.challenge
          AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
          AND (c.owner_id = s.person_id
               OR (c.withdrawn_at IS NULL AND c.closed_to IS DISTINCT FROM s.orgnr
                   AND (s.reads_from IS NULL OR c.created_at >= s.reads_from))) $$;

      DROP POLICY journal_read ON journal;
      CREATE POLICY journal_read ON journal FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND coalesce(challenge_id, subject_id) <> ALL ((SELECT app.closed_to_me())::uuid[]));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who has applied is not forgotten by a step back.');
  }
}
