import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The library of a room, its files, and where they are used. */
export class Resources1795478420000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The same content is stored once in a room, and never once for two rooms: that would tell one room of the other.
      CREATE TABLE file_contents (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        sha256 varchar(64) NOT NULL,
        media_type varchar(100) NOT NULL,
        bytes integer NOT NULL,
        width integer,
        height integer,
        -- How many files it is the content of; kept by a trigger.
        refs integer NOT NULL,
        -- False until it lies in the store.
        ready boolean NOT NULL,
        created_at timestamptz NOT NULL,
        -- Set when it is about to leave the store.
        swept_at timestamptz,
        CONSTRAINT pk_file_contents PRIMARY KEY (id),
        CONSTRAINT uq_file_contents_network UNIQUE (id, network_id),
        CONSTRAINT fk_file_contents_network FOREIGN KEY (network_id) REFERENCES networks (id)
      );
      CREATE INDEX ix_file_contents_hash ON file_contents (network_id, sha256);
      CREATE INDEX ix_file_contents_idle ON file_contents (created_at) WHERE refs = 0;

      CREATE TABLE files (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        uploaded_by uuid NOT NULL,
        seat_id uuid NOT NULL,
        content_id uuid NOT NULL,
        name varchar(120) NOT NULL,
        created_at timestamptz NOT NULL,
        -- Set while nothing needs it.
        delete_after timestamptz,
        CONSTRAINT pk_files PRIMARY KEY (id),
        CONSTRAINT uq_files_network UNIQUE (id, network_id),
        CONSTRAINT fk_files_content FOREIGN KEY (content_id, network_id) REFERENCES file_contents (id, network_id),
        CONSTRAINT fk_files_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id)
      );
      CREATE INDEX ix_files_content ON files (content_id);
      CREATE INDEX ix_files_due ON files (delete_after) WHERE delete_after IS NOT NULL;

      CREATE TABLE collections (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        title varchar(80) NOT NULL,
        opened_at timestamptz NOT NULL,
        CONSTRAINT pk_collections PRIMARY KEY (id),
        CONSTRAINT uq_collections_network UNIQUE (id, network_id),
        CONSTRAINT fk_collections_network FOREIGN KEY (network_id) REFERENCES networks (id)
      );
      CREATE INDEX ix_collections_network ON collections (network_id);

      CREATE TABLE resources (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        added_by uuid NOT NULL,
        seat_id uuid NOT NULL,
        client_id uuid NOT NULL,
        kind varchar(4) NOT NULL,
        collection_id uuid,
        tags varchar(40)[] NOT NULL,
        review_by date,
        lang varchar(2) NOT NULL,
        -- The number of the version that stands.
        version integer NOT NULL,
        created_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        chosen_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT pk_resources PRIMARY KEY (id),
        CONSTRAINT uq_resources_network UNIQUE (id, network_id),
        CONSTRAINT uq_resources_client UNIQUE (added_by, client_id),
        CONSTRAINT fk_resources_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT fk_resources_collection FOREIGN KEY (collection_id, network_id) REFERENCES collections (id, network_id),
        CONSTRAINT ck_resources_kind CHECK (kind IN ('FILE', 'LINK', 'NOTE')),
        CONSTRAINT ck_resources_lang CHECK (lang IN ('nn', 'nb', 'en'))
      );
      CREATE INDEX ix_resources_network ON resources (network_id);

      CREATE TABLE resource_versions (
        resource_id uuid NOT NULL,
        version integer NOT NULL,
        network_id uuid NOT NULL,
        author_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        title varchar(200) NOT NULL,
        why text NOT NULL,
        link varchar(2000),
        body text,
        file_id uuid,
        alt varchar(500),
        change varchar(500),
        made_at timestamptz NOT NULL,
        CONSTRAINT pk_resource_versions PRIMARY KEY (resource_id, version),
        CONSTRAINT fk_resource_versions_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources (id, network_id),
        CONSTRAINT fk_resource_versions_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT fk_resource_versions_file FOREIGN KEY (file_id, network_id) REFERENCES files (id, network_id)
          ON DELETE SET NULL (file_id)
      );
      CREATE INDEX ix_resource_versions_file ON resource_versions (file_id);

      -- What the owner of a challenge has laid beside it.
      CREATE TABLE attachments (
        challenge_id uuid NOT NULL,
        resource_id uuid NOT NULL,
        network_id uuid NOT NULL,
        attached_at timestamptz NOT NULL,
        CONSTRAINT pk_attachments PRIMARY KEY (challenge_id, resource_id),
        CONSTRAINT fk_attachments_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id),
        CONSTRAINT fk_attachments_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources (id, network_id)
      );
      CREATE INDEX ix_attachments_resource ON attachments (resource_id);

      ALTER TABLE contributions ADD COLUMN resource_id uuid;
      ALTER TABLE contributions ADD CONSTRAINT fk_contributions_resource
        FOREIGN KEY (resource_id, network_id) REFERENCES resources (id, network_id);
      CREATE INDEX ix_contributions_resource ON contributions (resource_id) WHERE resource_id IS NOT NULL;
      ALTER TABLE contribution_versions ADD COLUMN resource_id uuid;

      ALTER TABLE file_contents ENABLE ROW LEVEL SECURITY; ALTER TABLE file_contents FORCE ROW LEVEL SECURITY;
      ALTER TABLE files ENABLE ROW LEVEL SECURITY; ALTER TABLE files FORCE ROW LEVEL SECURITY;
      ALTER TABLE collections ENABLE ROW LEVEL SECURITY; ALTER TABLE collections FORCE ROW LEVEL SECURITY;
      ALTER TABLE resources ENABLE ROW LEVEL SECURITY; ALTER TABLE resources FORCE ROW LEVEL SECURITY;
      ALTER TABLE resource_versions ENABLE ROW LEVEL SECURITY; ALTER TABLE resource_versions FORCE ROW LEVEL SECURITY;
      ALTER TABLE attachments ENABLE ROW LEVEL SECURITY; ALTER TABLE attachments FORCE ROW LEVEL SECURITY;

      CREATE POLICY collections_read ON collections FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY collections_open ON collections FOR INSERT TO krets_app
        WITH CHECK (network_id = ANY ((SELECT app.my_writable())::uuid[]));
      CREATE POLICY collections_rename ON collections FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_writable())::uuid[]));

      -- A withdrawn resource is hidden from all but the one who added it at once, and its files with it.
      CREATE POLICY resources_read ON resources FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND (withdrawn_at IS NULL OR added_by = app.me())
        AND (added_by = app.me() OR network_id <> ALL ((SELECT app.my_late())::uuid[]) OR created_at >= app.my_beginning(network_id)));
      CREATE POLICY resources_add ON resources FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND added_by = app.me()
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      -- Everybody in the room tends the library; only who added something takes it away.
      CREATE POLICY resources_tend ON resources FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_writable())::uuid[]) AND (withdrawn_at IS NULL OR added_by = app.me()))
        WITH CHECK (withdrawn_at IS NULL OR added_by = app.me());

      CREATE POLICY resource_versions_read ON resource_versions FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND EXISTS (SELECT 1 FROM resources r WHERE r.id = resource_id));
      CREATE POLICY resource_versions_add ON resource_versions FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND author_id = app.me()
        AND EXISTS (SELECT 1 FROM resources r WHERE r.id = resource_id)
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));

      -- Until a resource holds it, a file is its uploader's alone.
      CREATE POLICY files_read ON files FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND (uploaded_by = app.me() OR EXISTS (SELECT 1 FROM resource_versions v WHERE v.file_id = files.id)));
      CREATE POLICY files_keep ON files FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND uploaded_by = app.me()
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY files_hold ON files FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_writable())::uuid[]));
      -- The sweeper is nobody and holds up a key that no person can: people's keys are e-mail addresses and hashes.
      CREATE POLICY files_sweep ON files TO krets_app USING (app.key() = 'sweep' AND delete_after < now());

      CREATE POLICY file_contents_read ON file_contents FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY file_contents_keep ON file_contents FOR INSERT TO krets_app
        WITH CHECK (network_id = ANY ((SELECT app.my_writable())::uuid[]));
      CREATE POLICY file_contents_count ON file_contents FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_writable())::uuid[]));
      CREATE POLICY file_contents_sweep ON file_contents TO krets_app USING (app.key() = 'sweep');

      CREATE POLICY attachments_read ON attachments FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id)
        AND EXISTS (SELECT 1 FROM resources r WHERE r.id = resource_id));
      CREATE POLICY attachments_attach ON attachments FOR INSERT TO krets_app WITH CHECK (
        EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id AND c.owner_id = app.me())
        AND EXISTS (SELECT 1 FROM resources r WHERE r.id = resource_id));
      CREATE POLICY attachments_detach ON attachments FOR DELETE TO krets_app
        USING (EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id AND c.owner_id = app.me()));

      CREATE FUNCTION app.count_file() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          UPDATE public.file_contents SET refs = refs + 1 WHERE id = NEW.content_id;
        ELSE
          UPDATE public.file_contents SET refs = refs - 1 WHERE id = OLD.content_id;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER count_kept AFTER INSERT ON files FOR EACH ROW EXECUTE FUNCTION app.count_file();
      CREATE TRIGGER count_deleted AFTER DELETE ON files FOR EACH ROW EXECUTE FUNCTION app.count_file();

      GRANT SELECT, INSERT, DELETE, UPDATE (refs, ready, swept_at) ON file_contents TO krets_app;
      GRANT SELECT, INSERT, DELETE, UPDATE (delete_after) ON files TO krets_app;
      GRANT SELECT, INSERT, UPDATE (title) ON collections TO krets_app;
      GRANT SELECT, INSERT, UPDATE (collection_id, tags, review_by, lang, version, changed_at, chosen_at, withdrawn_at)
        ON resources TO krets_app;
      GRANT SELECT, INSERT ON resource_versions TO krets_app;
      GRANT SELECT, INSERT, DELETE ON attachments TO krets_app;
      GRANT UPDATE (resource_id) ON contributions TO krets_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('A library that has been used cannot be taken back.');
  }
}
