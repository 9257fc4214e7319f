import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Networks, their seats and the journal. Who holds an active seat decides what the database lets out. */
export class Networks1795392001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE networks (
        id uuid NOT NULL,
        name varchar(120) NOT NULL,
        purpose varchar(500) NOT NULL,
        founded_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        -- When the first facilitator took the seat; from then on the founder sees nothing.
        seated_at timestamptz,
        CONSTRAINT pk_networks PRIMARY KEY (id),
        CONSTRAINT fk_networks_founder FOREIGN KEY (founded_by) REFERENCES people (id)
      );
      CREATE INDEX ix_networks_founder ON networks (founded_by) WHERE seated_at IS NULL;

      -- Apart from networks because every post updates it.
      CREATE TABLE network_counters (
        network_id uuid NOT NULL,
        journal_seq integer NOT NULL,
        seats_taken integer NOT NULL,
        seats_max integer NOT NULL,
        CONSTRAINT pk_network_counters PRIMARY KEY (network_id),
        CONSTRAINT fk_network_counters_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT ck_network_counters_full CHECK (seats_taken BETWEEN 0 AND seats_max),
        CONSTRAINT ck_network_counters_cap CHECK (seats_max BETWEEN 4 AND 25)
      ) WITH (fillfactor = 50);

      CREATE TABLE seats (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        person_id uuid NOT NULL,
        role varchar(11) NOT NULL,
        role_title varchar(80) NOT NULL,
        orgnr varchar(9) NOT NULL,
        taken_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT pk_seats PRIMARY KEY (id),
        CONSTRAINT uq_seats_network UNIQUE (id, network_id),
        CONSTRAINT fk_seats_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT fk_seats_person FOREIGN KEY (person_id) REFERENCES people (id),
        CONSTRAINT fk_seats_organisation FOREIGN KEY (orgnr) REFERENCES organisations (orgnr),
        CONSTRAINT ck_seats_role CHECK (role IN ('MEMBER', 'FACILITATOR'))
      );
      CREATE UNIQUE INDEX uq_seats_active ON seats (person_id, network_id) WHERE ended_at IS NULL;
      CREATE INDEX ix_seats_network ON seats (network_id);
      CREATE INDEX ix_seats_person ON seats (person_id);

      CREATE TABLE invitations (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        made_by uuid NOT NULL,
        role varchar(11) NOT NULL,
        email varchar(254),
        token_hash varchar(64) NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        used_by uuid,
        revoked_at timestamptz,
        CONSTRAINT pk_invitations PRIMARY KEY (id),
        CONSTRAINT uq_invitations_token UNIQUE (token_hash),
        CONSTRAINT fk_invitations_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT fk_invitations_maker FOREIGN KEY (made_by) REFERENCES people (id),
        CONSTRAINT fk_invitations_user FOREIGN KEY (used_by) REFERENCES people (id),
        CONSTRAINT ck_invitations_role CHECK (role IN ('MEMBER', 'FACILITATOR'))
      );
      CREATE INDEX ix_invitations_network ON invitations (network_id);

      -- Pointers only: what changed, never who did it and never what it says.
      CREATE TABLE journal (
        network_id uuid NOT NULL,
        seq integer NOT NULL,
        topic varchar(12) NOT NULL,
        subject_id uuid NOT NULL,
        challenge_id uuid,
        kind varchar(12) NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT pk_journal PRIMARY KEY (network_id, seq),
        CONSTRAINT fk_journal_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT ck_journal_topic CHECK (topic IN ('NETWORK', 'SEAT', 'INVITATION', 'CHALLENGE', 'CONTRIBUTION'))
      );

      -- As definers these see only the caller's own rows, by the owner's policies below: that keeps the policies free of recursion.
      CREATE FUNCTION app.my_networks() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(network_id), '{}') FROM public.seats
              WHERE person_id = app.me() AND ended_at IS NULL $$;
      CREATE FUNCTION app.my_facilitated() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(network_id), '{}') FROM public.seats
              WHERE person_id = app.me() AND ended_at IS NULL AND role = 'FACILITATOR' $$;
      -- Made by the caller, and still without a facilitator.
      CREATE FUNCTION app.my_founding() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(id), '{}') FROM public.networks
              WHERE founded_by = app.me() AND seated_at IS NULL $$;

      ALTER TABLE networks ENABLE ROW LEVEL SECURITY; ALTER TABLE networks FORCE ROW LEVEL SECURITY;
      ALTER TABLE network_counters ENABLE ROW LEVEL SECURITY; ALTER TABLE network_counters FORCE ROW LEVEL SECURITY;
      ALTER TABLE seats ENABLE ROW LEVEL SECURITY; ALTER TABLE seats FORCE ROW LEVEL SECURITY;
      ALTER TABLE invitations ENABLE ROW LEVEL SECURITY; ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
      ALTER TABLE journal ENABLE ROW LEVEL SECURITY; ALTER TABLE journal FORCE ROW LEVEL SECURITY;

      -- No arm for administrators anywhere: a founder sees what is still empty, and loses sight of it with the first seat.
      CREATE POLICY networks_read ON networks FOR SELECT TO krets_app USING (
        id = ANY ((SELECT app.my_networks())::uuid[])
        OR (founded_by = app.me() AND seated_at IS NULL)
        OR id IN (SELECT i.network_id FROM invitations i WHERE i.token_hash = app.key())
      );
      CREATE POLICY networks_found ON networks FOR INSERT TO krets_app
        WITH CHECK (founded_by = app.me() AND (SELECT app.am_administrator()));
      CREATE POLICY networks_describe ON networks FOR UPDATE TO krets_app
        USING (id = ANY ((SELECT app.my_facilitated())::uuid[]));

      CREATE POLICY networks_owner ON networks FOR SELECT TO krets_owner USING (founded_by = app.me() AND seated_at IS NULL);

      CREATE POLICY network_counters_read ON network_counters FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY network_counters_found ON network_counters FOR INSERT TO krets_app
        WITH CHECK (network_id = ANY ((SELECT app.my_founding())::uuid[]));
      CREATE POLICY network_counters_count ON network_counters FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

      CREATE POLICY seats_read ON seats FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY seats_take ON seats FOR INSERT TO krets_app WITH CHECK (
        person_id = app.me() AND ended_at IS NULL
        AND EXISTS (SELECT 1 FROM invitations i
                    WHERE i.token_hash = app.key() AND i.network_id = seats.network_id AND i.role = seats.role)
      );
      CREATE POLICY seats_end ON seats FOR UPDATE TO krets_app
        USING (person_id = app.me() OR network_id = ANY ((SELECT app.my_facilitated())::uuid[]));
      CREATE POLICY seats_owner ON seats FOR SELECT TO krets_owner USING (person_id = app.me());

      CREATE POLICY invitations_read ON invitations FOR SELECT TO krets_app USING (
        (token_hash = app.key() AND used_at IS NULL AND revoked_at IS NULL AND expires_at > now())
        OR network_id = ANY ((SELECT app.my_facilitated())::uuid[])
        OR (made_by = app.me() AND used_at IS NULL)
        OR used_by = app.me()
      );
      CREATE POLICY invitations_make ON invitations FOR INSERT TO krets_app WITH CHECK (
        made_by = app.me() AND used_at IS NULL AND revoked_at IS NULL
        AND (
          network_id = ANY ((SELECT app.my_facilitated())::uuid[])
          OR (role = 'FACILITATOR' AND network_id = ANY ((SELECT app.my_founding())::uuid[]))
        )
      );
      CREATE POLICY invitations_use ON invitations FOR UPDATE TO krets_app USING (
        (token_hash = app.key() AND used_at IS NULL)
        OR network_id = ANY ((SELECT app.my_facilitated())::uuid[])
        OR (made_by = app.me() AND used_at IS NULL)
      ) WITH CHECK (used_by = app.me() OR revoked_at IS NOT NULL);

      -- Those who share a room, and who invited the bearer of a key.
      CREATE POLICY people_read ON people FOR SELECT TO krets_app USING (
        id = app.me()
        OR EXISTS (SELECT 1 FROM seats s WHERE s.person_id = people.id)
        OR id IN (SELECT i.made_by FROM invitations i WHERE i.token_hash = app.key())
      );

      CREATE POLICY journal_read ON journal FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY journal_append ON journal FOR INSERT TO krets_app
        WITH CHECK (network_id = ANY ((SELECT app.my_networks())::uuid[]));

      -- The size of a network is kept by its counter row: parallel takers queue on it, and its check refuses the one too many.
      CREATE FUNCTION app.count_seat() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          UPDATE public.network_counters SET seats_taken = seats_taken + 1 WHERE network_id = NEW.network_id;
          IF NEW.role = 'FACILITATOR' THEN
            UPDATE public.networks SET seated_at = now() WHERE id = NEW.network_id AND seated_at IS NULL;
          END IF;
        ELSIF OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL THEN
          UPDATE public.network_counters SET seats_taken = seats_taken - 1 WHERE network_id = NEW.network_id;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER count_taken AFTER INSERT ON seats FOR EACH ROW EXECUTE FUNCTION app.count_seat();
      CREATE TRIGGER count_ended BEFORE UPDATE OF ended_at ON seats FOR EACH ROW EXECUTE FUNCTION app.count_seat();

      GRANT SELECT, INSERT, UPDATE (name, purpose, seated_at) ON networks TO krets_app;
      GRANT SELECT, INSERT, UPDATE (journal_seq, seats_taken) ON network_counters TO krets_app;
      GRANT SELECT, INSERT, UPDATE (ended_at, role_title, orgnr) ON seats TO krets_app;
      GRANT SELECT, INSERT, UPDATE (used_at, used_by, revoked_at) ON invitations TO krets_app;
      GRANT SELECT, INSERT ON journal TO krets_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('There is nothing before the ground.');
  }
}
