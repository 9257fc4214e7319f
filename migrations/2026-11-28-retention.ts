import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is kept no longer than it is needed (docs/RETENTION.md). The policies name what may be deleted, so that the function that deletes
 * reaches nothing else; it returns no row, and reads no word of any room.
 */
export class Retention1795824304000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- When the person last signed in.
      ALTER TABLE accounts ADD seen_at timestamptz NOT NULL DEFAULT now();
      GRANT UPDATE (seen_at) ON accounts TO krets_app;

      -- An invitation to the caller's address goes as a whole: an open one without an address would be open to whoever has the link.
      CREATE OR REPLACE FUNCTION app.forget_me() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF NOT app.proved() THEN RAISE insufficient_privilege USING CONSTRAINT = 'proof_required'; END IF;
        DELETE FROM public.drafts WHERE person_id = app.me();
        DELETE FROM public.read_marks WHERE person_id = app.me();
        DELETE FROM public.private_notes WHERE person_id = app.me();
        DELETE FROM public.raised_hands WHERE person_id = app.me();
        DELETE FROM public.chat_marks WHERE person_id = app.me();
        DELETE FROM public.kept_places WHERE person_id = app.me();
        DELETE FROM public.known_browsers WHERE person_id = app.me();
        PERFORM app.withdraw(a.id) FROM public.applications a WHERE a.person_id = app.me() AND a.state IN ('APPLIED', 'WAITING');
        UPDATE public.applications SET reason = '', answers = '{}' WHERE person_id = app.me();
        DELETE FROM public.invitations i USING public.accounts a WHERE a.person_id = app.me() AND i.email = a.email;
        DELETE FROM public.sign_in_codes c USING public.accounts a WHERE a.person_id = app.me() AND c.email = a.email;
        DELETE FROM public.sessions WHERE person_id = app.me();
        DELETE FROM public.accounts WHERE person_id = app.me();
        UPDATE public.people SET name = '', role_title = '', orgnr = NULL, county = NULL WHERE id = app.me();
      END $$;

      CREATE FUNCTION app.cleaning() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT current_setting('app.cleaning', true) = 'on' $$;

      CREATE POLICY sessions_clean ON sessions TO krets_owner
        USING (app.cleaning() AND (expires_at < now() OR last_used_at < now() - interval '14 days'));
      CREATE POLICY sign_in_codes_clean ON sign_in_codes TO krets_owner USING (app.cleaning() AND sent_at < now() - interval '1 day');
      CREATE POLICY known_browsers_clean ON known_browsers TO krets_owner USING (app.cleaning() AND seen_at < now() - interval '180 days');
      CREATE POLICY invitations_clean ON invitations TO krets_owner
        USING (app.cleaning() AND least(used_at, revoked_at, expires_at) < now() - interval '30 days');
      CREATE POLICY accounts_clean ON accounts FOR SELECT TO krets_owner
        USING (app.cleaning() AND seen_at < now() - interval '1 year' AND NOT is_administrator AND disabled_at IS NULL);
      CREATE POLICY seats_clean ON seats FOR SELECT TO krets_owner USING (app.cleaning());

      -- A part at a time: true when there may be more. Two processes do not do it at once.
      CREATE FUNCTION app.clean_up() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        part CONSTANT integer := 200;
        most integer := 0;
        done integer;
        absent uuid[];
        one uuid;
      BEGIN
        IF app.me() IS NOT NULL OR NOT pg_try_advisory_xact_lock(7306) THEN RETURN false; END IF;
        PERFORM set_config('app.cleaning', 'on', true);
        DELETE FROM public.sessions WHERE id IN (SELECT id FROM public.sessions LIMIT part);
        GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
        DELETE FROM public.sign_in_codes WHERE id IN (SELECT id FROM public.sign_in_codes LIMIT part);
        GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
        DELETE FROM public.known_browsers b WHERE (b.person_id, b.browser_hash) IN (SELECT k.person_id, k.browser_hash FROM public.known_browsers k LIMIT part);
        GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
        DELETE FROM public.invitations WHERE id IN (SELECT id FROM public.invitations LIMIT part);
        GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
        DELETE FROM limiter.points WHERE expire < extract(epoch FROM now()) * 1000;
        -- Those who have been away for a year and have sat nowhere for a year are forgotten, as if they had deleted their account.
        SELECT coalesce(array_agg(a.person_id), '{}') INTO absent FROM (
          SELECT a.person_id FROM public.accounts a WHERE NOT EXISTS (SELECT 1 FROM public.seats s
            WHERE s.person_id = a.person_id AND (s.ended_at IS NULL OR s.ended_at > now() - interval '1 year')) LIMIT part) a;
        PERFORM set_config('app.cleaning', '', true);
        FOREACH one IN ARRAY absent LOOP
          PERFORM set_config('app.person_id', one::text, true), set_config('app.session_id', '', true);
          PERFORM app.forget_me();
        END LOOP;
        PERFORM set_config('app.person_id', '', true);
        RETURN greatest(most, cardinality(absent)) = part;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What has been deleted does not come back.');
  }
}
