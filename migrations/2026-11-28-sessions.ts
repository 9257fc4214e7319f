import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A session ends when it is not used, knows when its person last proved who they are, and is worth nothing once the account is
 * disabled. A sign-in code is bound to the browser that asked for it.
 */
export class Sessions1795824300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE sessions ADD last_used_at timestamptz NOT NULL DEFAULT now(), ADD proved_at timestamptz NOT NULL DEFAULT now();
      GRANT UPDATE (last_used_at) ON sessions TO krets_app;
      CREATE POLICY sessions_use ON sessions FOR UPDATE TO krets_app USING (person_id = app.me());

      -- Who may use the code: the hash of the asking browser's own secret, or of the session that renews its proof.
      ALTER TABLE sign_in_codes ADD asker_hash varchar(64) NOT NULL DEFAULT '', ADD known boolean NOT NULL DEFAULT false;

      -- Browsers a person has signed in with. A stranger who asks for codes to their address cannot use up what these may ask for.
      CREATE TABLE known_browsers (
        person_id uuid NOT NULL,
        browser_hash varchar(64) NOT NULL,
        seen_at timestamptz NOT NULL,
        CONSTRAINT pk_known_browsers PRIMARY KEY (person_id, browser_hash),
        CONSTRAINT fk_known_browsers_person FOREIGN KEY (person_id) REFERENCES people (id)
      );
      ALTER TABLE known_browsers ENABLE ROW LEVEL SECURITY; ALTER TABLE known_browsers FORCE ROW LEVEL SECURITY;
      CREATE POLICY known_browsers_read ON known_browsers FOR SELECT TO krets_app
        USING (person_id = app.me() OR person_id IN (SELECT a.person_id FROM accounts a WHERE a.email = app.key()));
      CREATE POLICY known_browsers_add ON known_browsers FOR INSERT TO krets_app WITH CHECK (person_id = app.me());
      CREATE POLICY known_browsers_use ON known_browsers FOR UPDATE TO krets_app USING (person_id = app.me());
      CREATE POLICY known_browsers_owner ON known_browsers TO krets_owner USING (person_id = app.me());
      GRANT SELECT, INSERT, UPDATE (seen_at) ON known_browsers TO krets_app;

      -- One lock for each person. Whoever acts as the person shares it, whoever takes a right from them holds it alone: what is under
      -- way is finished first, and what comes after finds the right gone.
      CREATE FUNCTION app.person_lock(person uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
        AS $$ SELECT hashtextextended('person ' || person::text, 7305) $$;

      -- Proved who they are within the last ten minutes. Only jobs act as a person without a session.
      CREATE FUNCTION app.proved() RETURNS boolean LANGUAGE sql STABLE
        AS $$ SELECT app.me() IS NOT NULL AND (coalesce(current_setting('app.session_id', true), '') = '' OR EXISTS (
          SELECT 1 FROM public.sessions s WHERE s.id = nullif(current_setting('app.session_id', true), '')::uuid AND s.person_id = app.me()
            AND s.proved_at > now() - interval '10 minutes')) $$;

      DROP FUNCTION app.enter(text);
      -- Each statement has a snapshot of its own: after the lock, the session and the account are read as they are then.
      CREATE FUNCTION app.enter(token_hash text, OUT person_id uuid, OUT session_id uuid, OUT proved boolean, OUT unused boolean)
        LANGUAGE plpgsql AS $$
      DECLARE
        writes boolean := current_setting('transaction_read_only') = 'off';
        used_at timestamptz;
      BEGIN
        PERFORM set_config('app.key', enter.token_hash, true);
        IF writes AND enter.token_hash <> '' THEN
          PERFORM pg_advisory_xact_lock_shared(app.person_lock(s.person_id)) FROM public.sessions s WHERE s.token_hash = enter.token_hash;
        END IF;
        SELECT s.person_id, s.id, s.proved_at > now() - interval '10 minutes', s.last_used_at
          INTO enter.person_id, enter.session_id, enter.proved, used_at
          FROM public.sessions s
          WHERE s.token_hash = enter.token_hash AND s.expires_at > now() AND s.last_used_at > now() - interval '14 days';
        PERFORM set_config('app.person_id', coalesce(enter.person_id::text, ''), true),
          set_config('app.session_id', coalesce(enter.session_id::text, ''), true);
        IF enter.person_id IS NULL THEN RETURN; END IF;
        -- Those who administer the platform have half a day.
        PERFORM 1 FROM public.accounts a WHERE a.person_id = enter.person_id AND a.disabled_at IS NULL
          AND (NOT a.is_administrator OR used_at > now() - interval '12 hours');
        IF NOT FOUND THEN
          enter.person_id := NULL;
          enter.session_id := NULL;
          PERFORM set_config('app.person_id', '', true), set_config('app.session_id', '', true);
          RETURN;
        END IF;
        enter.unused := used_at < now() - interval '1 hour';
        IF NOT writes THEN PERFORM app.note(); END IF;
      END $$;

      -- The proof is as good as the code: one sent to the caller's own address for this session, and used in this transaction.
      CREATE FUNCTION app.renew_proof(code uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        UPDATE public.sessions s SET proved_at = now(), last_used_at = now()
          WHERE s.id::text = current_setting('app.session_id', true) AND s.person_id = app.me()
            AND EXISTS (SELECT 1 FROM public.sign_in_codes c JOIN public.accounts a ON a.email = c.email
                        WHERE c.id = code AND c.used_at = now() AND a.person_id = app.me()
                          AND c.asker_hash = encode(sha256(convert_to('session ' || s.id::text, 'UTF8')), 'hex'));
        RETURN FOUND;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Without these columns every session would have to end.');
  }
}
