import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An invitation is worth what its maker may still give, once, and to nobody but the address it was sent to. It ends when
 * its maker's right ends, and the database uses it up itself, so that a seat cannot be taken with a key that is used.
 */
export class InvitationRights1795824100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- For functions of the tables' owner: the invitations of the network they see to, and those of one person.
      CREATE POLICY invitations_of_network ON invitations TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY invitations_of_maker ON invitations TO krets_owner
        USING (made_by::text = current_setting('app.maker', true));
      CREATE POLICY networks_of_maker ON networks FOR SELECT TO krets_owner
        USING (founded_by::text = current_setting('app.maker', true));
      -- Those who may have made them and do not sit there: the founder, and who has left a seat for a successor.
      CREATE POLICY accounts_of_makers ON accounts FOR SELECT TO krets_owner USING (
        person_id IN (SELECT n.founded_by FROM networks n WHERE n.id = app.guarding() AND n.seated_at IS NULL)
        OR person_id IN (SELECT s.person_id FROM seats s WHERE s.network_id = app.guarding() AND s.left_as = 'VACANT'));

      -- By which right the maker of an invitation can still give it; null when there is none left. A facilitator who has not
      -- accepted the charter in force keeps the invitation and cannot give it yet, nor can the holder of a seat before leaving it.
      -- Only from functions that see to the network.
      CREATE FUNCTION app.maker_right(i public.invitations) RETURNS text LANGUAGE sql STABLE SET search_path = public AS $$
        SELECT CASE
          WHEN n.seated_at IS NULL AND n.founded_by = i.made_by AND a.is_administrator AND i.role = 'FACILITATOR' AND i.seat_id IS NULL
            THEN 'FOUNDER'
          WHEN f.id IS NOT NULL AND f.charter_version = n.charter_version THEN 'FACILITATOR'
          WHEN f.id IS NOT NULL THEN 'FACILITATOR_LATER'
          WHEN i.role = 'MEMBER' AND offered.person_id = i.made_by AND offered.left_as = 'VACANT' THEN 'LEFT_SEAT'
          WHEN i.role = 'MEMBER' AND offered.person_id = i.made_by THEN 'LEFT_SEAT_LATER'
        END
        FROM networks n JOIN accounts a ON a.person_id = i.made_by AND a.disabled_at IS NULL
        LEFT JOIN seats f ON f.network_id = n.id AND f.person_id = i.made_by AND f.role = 'FACILITATOR'
          AND f.ended_at IS NULL AND f.on_leave_at IS NULL
        LEFT JOIN seats offered ON offered.id = i.seat_id AND offered.network_id = n.id
          AND (offered.ended_at IS NULL OR offered.left_as = 'VACANT')
        WHERE n.id = i.network_id AND n.stage NOT IN ('DRAFT', 'SPLIT', 'CLOSED')
          AND (i.seat_id IS NULL OR offered.id IS NOT NULL) $$;
      REVOKE EXECUTE ON FUNCTION app.maker_right(public.invitations) FROM PUBLIC;

      -- The invitation whose key the caller holds up, as long as it is worth anything to this caller. All policies ask here.
      CREATE FUNCTION app.presented() RETURNS TABLE (id uuid, network_id uuid, role text, seat_id uuid, made_by uuid, handed_over boolean)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        i public.invitations%ROWTYPE;
        held_right text;
        outer_guard text := current_setting('app.guarding', true);
      BEGIN
        SELECT t.* INTO i FROM public.invitations t
          WHERE t.token_hash = app.key() AND t.used_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > now();
        IF i.id IS NULL OR app.me() IS NULL OR (i.email IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM public.accounts a WHERE a.person_id = app.me() AND a.email = lower(i.email))) THEN RETURN; END IF;
        PERFORM set_config('app.guarding', i.network_id::text, true);
        held_right := app.maker_right(i);
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        IF held_right IN ('FOUNDER', 'FACILITATOR', 'LEFT_SEAT') THEN
          RETURN QUERY SELECT i.id, i.network_id, i.role::text, i.seat_id, i.made_by, held_right = 'LEFT_SEAT';
        END IF;
      END $$;

      DROP POLICY networks_read ON networks;
      CREATE POLICY networks_read ON networks FOR SELECT TO krets_app USING (
        id = ANY ((SELECT app.my_seats())::uuid[])
        OR (founded_by = (SELECT app.me()) AND seated_at IS NULL)
        OR id = (SELECT i.network_id FROM app.presented() i));
      DROP POLICY charters_read ON charters;
      CREATE POLICY charters_read ON charters FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_seats())::uuid[])
        OR network_id = ANY ((SELECT app.my_founding())::uuid[])
        OR network_id = (SELECT i.network_id FROM app.presented() i));
      DROP POLICY people_read ON people;
      CREATE POLICY people_read ON people FOR SELECT TO krets_app USING (
        id = (SELECT app.me())
        OR EXISTS (SELECT 1 FROM seats s WHERE s.person_id = people.id)
        OR id = (SELECT i.made_by FROM app.presented() i));

      DROP POLICY invitations_read ON invitations;
      CREATE POLICY invitations_read ON invitations FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_facilitated())::uuid[])
        OR (made_by = (SELECT app.me()) AND used_at IS NULL)
        OR id = (SELECT i.id FROM app.presented() i));
      -- An administrator appoints the first facilitator of what they have founded; the holder of a seat hands it over.
      DROP POLICY invitations_make ON invitations;
      CREATE POLICY invitations_make ON invitations FOR INSERT TO krets_app WITH CHECK (
        made_by = (SELECT app.me()) AND used_at IS NULL AND used_by IS NULL AND revoked_at IS NULL
        AND (network_id = ANY ((SELECT app.my_facilitated())::uuid[])
             OR (role = 'FACILITATOR' AND seat_id IS NULL AND (SELECT app.am_administrator())
                 AND network_id = ANY ((SELECT app.my_founding())::uuid[]))
             OR (role = 'MEMBER' AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = (SELECT app.me()) AND s.ended_at IS NULL))));
      -- Revoking is all that is changed by hand. Using one is done by the database.
      DROP POLICY invitations_use ON invitations;
      REVOKE UPDATE (used_at, used_by) ON invitations FROM krets_app;
      CREATE POLICY invitations_revoke ON invitations FOR UPDATE TO krets_app
        USING (used_at IS NULL AND (network_id = ANY ((SELECT app.my_facilitated())::uuid[]) OR made_by = (SELECT app.me())))
        WITH CHECK (revoked_at IS NOT NULL);

      DROP POLICY seats_take ON seats;
      CREATE POLICY seats_take ON seats FOR INSERT TO krets_app WITH CHECK (
        person_id = (SELECT app.me()) AND ended_at IS NULL AND NOT (SELECT app.am_administrator())
        AND (EXISTS (SELECT 1 FROM app.presented() i WHERE i.network_id = seats.network_id AND i.role = seats.role
                       AND i.seat_id IS NOT DISTINCT FROM seats.follows AND NOT i.handed_over)
             OR (role = 'FACILITATOR' AND follows IS NULL AND network_id = ANY ((SELECT app.my_founding())::uuid[]))));
      DROP POLICY applications_make ON applications;
      CREATE POLICY applications_make ON applications FOR INSERT TO krets_app WITH CHECK (
        person_id = (SELECT app.me()) AND state = 'APPLIED' AND seat_id IS NULL AND NOT (SELECT app.am_administrator())
        AND network_id <> ALL ((SELECT app.my_seats())::uuid[])
        AND ((NOT invited AND role = 'MEMBER' AND follows IS NULL AND network_id = ANY ((SELECT app.open_rooms())::uuid[]))
             OR (invited AND EXISTS (SELECT 1 FROM app.presented() i WHERE i.network_id = applications.network_id
                   AND i.role = applications.role AND i.seat_id IS NOT DISTINCT FROM applications.follows))));
    `);
    await db.query(`
      -- Whoever takes a seat with a key, or applies with one, uses it up. Those who use it, revoke it or end its maker's right
      -- wait for each other at the network's counter; what is looked at is what they left.
      CREATE FUNCTION app.use_invitation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        held uuid;
        outer_guard text := current_setting('app.guarding', true);
      BEGIN
        IF NEW.person_id IS DISTINCT FROM app.me() THEN RETURN NEW; END IF;
        SELECT t.id INTO held FROM public.invitations t WHERE t.token_hash = app.key() AND t.network_id = NEW.network_id;
        IF held IS NULL THEN RETURN NEW; END IF;
        PERFORM set_config('app.guarding', NEW.network_id::text, true);
        PERFORM 1 FROM public.network_counters WHERE network_id = NEW.network_id FOR UPDATE;
        PERFORM 1 FROM public.invitations WHERE id = held FOR UPDATE;
        IF NOT EXISTS (SELECT 1 FROM app.presented()) THEN RAISE insufficient_privilege; END IF;
        UPDATE public.invitations SET used_at = now(), used_by = app.me() WHERE id = held;
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN NEW;
      END $$;
      CREATE TRIGGER use_invitation BEFORE INSERT ON seats FOR EACH ROW EXECUTE FUNCTION app.use_invitation();
      CREATE TRIGGER use_invitation BEFORE INSERT ON applications FOR EACH ROW WHEN (NEW.invited) EXECUTE FUNCTION app.use_invitation();

      -- Revokes what nobody has the right to give any more, and takes back an offered turn with the right of who offered it.
      CREATE FUNCTION app.end_invitations_of(network uuid) RETURNS void LANGUAGE plpgsql SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
      BEGIN
        PERFORM set_config('app.guarding', end_invitations_of.network::text, true);
        UPDATE public.invitations i SET revoked_at = now() WHERE i.network_id = end_invitations_of.network
          AND i.used_at IS NULL AND i.revoked_at IS NULL AND app.maker_right(i) IS NULL;
        DELETE FROM public.turn_offers o WHERE o.network_id = end_invitations_of.network AND NOT EXISTS (
          SELECT 1 FROM public.seats s WHERE s.id = o.offered_by AND s.role = 'FACILITATOR' AND s.ended_at IS NULL AND s.on_leave_at IS NULL);
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
      END $$;
      REVOKE EXECUTE ON FUNCTION app.end_invitations_of(uuid) FROM PUBLIC;
      CREATE FUNCTION app.end_invitations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        PERFORM app.end_invitations_of(NEW.network_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER end_invitations AFTER UPDATE OF role, ended_at, on_leave_at, left_as ON seats FOR EACH ROW
        WHEN ((OLD.role, OLD.ended_at, OLD.on_leave_at, OLD.left_as) IS DISTINCT FROM (NEW.role, NEW.ended_at, NEW.on_leave_at, NEW.left_as))
        EXECUTE FUNCTION app.end_invitations();
      -- The founder's end with the first seat. Named so that it comes after the seat is counted.
      CREATE TRIGGER end_invitations_of_founder AFTER INSERT ON seats FOR EACH ROW
        WHEN (NEW.role = 'FACILITATOR') EXECUTE FUNCTION app.end_invitations();
      CREATE FUNCTION app.end_invitations_of_stage() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        PERFORM app.end_invitations_of(NEW.id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER end_invitations AFTER UPDATE OF stage ON networks FOR EACH ROW
        WHEN (NEW.stage IN ('SPLIT', 'CLOSED') AND OLD.stage <> NEW.stage) EXECUTE FUNCTION app.end_invitations_of_stage();

      -- With an account that is closed or deleted, or that is no administrator's any more, ends what its person has given out.
      CREATE FUNCTION app.end_invitations_of_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_maker text := current_setting('app.maker', true);
      BEGIN
        PERFORM set_config('app.maker', OLD.person_id::text, true);
        UPDATE public.invitations SET revoked_at = now() WHERE made_by = OLD.person_id AND used_at IS NULL AND revoked_at IS NULL;
        PERFORM set_config('app.maker', coalesce(outer_maker, ''), true);
        RETURN NULL;
      END $$;
      CREATE TRIGGER end_invitations_changed AFTER UPDATE OF disabled_at, is_administrator ON accounts FOR EACH ROW
        WHEN ((OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL) OR (OLD.is_administrator AND NOT NEW.is_administrator))
        EXECUTE FUNCTION app.end_invitations_of_account();
      CREATE TRIGGER end_invitations_deleted AFTER DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION app.end_invitations_of_account();

      -- As before, and: whoever offered the turn must still have it to give.
      CREATE OR REPLACE FUNCTION app.take_turn(network uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        offer public.turn_offers%ROWTYPE;
      BEGIN
        IF NOT (take_turn.network = ANY (app.my_networks())) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', take_turn.network::text, true);
        PERFORM 1 FROM public.network_counters WHERE network_id = take_turn.network FOR UPDATE;
        DELETE FROM public.turn_offers o USING public.seats s, public.seats g, public.accounts a
          WHERE o.network_id = take_turn.network AND s.id = o.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL
            AND g.id = o.offered_by AND g.role = 'FACILITATOR' AND g.ended_at IS NULL AND g.on_leave_at IS NULL
            AND a.person_id = g.person_id AND a.disabled_at IS NULL RETURNING o.* INTO offer;
        IF offer.seat_id IS NULL THEN
          PERFORM set_config('app.guarding', '', true);
          RETURN false;
        END IF;
        UPDATE public.seats SET role = 'FACILITATOR' WHERE id = offer.seat_id;
        UPDATE public.seats SET role = 'MEMBER' WHERE id = offer.offered_by AND ended_at IS NULL AND role = 'FACILITATOR';
        PERFORM set_config('app.guarding', '', true);
        RETURN true;
      END $$;
    `);
    await db.query(`
      -- Answered only to who holds an invitation to the network. In a full room nothing tells which agencies sit in it.
      CREATE FUNCTION app.is_full(network uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
        answer boolean;
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM app.presented() i WHERE i.network_id = is_full.network AND i.seat_id IS NULL) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', is_full.network::text, true);
        PERFORM 1 FROM public.network_counters WHERE network_id = is_full.network FOR UPDATE;
        answer := EXISTS (SELECT 1 FROM public.network_counters k WHERE k.network_id = is_full.network AND k.seats_taken >= k.seats_max)
          OR EXISTS (SELECT 1 FROM public.applications a WHERE a.network_id = is_full.network AND a.state = 'WAITING');
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN answer;
      END $$;

      CREATE OR REPLACE FUNCTION app.colleague_sits(network uuid, orgnr text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
        sits boolean;
      BEGIN
        IF app.is_full(colleague_sits.network)
           OR NOT EXISTS (SELECT 1 FROM app.presented() i WHERE i.network_id = colleague_sits.network) THEN
          RETURN false;
        END IF;
        PERFORM set_config('app.guarding', colleague_sits.network::text, true);
        PERFORM 1 FROM public.network_counters WHERE network_id = colleague_sits.network FOR UPDATE;
        sits := EXISTS (SELECT 1 FROM public.seats s
          WHERE s.network_id = colleague_sits.network AND s.orgnr = colleague_sits.orgnr AND s.ended_at IS NULL);
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN sits;
      END $$;

      -- Whoever takes a seat with a key does not take it beside a colleague, nor past members who have said they decide.
      CREATE OR REPLACE FUNCTION app.ask_first() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF current_user = 'krets_owner' AND app.guarding() IS NOT DISTINCT FROM NEW.network_id THEN RETURN NEW; END IF;
        IF app.is_full(NEW.network_id) THEN
          RAISE check_violation USING CONSTRAINT = 'ck_network_counters_full', MESSAGE = 'All seats are taken.';
        END IF;
        IF app.colleague_sits(NEW.network_id, NEW.orgnr)
           OR EXISTS (SELECT 1 FROM networks n JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version
                      WHERE n.id = NEW.network_id AND c.admission = 'MEMBERS' AND n.stage NOT IN ('DRAFT', 'FORMING')) THEN
          RAISE insufficient_privilege;
        END IF;
        RETURN NEW;
      END $$;

      -- As before, and: an application that came with a facilitator's invitation to be a facilitator is one for a member's seat when
      -- whoever made the invitation is a facilitator no more.
      CREATE OR REPLACE FUNCTION app.let_in(network uuid, application uuid, decided_by uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        a public.applications%ROWTYPE;
        seat uuid := gen_random_uuid();
        is_free boolean;
      BEGIN
        SELECT * INTO a FROM public.applications WHERE id = let_in.application AND network_id = let_in.network AND state IN ('APPLIED', 'WAITING');
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
          VALUES (gen_random_uuid(), a.network_id, now(), 'ADMITTED', seat, let_in.decided_by);
        RETURN true;
      END $$;

      -- How many invitations and networks one person makes. The numbers stand in shared/src/limits.ts, too.
      CREATE FUNCTION app.bound_invitations() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
        outer_maker text := current_setting('app.maker', true);
        most integer;
        made record;
      BEGIN
        NEW.created_at := now();
        NEW.expires_at := least(NEW.expires_at, now() + interval '14 days');
        IF NEW.made_by IS DISTINCT FROM app.me() THEN RETURN NEW; END IF;
        PERFORM set_config('app.guarding', NEW.network_id::text, true), set_config('app.maker', NEW.made_by::text, true);
        SELECT 4 * k.seats_max INTO most FROM public.network_counters k WHERE k.network_id = NEW.network_id FOR UPDATE;
        PERFORM pg_advisory_xact_lock(hashtextextended('invitations ' || NEW.made_by, 0));
        IF (SELECT count(*) FROM public.invitations i WHERE i.network_id = NEW.network_id AND i.used_at IS NULL AND i.revoked_at IS NULL
            AND i.expires_at > now()) >= most THEN
          RAISE check_violation USING CONSTRAINT = 'ck_invitations_open', MESSAGE = 'Too many are open.';
        END IF;
        SELECT count(*) AS links, count(i.email) AS letters INTO made FROM public.invitations i
          WHERE i.made_by = NEW.made_by AND i.created_at > now() - interval '1 day';
        IF made.links >= 200 THEN RAISE check_violation USING CONSTRAINT = 'ck_invitations_day', MESSAGE = 'Too many for one day.'; END IF;
        IF NEW.email IS NOT NULL AND made.letters >= 40 THEN
          RAISE check_violation USING CONSTRAINT = 'ck_invitations_letters', MESSAGE = 'Too many letters for one day.';
        END IF;
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true), set_config('app.maker', coalesce(outer_maker, ''), true);
        RETURN NEW;
      END $$;
      CREATE TRIGGER bound_invitations BEFORE INSERT ON invitations FOR EACH ROW EXECUTE FUNCTION app.bound_invitations();

      CREATE FUNCTION app.bound_networks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_maker text := current_setting('app.maker', true);
        founds boolean := app.am_administrator();
      BEGIN
        -- What its members have split has seats from the beginning, and nobody has founded it.
        IF NEW.seated_at IS NOT NULL OR NEW.founded_by IS DISTINCT FROM app.me() THEN RETURN NEW; END IF;
        PERFORM set_config('app.maker', NEW.founded_by::text, true);
        PERFORM pg_advisory_xact_lock(hashtextextended('networks ' || NEW.founded_by, 0));
        IF (SELECT count(*) FROM public.networks n WHERE n.founded_by = NEW.founded_by AND n.split_from IS NULL
            AND n.created_at > now() - interval '7 days') >= (CASE WHEN founds THEN 500 ELSE 10 END) THEN
          IF founds THEN RAISE check_violation USING CONSTRAINT = 'ck_networks_founded', MESSAGE = 'Too many for one week.'; END IF;
          RAISE check_violation USING CONSTRAINT = 'ck_networks_week', MESSAGE = 'Too many for one week.';
        END IF;
        PERFORM set_config('app.maker', coalesce(outer_maker, ''), true);
        RETURN NEW;
      END $$;
      CREATE TRIGGER bound_networks BEFORE INSERT ON networks FOR EACH ROW EXECUTE FUNCTION app.bound_networks();
      CREATE INDEX ix_networks_made ON networks (founded_by, created_at);

      -- Names go into letters and onto the pages of others: no address of a web page and no hidden character. What there is already stays.
      ALTER TABLE networks ADD CONSTRAINT ck_networks_name CHECK (name !~ '[[:cntrl:]]' AND name !~* '(://|www\\.)') NOT VALID;
      ALTER TABLE people ADD CONSTRAINT ck_people_name CHECK (name !~ '[[:cntrl:]]' AND name !~* '(://|www\\.)') NOT VALID;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Rights that have ended do not come back by a step back.');
  }
}
