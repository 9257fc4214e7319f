import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Challenges and their threads. Every row carries its network, and every foreign key repeats it: a row cannot point into another room. */
export class Challenges1795392002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE challenges (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        owner_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        client_id uuid NOT NULL,
        title varchar(200) NOT NULL,
        situation text NOT NULL,
        role text NOT NULL,
        pull_a text,
        pull_b text,
        tried text,
        help_wanted varchar(14)[] NOT NULL,
        decide_by date,
        reshare varchar(6) NOT NULL,
        lang varchar(2) NOT NULL,
        created_at timestamptz NOT NULL,
        edited_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT pk_challenges PRIMARY KEY (id),
        CONSTRAINT uq_challenges_network UNIQUE (id, network_id),
        CONSTRAINT uq_challenges_client UNIQUE (owner_id, client_id),
        CONSTRAINT fk_challenges_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_challenges_reshare CHECK (reshare IN ('NO', 'ASK_ME', 'YES')),
        CONSTRAINT ck_challenges_lang CHECK (lang IN ('nn', 'nb', 'en'))
      );
      CREATE INDEX ix_challenges_network ON challenges (network_id);

      CREATE TABLE challenge_versions (
        challenge_id uuid NOT NULL,
        version integer NOT NULL,
        network_id uuid NOT NULL,
        content jsonb NOT NULL,
        replaced_at timestamptz NOT NULL,
        CONSTRAINT pk_challenge_versions PRIMARY KEY (challenge_id, version),
        CONSTRAINT fk_challenge_versions_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id)
      );

      -- What every member moves when answering: apart from challenges, which only their owner may change.
      CREATE TABLE threads (
        challenge_id uuid NOT NULL,
        network_id uuid NOT NULL,
        contributions integer NOT NULL,
        answers integer NOT NULL,
        last_seq integer NOT NULL,
        last_at timestamptz NOT NULL,
        CONSTRAINT pk_threads PRIMARY KEY (challenge_id),
        CONSTRAINT fk_threads_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id)
      ) WITH (fillfactor = 70);
      CREATE INDEX ix_threads_network ON threads (network_id, last_seq);

      CREATE TABLE contributions (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        challenge_id uuid NOT NULL,
        parent_id uuid,
        author_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        client_id uuid NOT NULL,
        kind varchar(12) NOT NULL,
        body text NOT NULL,
        link varchar(2000),
        lang varchar(2) NOT NULL,
        seq integer NOT NULL,
        path integer[] NOT NULL,
        created_at timestamptz NOT NULL,
        edited_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT pk_contributions PRIMARY KEY (id),
        CONSTRAINT uq_contributions_network UNIQUE (id, network_id),
        CONSTRAINT uq_contributions_challenge UNIQUE (id, challenge_id),
        CONSTRAINT uq_contributions_client UNIQUE (author_id, client_id),
        CONSTRAINT fk_contributions_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id),
        CONSTRAINT fk_contributions_parent FOREIGN KEY (parent_id, challenge_id) REFERENCES contributions (id, challenge_id),
        CONSTRAINT fk_contributions_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_contributions_kind CHECK (kind IN ('EXPERIENCE', 'QUESTION', 'ANSWER', 'PERSPECTIVE', 'IDEA', 'RESOURCE', 'REPLY', 'THANKS')),
        CONSTRAINT ck_contributions_depth CHECK (cardinality(path) BETWEEN 1 AND 3),
        CONSTRAINT ck_contributions_lang CHECK (lang IN ('nn', 'nb', 'en'))
      );
      CREATE UNIQUE INDEX uq_contributions_path ON contributions (challenge_id, path);
      CREATE INDEX ix_contributions_seq ON contributions (challenge_id, seq);
      CREATE INDEX ix_contributions_parent ON contributions (parent_id);

      CREATE TABLE contribution_versions (
        contribution_id uuid NOT NULL,
        version integer NOT NULL,
        network_id uuid NOT NULL,
        body text NOT NULL,
        link varchar(2000),
        replaced_at timestamptz NOT NULL,
        CONSTRAINT pk_contribution_versions PRIMARY KEY (contribution_id, version),
        CONSTRAINT fk_contribution_versions_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions (id, network_id)
      );

      CREATE TABLE read_marks (
        person_id uuid NOT NULL,
        challenge_id uuid NOT NULL,
        network_id uuid NOT NULL,
        seq integer NOT NULL,
        CONSTRAINT pk_read_marks PRIMARY KEY (person_id, challenge_id),
        CONSTRAINT fk_read_marks_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id)
      ) WITH (fillfactor = 70);

      CREATE TABLE drafts (
        person_id uuid NOT NULL,
        network_id uuid NOT NULL,
        place varchar(120) NOT NULL,
        content text NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT pk_drafts PRIMARY KEY (person_id, network_id, place),
        CONSTRAINT fk_drafts_network FOREIGN KEY (network_id) REFERENCES networks (id)
      );

      ALTER TABLE challenges ENABLE ROW LEVEL SECURITY; ALTER TABLE challenges FORCE ROW LEVEL SECURITY;
      ALTER TABLE challenge_versions ENABLE ROW LEVEL SECURITY; ALTER TABLE challenge_versions FORCE ROW LEVEL SECURITY;
      ALTER TABLE threads ENABLE ROW LEVEL SECURITY; ALTER TABLE threads FORCE ROW LEVEL SECURITY;
      ALTER TABLE contributions ENABLE ROW LEVEL SECURITY; ALTER TABLE contributions FORCE ROW LEVEL SECURITY;
      ALTER TABLE contribution_versions ENABLE ROW LEVEL SECURITY; ALTER TABLE contribution_versions FORCE ROW LEVEL SECURITY;
      ALTER TABLE read_marks ENABLE ROW LEVEL SECURITY; ALTER TABLE read_marks FORCE ROW LEVEL SECURITY;
      ALTER TABLE drafts ENABLE ROW LEVEL SECURITY; ALTER TABLE drafts FORCE ROW LEVEL SECURITY;

      -- A withdrawn challenge is hidden from all but its owner at once, and its thread with it.
      CREATE POLICY challenges_read ON challenges FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND (withdrawn_at IS NULL OR owner_id = app.me()));
      CREATE POLICY challenges_post ON challenges FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND owner_id = app.me()
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY challenges_revise ON challenges FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND owner_id = app.me());

      CREATE POLICY challenge_versions_read ON challenge_versions FOR SELECT TO krets_app
        USING (EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id));
      CREATE POLICY challenge_versions_keep ON challenge_versions FOR INSERT TO krets_app
        WITH CHECK (EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id AND c.owner_id = app.me()));

      CREATE POLICY threads_read ON threads FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id));
      CREATE POLICY threads_open ON threads FOR INSERT TO krets_app
        WITH CHECK (EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id AND c.owner_id = app.me()));
      CREATE POLICY threads_move ON threads FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));

      CREATE POLICY contributions_read ON contributions FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id));
      CREATE POLICY contributions_post ON contributions FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND author_id = app.me()
        AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id)
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY contributions_edit ON contributions FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]) AND author_id = app.me());

      -- When a contribution is withdrawn its text lives on only here, where only the one who wrote it can read.
      CREATE POLICY contribution_versions_read ON contribution_versions FOR SELECT TO krets_app USING (
        EXISTS (SELECT 1 FROM contributions c
                WHERE c.id = contribution_id AND (c.withdrawn_at IS NULL OR c.author_id = app.me())));
      CREATE POLICY contribution_versions_keep ON contribution_versions FOR INSERT TO krets_app
        WITH CHECK (EXISTS (SELECT 1 FROM contributions c WHERE c.id = contribution_id AND c.author_id = app.me()));
      CREATE POLICY contribution_versions_restore ON contribution_versions FOR DELETE TO krets_app
        USING (EXISTS (SELECT 1 FROM contributions c WHERE c.id = contribution_id AND c.author_id = app.me()));

      -- One person's reading is that person's own.
      CREATE POLICY read_marks_own ON read_marks TO krets_app
        USING (person_id = app.me() AND network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY drafts_own ON drafts TO krets_app
        USING (person_id = app.me() AND network_id = ANY ((SELECT app.my_networks())::uuid[]));

      GRANT SELECT, INSERT, UPDATE (title, situation, role, pull_a, pull_b, tried, help_wanted, decide_by, reshare, lang,
        edited_at, withdrawn_at) ON challenges TO krets_app;
      GRANT SELECT, INSERT ON challenge_versions TO krets_app;
      GRANT SELECT, INSERT, UPDATE (contributions, answers, last_seq, last_at) ON threads TO krets_app;
      GRANT SELECT, INSERT, UPDATE (body, link, edited_at, withdrawn_at) ON contributions TO krets_app;
      GRANT SELECT, INSERT, DELETE ON contribution_versions TO krets_app;
      GRANT SELECT, INSERT, UPDATE (seq) ON read_marks TO krets_app;
      GRANT SELECT, INSERT, DELETE, UPDATE (content, saved_at) ON drafts TO krets_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('There is nothing before the ground.');
  }
}
