import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who made whom administrator, and when. An administrator can be demoted and disabled by another, sits in no room, and agrees to
 * emergency access only with somebody who does not owe the task to the same hand.
 */
export class Administrators1795824202000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A row stays when the task is taken away: it says whose appointments its person has made.
      CREATE TABLE administrators (
        person_id uuid NOT NULL,
        -- Null for the one the server's own setting names.
        appointed_by uuid,
        appointed_at timestamptz NOT NULL,
        removed_at timestamptz,
        CONSTRAINT pk_administrators PRIMARY KEY (person_id),
        CONSTRAINT fk_administrators_person FOREIGN KEY (person_id) REFERENCES people (id),
        CONSTRAINT fk_administrators_appointer FOREIGN KEY (appointed_by) REFERENCES people (id)
      );
      ALTER TABLE administrators ENABLE ROW LEVEL SECURITY; ALTER TABLE administrators FORCE ROW LEVEL SECURITY;
      CREATE POLICY administrators_read ON administrators FOR SELECT TO krets_app USING ((SELECT app.am_administrator()));
      GRANT SELECT ON administrators TO krets_app;
      -- The functions below set this for as long as they look: to a person, or to all who are administrators.
      CREATE FUNCTION app.administering() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.administering', true), '') $$;
      CREATE POLICY administrators_owner ON administrators TO krets_owner USING (app.administering() IS NOT NULL);
      CREATE POLICY accounts_administering ON accounts TO krets_owner
        USING (person_id::text = app.administering() OR (is_administrator AND app.administering() = 'all'));
      CREATE POLICY people_administering ON people FOR SELECT TO krets_owner
        USING (app.administering() = 'all' AND id IN (SELECT a.person_id FROM administrators a UNION SELECT a.appointed_by FROM administrators a));
      CREATE POLICY seats_administering ON seats FOR SELECT TO krets_owner USING (person_id::text = app.administering());
      CREATE POLICY applications_administering ON applications FOR SELECT TO krets_owner USING (person_id::text = app.administering());
      CREATE POLICY sessions_administering ON sessions TO krets_owner USING (person_id::text = app.administering());
      CREATE POLICY glass_openings_administering ON glass_openings TO krets_owner
        USING (app.administering() IN (asked_by::text, agreed_by::text));

      SELECT set_config('app.administering', 'all', true);
      INSERT INTO administrators (person_id, appointed_at) SELECT person_id, created_at FROM accounts WHERE is_administrator;
      SELECT set_config('app.administering', '', true);

      CREATE OR REPLACE FUNCTION app.am_administrator() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce((SELECT is_administrator AND disabled_at IS NULL FROM public.accounts WHERE person_id = app.me()), false) $$;

      -- Taking a seat and becoming administrator follow each other, in whichever order they come.
      CREATE FUNCTION app.lock_administration(person uuid) RETURNS void LANGUAGE sql
        AS $$ SELECT pg_advisory_xact_lock(hashtextextended('administration ' || person::text, 7306)) $$;
      CREATE FUNCTION app.sits_not_as_administrator() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_person text := current_setting('app.administering', true);
      BEGIN
        PERFORM app.lock_administration(NEW.person_id);
        PERFORM set_config('app.administering', NEW.person_id::text, true);
        IF EXISTS (SELECT 1 FROM public.accounts a WHERE a.person_id = NEW.person_id AND a.is_administrator) THEN
          RAISE insufficient_privilege USING CONSTRAINT = 'ck_seats_administrator', MESSAGE = 'An administrator holds no seat.';
        END IF;
        PERFORM set_config('app.administering', coalesce(outer_person, ''), true);
        RETURN NEW;
      END $$;
      CREATE TRIGGER sits_not_as_administrator BEFORE INSERT ON seats
        FOR EACH ROW WHEN (NEW.ended_at IS NULL) EXECUTE FUNCTION app.sits_not_as_administrator();
      CREATE TRIGGER sits_not_again_as_administrator BEFORE UPDATE OF ended_at, person_id ON seats
        FOR EACH ROW WHEN (NEW.ended_at IS NULL AND (OLD.ended_at IS NOT NULL OR NEW.person_id <> OLD.person_id))
        EXECUTE FUNCTION app.sits_not_as_administrator();

      -- The right itself: who holds or waits for a seat does not get it, and the last one who has it keeps it.
      CREATE FUNCTION app.guard_administrator() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        person uuid := coalesce(NEW.person_id, OLD.person_id);
        had boolean := TG_OP <> 'INSERT' AND OLD.is_administrator;
        has boolean := TG_OP <> 'DELETE' AND NEW.is_administrator;
        outer_person text := current_setting('app.administering', true);
      BEGIN
        PERFORM app.lock_administration(person);
        IF has AND NOT had THEN
          PERFORM set_config('app.administering', person::text, true);
          IF EXISTS (SELECT 1 FROM public.seats s WHERE s.person_id = person AND s.ended_at IS NULL)
             OR EXISTS (SELECT 1 FROM public.applications a WHERE a.person_id = person AND a.state IN ('APPLIED', 'WAITING')) THEN
            RAISE check_violation USING CONSTRAINT = 'ck_accounts_seated', MESSAGE = 'Holds a seat.';
          END IF;
          INSERT INTO public.administrators AS a (person_id, appointed_by, appointed_at)
            VALUES (person, CASE WHEN app.me() <> person THEN app.me() END, now())
            ON CONFLICT (person_id) DO UPDATE SET appointed_by = excluded.appointed_by, appointed_at = excluded.appointed_at, removed_at = NULL;
        ELSIF had AND (NOT has OR (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL)) THEN
          PERFORM pg_advisory_xact_lock(7306);
          PERFORM set_config('app.administering', 'all', true);
          IF OLD.disabled_at IS NULL AND NOT EXISTS (SELECT 1 FROM public.accounts a
              WHERE a.is_administrator AND a.disabled_at IS NULL AND a.person_id <> person) THEN
            RAISE check_violation USING CONSTRAINT = 'ck_accounts_last_administrator', MESSAGE = 'The last administrator.';
          END IF;
          -- What they have opened or asked for ends, and every session of theirs.
          PERFORM set_config('app.administering', person::text, true);
          UPDATE public.glass_openings SET closes_at = now() WHERE person IN (asked_by, agreed_by) AND closes_at > now();
          UPDATE public.glass_openings SET asked_at = now() - interval '2 days' WHERE asked_by = person AND agreed_at IS NULL;
          DELETE FROM public.sessions WHERE person_id = person;
          IF NOT has THEN UPDATE public.administrators SET removed_at = now() WHERE person_id = person; END IF;
        END IF;
        PERFORM set_config('app.administering', coalesce(outer_person, ''), true);
        RETURN coalesce(NEW, OLD);
      END $$;
      CREATE TRIGGER guard_administrator BEFORE UPDATE OF is_administrator, disabled_at OR DELETE ON accounts
        FOR EACH ROW EXECUTE FUNCTION app.guard_administrator();
      CREATE TRIGGER guard_new_administrator AFTER INSERT ON accounts
        FOR EACH ROW WHEN (NEW.is_administrator) EXECUTE FUNCTION app.guard_administrator();

      -- An administrator disables another, too.
      ALTER POLICY accounts_disable ON accounts USING (email = app.key() AND (SELECT app.am_administrator()));
    `);
    await db.query(`
      -- Whom the task comes from: oneself when it is 30 days old, else the appointer's own, and nobody ('0…') for the server's setting.
      CREATE FUNCTION app.appointment_origin(person uuid) RETURNS uuid LANGUAGE sql STABLE
        AS $$ WITH RECURSIVE up AS (
            SELECT a.person_id, a.appointed_by, a.appointed_at, 1 AS step FROM public.administrators a
              WHERE a.person_id = appointment_origin.person
            UNION ALL
            SELECT a.person_id, a.appointed_by, a.appointed_at, u.step + 1 FROM up u JOIN public.administrators a ON a.person_id = u.appointed_by
              WHERE u.appointed_at > now() - interval '30 days' AND u.step < 100)
          SELECT CASE WHEN appointed_at <= now() - interval '30 days' THEN person_id
                      ELSE coalesce(appointed_by, '00000000-0000-0000-0000-000000000000') END
          FROM up ORDER BY step DESC LIMIT 1 $$;

      -- Why these two do not open a room together; null when they may.
      CREATE FUNCTION app.agreement_obstacle(asker uuid, agreer uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        one public.administrators%ROWTYPE;
        other public.administrators%ROWTYPE;
        outer_person text := current_setting('app.administering', true);
        obstacle text;
      BEGIN
        IF NOT app.am_administrator() THEN RETURN ''; END IF;
        PERFORM set_config('app.administering', 'all', true);
        SELECT a.* INTO one FROM public.administrators a JOIN public.accounts c ON c.person_id = a.person_id AND c.is_administrator
          AND c.disabled_at IS NULL WHERE a.person_id = agreement_obstacle.asker;
        SELECT a.* INTO other FROM public.administrators a JOIN public.accounts c ON c.person_id = a.person_id AND c.is_administrator
          AND c.disabled_at IS NULL WHERE a.person_id = agreement_obstacle.agreer;
        obstacle := CASE
          WHEN one.person_id IS NULL OR other.person_id IS NULL THEN 'GONE'
          WHEN one.person_id = other.person_id THEN 'OWN'
          WHEN one.appointed_by = other.person_id OR other.appointed_by = one.person_id THEN 'APPOINTED_EACH_OTHER'
          WHEN app.appointment_origin(one.person_id) = app.appointment_origin(other.person_id)
            OR (one.appointed_by IS NOT DISTINCT FROM other.appointed_by
                AND greatest(one.appointed_at, other.appointed_at) > now() - interval '30 days') THEN 'SAME_SOURCE' END;
        PERFORM set_config('app.administering', coalesce(outer_person, ''), true);
        RETURN obstacle;
      END $$;

      CREATE FUNCTION app.guard_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        obstacle text;
      BEGIN
        IF OLD.agreed_by IS NOT NULL OR NEW.agreed_by IS NULL THEN RETURN NEW; END IF;
        obstacle := app.agreement_obstacle(NEW.asked_by, NEW.agreed_by);
        IF obstacle IS NOT NULL THEN
          RAISE check_violation USING CONSTRAINT = 'ck_glass_openings_independent', MESSAGE = obstacle;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER guard_agreement BEFORE UPDATE OF agreed_by ON glass_openings FOR EACH ROW EXECUTE FUNCTION app.guard_agreement();

      -- For administrators: who the administrators are.
      CREATE FUNCTION app.administrators() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        found jsonb;
      BEGIN
        IF NOT app.am_administrator() THEN RETURN '[]'; END IF;
        PERFORM set_config('app.administering', 'all', true);
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.person_id, 'name', p.name, 'email', c.email, 'appointedAt', a.appointed_at,
            'appointedBy', b.name, 'disabledAt', c.disabled_at) ORDER BY a.appointed_at, a.person_id), '[]') INTO found
          FROM public.administrators a JOIN public.accounts c ON c.person_id = a.person_id AND c.is_administrator
          JOIN public.people p ON p.id = a.person_id LEFT JOIN public.people b ON b.id = a.appointed_by;
        PERFORM set_config('app.administering', '', true);
        RETURN found;
      END $$;

      -- The person the address belongs to when the task has been given; null when there is no such account.
      CREATE FUNCTION app.appoint_administrator(address text) RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        person uuid;
      BEGIN
        IF NOT app.am_administrator() THEN RETURN NULL; END IF;
        PERFORM set_config('app.key', appoint_administrator.address, true);
        UPDATE public.accounts SET is_administrator = true
          WHERE email = appoint_administrator.address AND NOT is_administrator AND disabled_at IS NULL RETURNING person_id INTO person;
        RETURN person;
      END $$;

      CREATE FUNCTION app.remove_administrator(person uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        done boolean;
      BEGIN
        IF NOT app.am_administrator() THEN RETURN false; END IF;
        PERFORM set_config('app.administering', remove_administrator.person::text, true);
        UPDATE public.accounts SET is_administrator = false WHERE person_id = remove_administrator.person AND is_administrator;
        done := FOUND;
        PERFORM set_config('app.administering', '', true);
        RETURN done;
      END $$;

      -- At the start: the rooms of somebody whom the setting names, and who sits there, are told so once.
      CREATE FUNCTION app.tell_rooms_of_named(person uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        s public.seats%ROWTYPE;
        told integer;
        rooms integer := 0;
      BEGIN
        PERFORM set_config('app.administering', tell_rooms_of_named.person::text, true);
        FOR s IN SELECT * FROM public.seats WHERE person_id = tell_rooms_of_named.person AND ended_at IS NULL LOOP
          PERFORM set_config('app.guarding', s.network_id::text, true);
          rooms := rooms + 1;
          CONTINUE WHEN EXISTS (SELECT 1 FROM public.room_log l
            WHERE l.network_id = s.network_id AND l.seat_id = s.id AND l.kind = 'ADMINISTRATOR_NAMED');
          INSERT INTO public.room_log (id, network_id, at, kind, seat_id) VALUES (gen_random_uuid(), s.network_id, now(), 'ADMINISTRATOR_NAMED', s.id);
          UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = s.network_id RETURNING journal_seq INTO told;
          INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
            VALUES (s.network_id, told, 'NETWORK', s.network_id, 'NAMED', now());
        END LOOP;
        PERFORM set_config('app.administering', '', true), set_config('app.guarding', '', true);
        RETURN rooms;
      END $$;
      REVOKE EXECUTE ON FUNCTION app.tell_rooms_of_named(uuid) FROM PUBLIC;
    `);
    // Those who are administrators and sit in a room already: the room knows from now on.
    await db.query(`SELECT set_config('app.administering', 'all', true)`);
    const known: { person_id: string }[] = await db.query(`SELECT person_id FROM administrators`);
    for (const { person_id } of known) await db.query(`SELECT app.tell_rooms_of_named($1)`, [person_id]);
    await db.query(`SELECT set_config('app.administering', '', true)`);
  }

  async down(): Promise<void> {
    throw new Error('Who has been appointed by whom is not forgotten by a step back.');
  }
}
