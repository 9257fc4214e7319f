import organisations from '@krets/shared/data/organisations.json' with { type: 'json' };
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is asking, and the people themselves. A row-level policy on every table; the run-time role owns nothing. */
export class People1795392000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA app;
      GRANT USAGE ON SCHEMA app, public TO krets_app;

      -- Who asks: set for one transaction by app.enter, never for a connection.
      CREATE FUNCTION app.me() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.person_id', true), '')::uuid $$;

      -- What the caller holds up: a session's hash, an invitation's hash or a proven e-mail address.
      CREATE FUNCTION app.key() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('app.key', true), '') $$;

      CREATE TABLE organisations (
        orgnr varchar(9) NOT NULL,
        name_nn varchar(200) NOT NULL,
        name_nb varchar(200) NOT NULL,
        name_en varchar(200) NOT NULL,
        CONSTRAINT pk_organisations PRIMARY KEY (orgnr)
      );

      CREATE TABLE people (
        id uuid NOT NULL,
        name varchar(80) NOT NULL,
        role_title varchar(80) NOT NULL,
        orgnr varchar(9),
        county varchar(2),
        CONSTRAINT pk_people PRIMARY KEY (id),
        CONSTRAINT fk_people_organisation FOREIGN KEY (orgnr) REFERENCES organisations (orgnr)
      );

      CREATE TABLE accounts (
        person_id uuid NOT NULL,
        email varchar(254) NOT NULL,
        language varchar(2) NOT NULL,
        is_administrator boolean NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT pk_accounts PRIMARY KEY (person_id),
        CONSTRAINT uq_accounts_email UNIQUE (email),
        CONSTRAINT fk_accounts_person FOREIGN KEY (person_id) REFERENCES people (id),
        CONSTRAINT ck_accounts_language CHECK (language IN ('nn', 'nb', 'en')),
        CONSTRAINT ck_accounts_email CHECK (email = lower(email))
      );

      CREATE TABLE sessions (
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        token_hash varchar(64) NOT NULL,
        device varchar(80) NOT NULL,
        started_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT pk_sessions PRIMARY KEY (id),
        CONSTRAINT uq_sessions_token UNIQUE (token_hash),
        CONSTRAINT fk_sessions_person FOREIGN KEY (person_id) REFERENCES people (id)
      );
      CREATE INDEX ix_sessions_person ON sessions (person_id);

      CREATE TABLE sign_in_codes (
        id uuid NOT NULL,
        email varchar(254) NOT NULL,
        code_hash varchar(64) NOT NULL,
        attempts integer NOT NULL,
        sent_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT pk_sign_in_codes PRIMARY KEY (id)
      );
      CREATE INDEX ix_sign_in_codes_email ON sign_in_codes (email, sent_at);

      -- One round trip: holds up the session's hash, finds its person and lets the transaction act as that person.
      CREATE FUNCTION app.enter(token_hash text, OUT person_id uuid, OUT session_id uuid) LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('app.key', enter.token_hash, true);
        SELECT s.person_id, s.id INTO enter.person_id, enter.session_id
          FROM public.sessions s WHERE s.token_hash = enter.token_hash AND s.expires_at > now();
        PERFORM set_config('app.person_id', coalesce(enter.person_id::text, ''), true);
      END $$;

    `);
    await db.query(
      `INSERT INTO organisations (orgnr, name_nn, name_nb, name_en)
       SELECT o->>'orgnr', o->'name'->>'nn', o->'name'->>'nb', o->'name'->>'en' FROM jsonb_array_elements($1::jsonb) o`,
      [JSON.stringify(organisations.organisations)],
    );
    await db.query(`
      ALTER TABLE organisations ENABLE ROW LEVEL SECURITY; ALTER TABLE organisations FORCE ROW LEVEL SECURITY;
      ALTER TABLE people ENABLE ROW LEVEL SECURITY; ALTER TABLE people FORCE ROW LEVEL SECURITY;
      ALTER TABLE accounts ENABLE ROW LEVEL SECURITY; ALTER TABLE accounts FORCE ROW LEVEL SECURITY;
      ALTER TABLE sessions ENABLE ROW LEVEL SECURITY; ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
      ALTER TABLE sign_in_codes ENABLE ROW LEVEL SECURITY; ALTER TABLE sign_in_codes FORCE ROW LEVEL SECURITY;

      CREATE POLICY organisations_read ON organisations FOR SELECT TO krets_app USING (app.me() IS NOT NULL);

      CREATE POLICY people_join ON people FOR INSERT TO krets_app WITH CHECK (id = app.me());
      CREATE POLICY people_edit ON people FOR UPDATE TO krets_app USING (id = app.me());

      CREATE POLICY accounts_read ON accounts FOR SELECT TO krets_app
        USING (person_id = app.me() OR email = app.key());
      CREATE POLICY accounts_join ON accounts FOR INSERT TO krets_app
        WITH CHECK (person_id = app.me() AND email = app.key() AND NOT is_administrator);
      CREATE POLICY accounts_edit ON accounts FOR UPDATE TO krets_app USING (person_id = app.me());
      -- The owner of the tables is bound too: app.am_administrator() sees the caller's row, the appointing of the administrator the one it names.
      CREATE POLICY accounts_owner ON accounts TO krets_owner USING (person_id = app.me() OR email = app.key());
      CREATE POLICY people_owner ON people TO krets_owner USING (id = app.me());

      CREATE POLICY sessions_read ON sessions FOR SELECT TO krets_app
        USING (token_hash = app.key() OR person_id = app.me());
      CREATE POLICY sessions_start ON sessions FOR INSERT TO krets_app WITH CHECK (person_id = app.me());
      CREATE POLICY sessions_end ON sessions FOR DELETE TO krets_app USING (person_id = app.me());

      CREATE POLICY sign_in_codes_read ON sign_in_codes FOR SELECT TO krets_app USING (email = app.key());
      CREATE POLICY sign_in_codes_send ON sign_in_codes FOR INSERT TO krets_app WITH CHECK (email = app.key());
      CREATE POLICY sign_in_codes_try ON sign_in_codes FOR UPDATE TO krets_app USING (email = app.key());

      CREATE FUNCTION app.am_administrator() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce((SELECT is_administrator FROM public.accounts WHERE person_id = app.me()), false) $$;

      GRANT SELECT ON organisations TO krets_app;
      GRANT SELECT, INSERT, UPDATE (name, role_title, orgnr, county) ON people TO krets_app;
      GRANT SELECT, INSERT, UPDATE (language) ON accounts TO krets_app;
      GRANT SELECT, INSERT, DELETE ON sessions TO krets_app;
      GRANT SELECT, INSERT, UPDATE (attempts, used_at) ON sign_in_codes TO krets_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('There is nothing before the ground.');
  }
}
