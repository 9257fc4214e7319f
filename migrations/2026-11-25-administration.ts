import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the administrator of the platform can do, and what she cannot: she sees sizes and form, closes an account, and
 * gets into a room only together with a second one, for a stated reason, for a limited time and in view of its members.
 */
export class Administration1795478407000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE accounts ADD disabled_at timestamptz;

      CREATE TABLE glass_openings (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        reason varchar(500) NOT NULL,
        hours integer NOT NULL,
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        agreed_by uuid,
        agreed_at timestamptz,
        closes_at timestamptz,
        CONSTRAINT pk_glass_openings PRIMARY KEY (id),
        CONSTRAINT fk_glass_openings_asker FOREIGN KEY (asked_by) REFERENCES people (id),
        CONSTRAINT fk_glass_openings_agreer FOREIGN KEY (agreed_by) REFERENCES people (id),
        CONSTRAINT ck_glass_openings_two CHECK (agreed_by <> asked_by),
        CONSTRAINT ck_glass_openings_hours CHECK (hours BETWEEN 1 AND 24)
      );
      ALTER TABLE glass_openings ENABLE ROW LEVEL SECURITY; ALTER TABLE glass_openings FORCE ROW LEVEL SECURITY;
      -- The members see that it has been opened; who asked for it in vain is between the administrators.
      CREATE POLICY glass_openings_read ON glass_openings FOR SELECT TO krets_app USING (
        (SELECT app.am_administrator()) OR (agreed_at IS NOT NULL AND network_id = ANY ((SELECT app.my_networks())::uuid[])));
      CREATE POLICY glass_openings_ask ON glass_openings FOR INSERT TO krets_app WITH CHECK (
        asked_by = app.me() AND agreed_by IS NULL AND agreed_at IS NULL AND closes_at IS NULL AND (SELECT app.am_administrator()));
      CREATE POLICY glass_openings_owner ON glass_openings TO krets_owner USING ((SELECT app.am_administrator()));
      GRANT SELECT, INSERT ON glass_openings TO krets_app;

      CREATE POLICY accounts_disable ON accounts FOR UPDATE TO krets_app
        USING (email = app.key() AND NOT is_administrator AND (SELECT app.am_administrator()));
      GRANT UPDATE (disabled_at) ON accounts TO krets_app;
      DROP POLICY sessions_start ON sessions;
      CREATE POLICY sessions_start ON sessions FOR INSERT TO krets_app WITH CHECK (
        person_id = app.me() AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person_id = app.me() AND a.disabled_at IS NOT NULL));
      CREATE POLICY sessions_owner ON sessions TO krets_owner
        USING (person_id::text = current_setting('app.disabling', true));
      CREATE POLICY organisations_add ON organisations FOR INSERT TO krets_app WITH CHECK ((SELECT app.am_administrator()));
      GRANT INSERT ON organisations TO krets_app;

      -- Only an administrator closes or opens an account, and it is all she changes; closed, it is signed out everywhere.
      CREATE FUNCTION app.guard_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF NEW.person_id IS DISTINCT FROM app.me() AND NEW.language <> OLD.language THEN RAISE insufficient_privilege; END IF;
        IF NEW.disabled_at IS NOT DISTINCT FROM OLD.disabled_at THEN RETURN NEW; END IF;
        IF NOT app.am_administrator() THEN RAISE insufficient_privilege; END IF;
        PERFORM set_config('app.disabling', NEW.person_id::text, true);
        IF NEW.disabled_at IS NOT NULL THEN DELETE FROM public.sessions WHERE person_id = NEW.person_id; END IF;
        PERFORM set_config('app.disabling', '', true);
        RETURN NEW;
      END $$;
      CREATE TRIGGER guard_account BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION app.guard_account();

      -- For app.overview alone, which has asked who is asking.
      CREATE POLICY networks_overview ON networks FOR SELECT TO krets_owner USING (current_setting('app.overview', true) = 'on');
      CREATE FUNCTION app.overview() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        n record;
        rows jsonb := '[]';
        taken integer;
        most integer;
        gaps integer;
      BEGIN
        IF NOT app.am_administrator() THEN RETURN '{}'; END IF;
        PERFORM set_config('app.overview', 'on', true);
        FOR n IN SELECT id, name, stage, listed, organiser_type, effort_id FROM public.networks WHERE seated_at IS NOT NULL ORDER BY name LIMIT 1000 LOOP
          PERFORM set_config('app.guarding', n.id::text, true);
          SELECT seats_taken, seats_max INTO taken, most FROM public.network_counters WHERE network_id = n.id;
          gaps := cardinality(app.form_gaps(n.id));
          rows := rows || jsonb_build_object(
            'name', CASE WHEN n.listed THEN n.name END, 'stage', n.stage, 'organiserType', n.organiser_type, 'effortId', n.effort_id,
            'met', 12 - gaps,
            -- A union's exact size would tell who is in the union.
            'seats', CASE WHEN n.organiser_type = 'TRADE_UNION' THEN NULL ELSE taken END,
            'band', CASE WHEN taken <= 5 THEN 'FEW' WHEN taken <= 10 THEN 'SOME' ELSE 'MANY' END, 'seatsMax', most);
        END LOOP;
        PERFORM set_config('app.guarding', '', true);
        PERFORM set_config('app.overview', '', true);
        RETURN rows;
      END $$;

      CREATE POLICY people_guard ON people FOR SELECT TO krets_owner
        USING (id IN (SELECT s.person_id FROM seats s WHERE s.network_id = app.guarding()));
      DROP POLICY IF EXISTS challenges_guard ON challenges;
      CREATE POLICY challenges_guard ON challenges TO krets_owner USING (network_id = app.guarding());
      DROP POLICY IF EXISTS contributions_guard ON contributions;
      CREATE POLICY contributions_guard ON contributions TO krets_owner USING (network_id = app.guarding());

      -- Where a letter to everybody in the room goes: for its facilitators, and for two administrators who open it.
      CREATE FUNCTION app.addresses_of(network uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        found jsonb;
      BEGIN
        IF NOT (addresses_of.network = ANY (app.my_facilitated())) THEN RETURN '{}'; END IF;
        PERFORM set_config('app.guarding', addresses_of.network::text, true);
        SELECT coalesce(jsonb_agg(jsonb_build_object('email', a.email, 'language', a.language)), '[]') INTO found
          FROM public.accounts a JOIN public.seats s ON s.person_id = a.person_id
          WHERE s.network_id = addresses_of.network AND s.ended_at IS NULL;
        PERFORM set_config('app.guarding', '', true);
        RETURN found;
      END $$;

      -- The second administrator's yes opens the glass: from then on it stands in the room's log, and the room hears of it.
      CREATE FUNCTION app.agree_to_open(opening uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        o public.glass_openings%ROWTYPE;
        told jsonb;
        told_seq integer;
        network_name text;
      BEGIN
        IF NOT app.am_administrator() THEN RETURN '{}'; END IF;
        UPDATE public.glass_openings SET agreed_by = app.me(), agreed_at = now(), closes_at = now() + make_interval(hours => hours)
          WHERE id = opening AND asked_by <> app.me() AND agreed_at IS NULL AND asked_at > now() - interval '24 hours' RETURNING * INTO o;
        IF o.id IS NULL THEN RETURN '{}'; END IF;
        PERFORM set_config('app.guarding', o.network_id::text, true);
        SELECT name INTO network_name FROM public.networks WHERE id = o.network_id;
        IF network_name IS NULL THEN RAISE insufficient_privilege; END IF;
        INSERT INTO public.room_log (id, network_id, at, kind, reason, detail)
          VALUES (gen_random_uuid(), o.network_id, now(), 'GLASS_OPENED', o.reason, o.hours::text);
        UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = o.network_id RETURNING journal_seq INTO told_seq;
        INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
          VALUES (o.network_id, told_seq, 'NETWORK', o.network_id, 'OPENED', now());
        SELECT coalesce(jsonb_agg(jsonb_build_object('email', a.email, 'language', a.language)), '[]') INTO told
          FROM public.accounts a JOIN public.seats s ON s.person_id = a.person_id WHERE s.network_id = o.network_id AND s.ended_at IS NULL;
        PERFORM set_config('app.guarding', '', true);
        RETURN jsonb_build_object('networkId', o.network_id, 'networkName', network_name, 'seq', told_seq, 'reason', o.reason,
          'hours', o.hours, 'addresses', told);
      END $$;

      -- What stands in an opened room, for the two who opened it and no longer than they said.
      CREATE FUNCTION app.through_the_glass(opening uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        o public.glass_openings%ROWTYPE;
        seen jsonb;
      BEGIN
        IF NOT app.am_administrator() THEN RETURN '{}'; END IF;
        SELECT * INTO o FROM public.glass_openings
          WHERE id = opening AND app.me() IN (asked_by, agreed_by) AND closes_at > now();
        IF o.id IS NULL THEN RETURN '{}'; END IF;
        PERFORM set_config('app.guarding', o.network_id::text, true);
        SELECT jsonb_build_object('challenges', coalesce(jsonb_agg(jsonb_build_object(
            'title', c.title, 'situation', c.situation, 'role', c.role, 'createdAt', c.created_at,
            'contributions', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'body', k.body, 'createdAt', k.created_at,
                'by', s.role_title) ORDER BY k.path), '[]')
              FROM public.contributions k JOIN public.seats s ON s.id = k.seat_id WHERE k.challenge_id = c.id)) ORDER BY c.created_at), '[]'))
          INTO seen FROM public.challenges c WHERE c.network_id = o.network_id AND c.withdrawn_at IS NULL;
        PERFORM set_config('app.guarding', '', true);
        RETURN seen;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What has been opened cannot be made unseen.');
  }
}
