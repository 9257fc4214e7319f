import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What makes a network of a group: its stage, its charter, seats that follow the role, what the members decide together
 * and the log of the room. Nobody reads or writes before accepting the charter in force.
 */
export class Form1795478402000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE efforts (
        id uuid NOT NULL,
        name varchar(200) NOT NULL,
        kind varchar(15) NOT NULL,
        made_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT pk_efforts PRIMARY KEY (id),
        CONSTRAINT ck_efforts_kind CHECK (kind IN ('PROGRAMME', 'EMPLOYER_POLICY', 'PLAN'))
      );

      ALTER TABLE networks
        ADD stage varchar(12) NOT NULL DEFAULT 'FORMING',
        ADD charter_version integer NOT NULL DEFAULT 1,
        ADD listed boolean NOT NULL DEFAULT false,
        ADD organiser_type varchar(17),
        ADD organiser_name varchar(200),
        ADD organiser_orgnr varchar(9),
        ADD effort_id uuid,
        ADD similar_seen_at timestamptz,
        ADD review_by date,
        ADD next_dates date[] NOT NULL DEFAULT '{}',
        ADD seats_min integer NOT NULL DEFAULT 4,
        ADD seats_from integer NOT NULL DEFAULT 6,
        ADD seats_to integer NOT NULL DEFAULT 8,
        ADD seats_warn integer NOT NULL DEFAULT 10,
        ADD split_from uuid,
        ADD CONSTRAINT fk_networks_effort FOREIGN KEY (effort_id) REFERENCES efforts (id),
        ADD CONSTRAINT fk_networks_split FOREIGN KEY (split_from) REFERENCES networks (id),
        ADD CONSTRAINT ck_networks_stage CHECK (stage IN ('DRAFT', 'FORMING', 'ACTIVE', 'PAUSED', 'UNDER_REVIEW', 'SPLIT', 'CLOSED')),
        ADD CONSTRAINT ck_networks_organiser CHECK (organiser_type IN ('PUBLIC', 'COMMERCIAL', 'INTEREST_ORG', 'TRADE_ASSOCIATION', 'TRADE_UNION')),
        ADD CONSTRAINT ck_networks_size CHECK (2 <= seats_min AND seats_min <= seats_from AND seats_from <= seats_to AND seats_to <= seats_warn AND seats_warn <= 25);
      ALTER TABLE networks
        ALTER stage DROP DEFAULT, ALTER charter_version DROP DEFAULT, ALTER listed DROP DEFAULT, ALTER next_dates DROP DEFAULT,
        ALTER seats_min DROP DEFAULT, ALTER seats_from DROP DEFAULT, ALTER seats_to DROP DEFAULT, ALTER seats_warn DROP DEFAULT;

      -- Written once and never again, but for a draft that nobody else has seen.
      CREATE TABLE charters (
        network_id uuid NOT NULL,
        version integer NOT NULL,
        made_by uuid,
        made_at timestamptz NOT NULL,
        purpose varchar(500) NOT NULL,
        basis varchar(10)[] NOT NULL,
        seats_for varchar(300) NOT NULL,
        expectations varchar(2000) NOT NULL,
        every_weeks integer,
        minutes integer,
        place varchar(200),
        attendance varchar(500) NOT NULL,
        preparation varchar(500) NOT NULL,
        absence varchar(500) NOT NULL,
        protocol varchar(24),
        rotation varchar(12) NOT NULL,
        confidence varchar(9) NOT NULL,
        admission varchar(11) NOT NULL,
        open_history boolean NOT NULL,
        CONSTRAINT pk_charters PRIMARY KEY (network_id, version),
        CONSTRAINT fk_charters_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT fk_charters_maker FOREIGN KEY (made_by, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_charters_rotation CHECK (rotation IN ('NONE', 'EACH_MEETING', 'HALF_YEARLY', 'YEARLY')),
        CONSTRAINT ck_charters_confidence CHECK (confidence IN ('LEARNING', 'THIS_ROOM', 'SEALED')),
        CONSTRAINT ck_charters_admission CHECK (admission IN ('FACILITATOR', 'MEMBERS'))
      );
      CREATE TABLE charter_acceptances (
        seat_id uuid NOT NULL,
        version integer NOT NULL,
        network_id uuid NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT pk_charter_acceptances PRIMARY KEY (seat_id, version),
        CONSTRAINT fk_charter_acceptances_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT fk_charter_acceptances_charter FOREIGN KEY (network_id, version) REFERENCES charters (network_id, version)
      );
      INSERT INTO charters SELECT id, 1, NULL, created_at, purpose, '{}', '', '', NULL, NULL, NULL, '', '', '',
        'PEER_CONSULTATION', 'NONE', 'THIS_ROOM', 'FACILITATOR', false FROM networks;

      ALTER TABLE seats
        ADD charter_version integer,
        ADD on_leave_at timestamptz,
        ADD reads_from timestamptz,
        ADD follows uuid,
        ADD left_as varchar(11),
        ADD CONSTRAINT fk_seats_follows FOREIGN KEY (follows, network_id) REFERENCES seats (id, network_id),
        ADD CONSTRAINT ck_seats_left CHECK (left_as IN ('VACANT', 'HANDED_OVER', 'ENDED'));
      CREATE UNIQUE INDEX uq_seats_follows ON seats (follows) WHERE follows IS NOT NULL;
      UPDATE seats SET charter_version = 1, left_as = CASE WHEN ended_at IS NOT NULL THEN 'ENDED' END;

      ALTER TABLE invitations ADD seat_id uuid,
        ADD CONSTRAINT fk_invitations_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id);

      -- What happens to the room and its form. Never what anybody reads or how much anybody says.
      CREATE TABLE room_log (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        at timestamptz NOT NULL,
        kind varchar(24) NOT NULL,
        seat_id uuid,
        by_seat_id uuid,
        challenge_id uuid,
        reason varchar(500),
        detail varchar(200),
        CONSTRAINT pk_room_log PRIMARY KEY (id),
        CONSTRAINT fk_room_log_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT fk_room_log_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT fk_room_log_by FOREIGN KEY (by_seat_id, network_id) REFERENCES seats (id, network_id)
      );
      CREATE INDEX ix_room_log_network ON room_log (network_id, at);

      -- What the members decide together, by more than half of the seats.
      CREATE TABLE proposals (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        kind varchar(6) NOT NULL,
        subject_id uuid NOT NULL,
        made_by uuid NOT NULL,
        made_at timestamptz NOT NULL,
        carried_at timestamptz,
        dropped_at timestamptz,
        CONSTRAINT pk_proposals PRIMARY KEY (id),
        CONSTRAINT uq_proposals_network UNIQUE (id, network_id),
        CONSTRAINT fk_proposals_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT fk_proposals_maker FOREIGN KEY (made_by, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_proposals_kind CHECK (kind IN ('CLOSE', 'ELECT', 'ADMIT', 'SPLIT'))
      );
      CREATE UNIQUE INDEX uq_proposals_open ON proposals (network_id, kind, subject_id) WHERE carried_at IS NULL AND dropped_at IS NULL;
      CREATE TABLE proposal_votes (
        proposal_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        network_id uuid NOT NULL,
        yes boolean NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT pk_proposal_votes PRIMARY KEY (proposal_id, seat_id),
        CONSTRAINT fk_proposal_votes_proposal FOREIGN KEY (proposal_id, network_id) REFERENCES proposals (id, network_id),
        CONSTRAINT fk_proposal_votes_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id)
      );
    `);
    await db.query(`
      -- Rooms the caller holds a seat in, open to her or not: waiting for the charter and on leave count.
      CREATE FUNCTION app.my_seats() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(network_id), '{}') FROM public.seats WHERE person_id = app.me() AND ended_at IS NULL $$;
      -- Rooms open to the caller: she has accepted the charter in force and is not on leave.
      CREATE OR REPLACE FUNCTION app.my_networks() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(s.network_id), '{}') FROM public.seats s JOIN public.networks n ON n.id = s.network_id
              WHERE s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version $$;
      CREATE OR REPLACE FUNCTION app.my_facilitated() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(s.network_id), '{}') FROM public.seats s JOIN public.networks n ON n.id = s.network_id
              WHERE s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
                AND s.role = 'FACILITATOR' $$;
      -- Rooms the caller may write in: a paused, a split and a closed one can only be read.
      CREATE FUNCTION app.my_writable() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(s.network_id), '{}') FROM public.seats s JOIN public.networks n ON n.id = s.network_id
              WHERE s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
                AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED') $$;

      -- Rooms in which the caller begins after the beginning, and from when she reads in one.
      CREATE FUNCTION app.my_late() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(network_id), '{}') FROM public.seats
              WHERE person_id = app.me() AND ended_at IS NULL AND reads_from IS NOT NULL $$;
      CREATE FUNCTION app.my_beginning(network uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT reads_from FROM public.seats
              WHERE person_id = app.me() AND network_id = my_beginning.network AND ended_at IS NULL $$;

      -- The network a function of the tables' owner is just now seeing to; nobody else's policies know it.
      CREATE FUNCTION app.guarding() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.guarding', true), '')::uuid $$;

      ALTER TABLE efforts ENABLE ROW LEVEL SECURITY; ALTER TABLE efforts FORCE ROW LEVEL SECURITY;
      ALTER TABLE charters ENABLE ROW LEVEL SECURITY; ALTER TABLE charters FORCE ROW LEVEL SECURITY;
      ALTER TABLE charter_acceptances ENABLE ROW LEVEL SECURITY; ALTER TABLE charter_acceptances FORCE ROW LEVEL SECURITY;
      ALTER TABLE room_log ENABLE ROW LEVEL SECURITY; ALTER TABLE room_log FORCE ROW LEVEL SECURITY;
      ALTER TABLE proposals ENABLE ROW LEVEL SECURITY; ALTER TABLE proposals FORCE ROW LEVEL SECURITY;
      ALTER TABLE proposal_votes ENABLE ROW LEVEL SECURITY; ALTER TABLE proposal_votes FORCE ROW LEVEL SECURITY;

      CREATE POLICY efforts_read ON efforts FOR SELECT TO krets_app USING (app.me() IS NOT NULL);
      CREATE POLICY efforts_make ON efforts FOR INSERT TO krets_app WITH CHECK ((SELECT app.am_administrator()));
      CREATE POLICY efforts_end ON efforts FOR UPDATE TO krets_app USING ((SELECT app.am_administrator()));

      -- A leader initiates a network and takes its first seat; an administrator founds one for somebody else and takes none.
      DROP POLICY networks_found ON networks;
      CREATE POLICY networks_found ON networks FOR INSERT TO krets_app
        WITH CHECK (founded_by = app.me() AND seated_at IS NULL AND stage IN ('DRAFT', 'FORMING') AND charter_version = 1);
      DROP POLICY networks_read ON networks;
      CREATE POLICY networks_read ON networks FOR SELECT TO krets_app USING (
        id = ANY ((SELECT app.my_seats())::uuid[])
        OR (founded_by = app.me() AND seated_at IS NULL)
        OR id IN (SELECT i.network_id FROM invitations i WHERE i.token_hash = app.key()));
      DROP POLICY networks_owner ON networks;
      CREATE POLICY networks_owner ON networks FOR SELECT TO krets_owner USING (
        (founded_by = app.me() AND seated_at IS NULL)
        OR id IN (SELECT s.network_id FROM seats s WHERE s.person_id = app.me()));
      CREATE POLICY networks_guard ON networks TO krets_owner USING (id = app.guarding());

      DROP POLICY network_counters_read ON network_counters;
      CREATE POLICY network_counters_read ON network_counters FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_seats())::uuid[]));
      DROP POLICY network_counters_count ON network_counters;
      CREATE POLICY network_counters_count ON network_counters FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_seats())::uuid[]));
      CREATE POLICY network_counters_guard ON network_counters TO krets_owner USING (network_id = app.guarding());
      DROP POLICY journal_append ON journal;
      CREATE POLICY journal_append ON journal FOR INSERT TO krets_app
        WITH CHECK (network_id = ANY ((SELECT app.my_seats())::uuid[]));

      DROP POLICY seats_read ON seats;
      CREATE POLICY seats_read ON seats FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) OR person_id = app.me());
      DROP POLICY seats_take ON seats;
      CREATE POLICY seats_take ON seats FOR INSERT TO krets_app WITH CHECK (
        person_id = app.me() AND ended_at IS NULL AND NOT (SELECT app.am_administrator())
        AND (EXISTS (SELECT 1 FROM invitations i
                     WHERE i.token_hash = app.key() AND i.network_id = seats.network_id AND i.role = seats.role
                       AND i.seat_id IS NOT DISTINCT FROM seats.follows)
             OR (role = 'FACILITATOR' AND follows IS NULL AND network_id = ANY ((SELECT app.my_founding())::uuid[]))));
      CREATE POLICY seats_guard ON seats TO krets_owner USING (network_id = app.guarding());

      -- Facilitators, the founder of an empty network, and the holder of a seat who hands it over.
      DROP POLICY invitations_make ON invitations;
      CREATE POLICY invitations_make ON invitations FOR INSERT TO krets_app WITH CHECK (
        made_by = app.me() AND used_at IS NULL AND revoked_at IS NULL
        AND (network_id = ANY ((SELECT app.my_facilitated())::uuid[])
             OR (role = 'FACILITATOR' AND network_id = ANY ((SELECT app.my_founding())::uuid[]))
             OR (role = 'MEMBER' AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL))));

      CREATE POLICY charters_read ON charters FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_seats())::uuid[])
        OR network_id = ANY ((SELECT app.my_founding())::uuid[])
        OR network_id IN (SELECT i.network_id FROM invitations i WHERE i.token_hash = app.key()));
      CREATE POLICY charters_make ON charters FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_facilitated())::uuid[]) OR network_id = ANY ((SELECT app.my_founding())::uuid[]));
      CREATE POLICY charters_draft ON charters FOR UPDATE TO krets_app USING (
        network_id = ANY ((SELECT app.my_facilitated())::uuid[])
        AND EXISTS (SELECT 1 FROM networks n WHERE n.id = network_id AND n.stage = 'DRAFT'));
      CREATE POLICY charters_guard ON charters FOR SELECT TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY charter_acceptances_read ON charter_acceptances FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY charter_acceptances_say ON charter_acceptances FOR INSERT TO krets_app WITH CHECK (
        EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

      CREATE POLICY room_log_read ON room_log FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY room_log_write ON room_log FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_seats())::uuid[])
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = by_seat_id AND s.person_id = app.me()));
      CREATE POLICY room_log_guard ON room_log TO krets_owner USING (network_id = app.guarding());

      CREATE POLICY proposals_read ON proposals FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY proposals_make ON proposals FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND carried_at IS NULL
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = made_by AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY proposals_drop ON proposals FOR UPDATE TO krets_app USING (
        EXISTS (SELECT 1 FROM seats s WHERE s.id = made_by AND s.person_id = app.me() AND s.ended_at IS NULL)
        OR network_id = ANY ((SELECT app.my_facilitated())::uuid[]));
      CREATE POLICY proposals_guard ON proposals TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY proposal_votes_read ON proposal_votes FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY proposal_votes_say ON proposal_votes FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY proposal_votes_change ON proposal_votes FOR UPDATE TO krets_app USING (
        EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY proposal_votes_guard ON proposal_votes FOR SELECT TO krets_owner USING (network_id = app.guarding());

      GRANT SELECT, INSERT, UPDATE (name, kind, ended_at) ON efforts TO krets_app;
      GRANT UPDATE (stage, charter_version, listed, organiser_type, organiser_name, organiser_orgnr, effort_id, similar_seen_at,
        review_by, next_dates, seats_min, seats_from, seats_to, seats_warn) ON networks TO krets_app;
      GRANT UPDATE (seats_max) ON network_counters TO krets_app;
      GRANT UPDATE (charter_version, on_leave_at, left_as, role) ON seats TO krets_app;
      GRANT SELECT, INSERT, UPDATE ON charters TO krets_app;
      GRANT SELECT, INSERT ON charter_acceptances, room_log TO krets_app;
      GRANT SELECT, INSERT, UPDATE (dropped_at) ON proposals TO krets_app;
      GRANT SELECT, INSERT, UPDATE (yes, at) ON proposal_votes TO krets_app;
    `);
    await db.query(`
      -- The twelve form requirements, by code; what is left is what the network lacks. F8, that the members set the agenda, is fixed.
      CREATE FUNCTION app.form_gaps(network uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
        SELECT array_remove(ARRAY[
          CASE WHEN btrim(n.purpose) = '' THEN 'F1' END,
          CASE WHEN cardinality(c.basis) = 0 OR btrim(c.seats_for) = '' THEN 'F2' END,
          CASE WHEN n.seats_warn > k.seats_max OR n.seats_min > k.seats_max THEN 'F3' END,
          CASE WHEN n.organiser_type IS NULL OR n.organiser_name IS NULL OR n.organiser_orgnr IS NULL THEN 'F4' END,
          CASE WHEN c.rotation = 'NONE' AND NOT EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = n.id AND s.role = 'FACILITATOR'
                      AND s.ended_at IS NULL AND s.on_leave_at IS NULL) THEN 'F5' END,
          CASE WHEN c.every_weeks IS NULL OR c.minutes IS NULL OR coalesce(btrim(c.place), '') = ''
                 OR (SELECT count(*) FROM unnest(n.next_dates) d WHERE d >= current_date) < 2 THEN 'F6' END,
          CASE WHEN c.protocol IS NULL THEN 'F7' END,
          CASE WHEN btrim(c.expectations) = '' OR EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = n.id AND s.ended_at IS NULL
                      AND s.charter_version IS DISTINCT FROM n.charter_version) THEN 'F9' END,
          CASE WHEN n.effort_id IS NULL OR n.similar_seen_at IS NULL THEN 'F10' END,
          CASE WHEN n.review_by IS NULL OR n.review_by < current_date OR n.review_by > current_date + interval '12 months' THEN 'F11' END,
          CASE WHEN (SELECT count(*) FROM public.seats s WHERE s.network_id = n.id AND s.ended_at IS NULL
                      AND s.charter_version = n.charter_version) < n.seats_min THEN 'F12' END
        ], NULL)
        FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
        JOIN public.network_counters k ON k.network_id = n.id WHERE n.id = form_gaps.network $$;

      CREATE FUNCTION app.guard_network() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.charter_version IS DISTINCT FROM OLD.charter_version AND NEW.charter_version <> OLD.charter_version + 1 THEN
          RAISE insufficient_privilege;
        END IF;
        IF NEW.stage = OLD.stage THEN RETURN NEW; END IF;
        IF NOT (OLD.stage, NEW.stage) IN (
          ('DRAFT', 'FORMING'), ('DRAFT', 'CLOSED'), ('FORMING', 'ACTIVE'), ('FORMING', 'CLOSED'),
          ('ACTIVE', 'PAUSED'), ('ACTIVE', 'UNDER_REVIEW'), ('PAUSED', 'ACTIVE'), ('PAUSED', 'UNDER_REVIEW'),
          ('UNDER_REVIEW', 'ACTIVE'), ('ACTIVE', 'SPLIT'), ('UNDER_REVIEW', 'SPLIT'),
          ('ACTIVE', 'CLOSED'), ('PAUSED', 'CLOSED'), ('UNDER_REVIEW', 'CLOSED')) THEN
          RAISE insufficient_privilege;
        END IF;
        -- What has been a network is closed or split by its members together.
        IF NEW.stage IN ('SPLIT', 'CLOSED') AND OLD.stage <> 'DRAFT'
           AND NOT (current_user = 'krets_owner' AND app.guarding() IS NOT DISTINCT FROM NEW.id) THEN
          RAISE insufficient_privilege;
        END IF;
        IF NEW.stage = 'ACTIVE' AND cardinality(app.form_gaps(NEW.id)) > 0 THEN
          RAISE check_violation USING CONSTRAINT = 'ck_networks_form', MESSAGE = 'The form is not complete.';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER guard_network BEFORE UPDATE ON networks FOR EACH ROW EXECUTE FUNCTION app.guard_network();

      CREATE FUNCTION app.guard_counter() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT (NEW.network_id = ANY (app.my_facilitated())) THEN RAISE insufficient_privilege; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER guard_counter BEFORE UPDATE OF seats_max ON network_counters FOR EACH ROW EXECUTE FUNCTION app.guard_counter();

      -- Who begins after the network has begun does not see what was said before, unless the charter says so.
      CREATE FUNCTION app.begin_seat() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        -- A seat is taken before the charter is accepted, or with the version in force.
        IF NEW.charter_version <> (SELECT n.charter_version FROM networks n WHERE n.id = NEW.network_id) THEN
          RAISE insufficient_privilege;
        END IF;
        NEW.reads_from := (SELECT CASE WHEN c.open_history OR (n.stage IN ('DRAFT', 'FORMING') AND NEW.follows IS NULL) THEN NULL ELSE NEW.taken_at END
          FROM networks n JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version WHERE n.id = NEW.network_id);
        RETURN NEW;
      END $$;
      CREATE TRIGGER begin_seat BEFORE INSERT ON seats FOR EACH ROW EXECUTE FUNCTION app.begin_seat();

      CREATE FUNCTION app.guard_seat() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF app.guarding() IS NOT DISTINCT FROM NEW.network_id AND current_user = 'krets_owner' THEN RETURN NEW; END IF;
        IF OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL THEN RAISE insufficient_privilege; END IF;
        -- Accepting, going on leave and coming back are said by the holder and nobody else.
        IF OLD.person_id IS DISTINCT FROM app.me()
           AND (NEW.charter_version, NEW.on_leave_at, NEW.role_title, NEW.orgnr)
               IS DISTINCT FROM (OLD.charter_version, OLD.on_leave_at, OLD.role_title, OLD.orgnr) THEN
          RAISE insufficient_privilege;
        END IF;
        IF NEW.charter_version IS DISTINCT FROM OLD.charter_version
           AND NEW.charter_version IS DISTINCT FROM (SELECT n.charter_version FROM networks n WHERE n.id = NEW.network_id) THEN
          RAISE insufficient_privilege;
        END IF;
        IF NEW.role <> OLD.role AND NOT (NEW.network_id = ANY (app.my_facilitated())) THEN RAISE insufficient_privilege; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER guard_seat BEFORE UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION app.guard_seat();

      -- A room is never left without a facilitator by one who goes. Those who go at once queue on the counter.
      CREATE FUNCTION app.keep_facilitator() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF OLD.role = 'FACILITATOR' AND OLD.ended_at IS NULL AND OLD.on_leave_at IS NULL
           AND (NEW.role <> 'FACILITATOR' OR NEW.ended_at IS NOT NULL OR NEW.on_leave_at IS NOT NULL)
           AND current_setting('app.deleting', true) IS DISTINCT FROM 'on' THEN
          PERFORM set_config('app.guarding', NEW.network_id::text, true);
          PERFORM 1 FROM public.network_counters WHERE network_id = NEW.network_id FOR UPDATE;
          IF EXISTS (SELECT 1 FROM public.networks n WHERE n.id = NEW.network_id AND n.stage NOT IN ('SPLIT', 'CLOSED'))
             AND NOT EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = NEW.network_id AND s.id <> NEW.id AND s.role = 'FACILITATOR'
                             AND s.ended_at IS NULL AND s.on_leave_at IS NULL) THEN
            RAISE check_violation USING CONSTRAINT = 'ck_seats_facilitator', MESSAGE = 'The last facilitator.';
          END IF;
          PERFORM set_config('app.guarding', '', true);
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_facilitator BEFORE UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION app.keep_facilitator();

      -- A vacant seat is still a seat of the network: it is counted until it is handed over or given up.
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
          IF NEW.role = 'FACILITATOR' THEN
            UPDATE public.networks SET seated_at = now() WHERE id = NEW.network_id AND seated_at IS NULL;
          END IF;
        ELSIF (OLD.ended_at IS NULL OR OLD.left_as = 'VACANT') AND NEW.ended_at IS NOT NULL AND NEW.left_as IS DISTINCT FROM 'VACANT' THEN
          UPDATE public.network_counters SET seats_taken = seats_taken - 1 WHERE network_id = NEW.network_id;
        END IF;
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN NEW;
      END $$;
      DROP TRIGGER count_ended ON seats;
      CREATE TRIGGER count_ended AFTER UPDATE OF ended_at, left_as ON seats FOR EACH ROW EXECUTE FUNCTION app.count_seat();

      -- What more than half of the seats have said yes to is done, by whoever's yes was the last one needed.
      CREATE FUNCTION app.carry_out(network uuid, proposal uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
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
            WHERE s.network_id = p.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version) THEN
          PERFORM set_config('app.guarding', '', true);
          RETURN false;
        END IF;
        UPDATE public.proposals SET carried_at = now() WHERE id = p.id;
        IF p.kind = 'CLOSE' THEN
          UPDATE public.networks SET stage = 'CLOSED' WHERE id = p.network_id;
        ELSIF p.kind = 'ELECT' THEN
          UPDATE public.seats SET role = 'FACILITATOR' WHERE id = p.subject_id AND network_id = p.network_id AND ended_at IS NULL;
        END IF;
        PERFORM set_config('app.guarding', '', true);
        RETURN true;
      END $$;

      CREATE OR REPLACE FUNCTION app.closed_to_me() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(c.id), '{}') FROM public.challenges c
              JOIN public.seats s ON s.network_id = c.network_id AND s.person_id = app.me() AND s.ended_at IS NULL
              WHERE c.owner_id <> app.me() AND (c.withdrawn_at IS NOT NULL OR c.created_at < s.reads_from) $$;
      DROP POLICY IF EXISTS challenges_owner ON challenges;
      CREATE POLICY challenges_owner ON challenges FOR SELECT TO krets_owner
        USING (network_id IN (SELECT s.network_id FROM seats s WHERE s.person_id = app.me()));
      DROP POLICY challenges_read ON challenges;
      CREATE POLICY challenges_read ON challenges FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND id <> ALL ((SELECT app.closed_to_me())::uuid[]));
      DROP POLICY challenges_post ON challenges;
      CREATE POLICY challenges_post ON challenges FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND owner_id = app.me()
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      DROP POLICY challenges_revise ON challenges;
      CREATE POLICY challenges_revise ON challenges FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_writable())::uuid[]) AND owner_id = app.me());
      DROP POLICY contributions_post ON contributions;
      CREATE POLICY contributions_post ON contributions FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND author_id = app.me()
        AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id)
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      DROP POLICY contributions_edit ON contributions;
      CREATE POLICY contributions_edit ON contributions FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_writable())::uuid[]) AND author_id = app.me());
    `);
  }

  async down(): Promise<void> {
    throw new Error('Charters that have been accepted cannot be taken back.');
  }
}
