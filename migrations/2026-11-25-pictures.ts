import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pictures in the conversation, and what of the library is shown in it. */
export class Pictures1795478490000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE messages ADD CONSTRAINT uq_messages_author UNIQUE (id, network_id, author_id);
      ALTER TABLE files ADD CONSTRAINT uq_files_uploader UNIQUE (id, network_id, uploaded_by);

      -- What a message shows. A file is in one message only, and goes when the message goes.
      CREATE TABLE message_pictures (
        message_id uuid NOT NULL,
        place integer NOT NULL,
        network_id uuid NOT NULL,
        -- Who says the message and brought the file: one and the same.
        author_id uuid NOT NULL,
        file_id uuid NOT NULL,
        alt varchar(500) NOT NULL,
        CONSTRAINT pk_message_pictures PRIMARY KEY (message_id, place),
        CONSTRAINT fk_message_pictures_message FOREIGN KEY (message_id, network_id, author_id) REFERENCES messages (id, network_id, author_id) ON DELETE CASCADE,
        CONSTRAINT fk_message_pictures_file FOREIGN KEY (file_id, network_id, author_id) REFERENCES files (id, network_id, uploaded_by) ON DELETE CASCADE
      );
      CREATE UNIQUE INDEX uq_message_pictures_file ON message_pictures (file_id);

      ALTER TABLE messages ADD COLUMN resource_id uuid;
      ALTER TABLE messages ADD CONSTRAINT fk_messages_resource
        FOREIGN KEY (resource_id, network_id) REFERENCES resources (id, network_id);
      CREATE INDEX ix_messages_resource ON messages (resource_id) WHERE resource_id IS NOT NULL;

      ALTER TABLE message_pictures ENABLE ROW LEVEL SECURITY; ALTER TABLE message_pictures FORCE ROW LEVEL SECURITY;

      -- As the message itself: too old, from before one began, or in another room, it is not there. Withdrawn, it is its author's.
      CREATE POLICY message_pictures_read ON message_pictures FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND EXISTS (SELECT 1 FROM messages m WHERE m.id = message_id AND (m.withdrawn_at IS NULL OR m.author_id = app.me())));
      CREATE POLICY message_pictures_show ON message_pictures FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND author_id = app.me());
      -- Of messages the owner of the tables sees: what is too old, and what the caller has said.
      CREATE POLICY message_pictures_owner ON message_pictures TO krets_owner
        USING (EXISTS (SELECT 1 FROM messages m WHERE m.id = message_id));

      -- Until a resource or a message holds it, a file is its uploader's alone.
      DROP POLICY files_read ON files;
      CREATE POLICY files_read ON files FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND (uploaded_by = app.me() OR EXISTS (SELECT 1 FROM resource_versions v WHERE v.file_id = files.id)
          OR EXISTS (SELECT 1 FROM message_pictures p WHERE p.file_id = files.id)));
      CREATE POLICY files_owner ON files TO krets_owner
        USING (uploaded_by = app.me() OR EXISTS (SELECT 1 FROM message_pictures p WHERE p.file_id = files.id));

      CREATE OR REPLACE FUNCTION app.expire_messages() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE gone uuid[];
      BEGIN
        gone := ARRAY (SELECT id FROM public.messages WHERE created_at < now() - make_interval(days => kept_days)
          ORDER BY created_at LIMIT 1000 FOR UPDATE SKIP LOCKED);
        UPDATE public.files SET delete_after = now()
          WHERE id IN (SELECT p.file_id FROM public.message_pictures p WHERE p.message_id = ANY (gone));
        DELETE FROM public.messages WHERE id = ANY (gone);
        RETURN cardinality(gone) = 1000;
      END $$;

      CREATE OR REPLACE FUNCTION app.own_words() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF app.me() IS NULL THEN RETURN '{}'; END IF;
        RETURN jsonb_build_object(
          'challenges', (SELECT coalesce(jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = c.seat_id),
              'title', c.title, 'situation', c.situation, 'role', c.role, 'pullA', c.pull_a, 'pullB', c.pull_b, 'tried', c.tried,
              'createdAt', c.created_at, 'editedAt', c.edited_at, 'withdrawnAt', c.withdrawn_at,
              'earlier', (SELECT coalesce(jsonb_agg(v.content ORDER BY v.version), '[]')
                FROM public.challenge_versions v WHERE v.challenge_id = c.id)) ORDER BY c.created_at), '[]')
            FROM public.challenges c WHERE c.owner_id = app.me()),
          'contributions', (SELECT coalesce(jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = k.seat_id),
              'kind', k.kind, 'body', coalesce(h.body, k.body), 'link', coalesce(h.link, k.link), 'createdAt', k.created_at, 'editedAt', k.edited_at,
              'withdrawnAt', k.withdrawn_at, 'earlier', (SELECT coalesce(jsonb_agg(v.body ORDER BY v.version), '[]')
                FROM public.contribution_versions v WHERE v.contribution_id = k.id)) ORDER BY k.created_at), '[]')
            FROM public.contributions k LEFT JOIN public.hidden_words h ON h.contribution_id = k.id WHERE k.author_id = app.me()),
          'messages', (SELECT coalesce(jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = m.seat_id),
              'body', coalesce(w.body, m.body), 'createdAt', m.created_at, 'withdrawnAt', m.withdrawn_at,
              'pictures', (SELECT coalesce(jsonb_agg(p.alt ORDER BY p.place), '[]') FROM public.message_pictures p WHERE p.message_id = m.id)) ORDER BY m.created_at), '[]')
            FROM public.messages m LEFT JOIN public.withdrawn_messages w ON w.message_id = m.id WHERE m.author_id = app.me()),
          'resources', (SELECT coalesce(jsonb_agg(jsonb_build_object('title', v.title, 'why', v.why, 'link', v.link, 'body', v.body,
              'change', v.change, 'madeAt', v.made_at) ORDER BY v.made_at), '[]')
            FROM public.resource_versions v WHERE v.author_id = app.me()),
          'applications', (SELECT coalesce(jsonb_agg(jsonb_build_object('reason', a.reason, 'answers', a.answers, 'state', a.state)), '[]')
            FROM public.applications a WHERE a.person_id = app.me()));
      END $$;

      CREATE OR REPLACE FUNCTION app.take_out_words(network uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        s record;
        told jsonb := '[]';
        told_seq integer;
      BEGIN
        FOR s IN SELECT DISTINCT ON (network_id) network_id, id FROM public.seats
                 WHERE person_id = app.me() AND (take_out_words.network IS NULL OR network_id = take_out_words.network)
                 ORDER BY network_id, taken_at DESC LOOP
          -- A room in which nothing changes hears of nothing.
          CONTINUE WHEN NOT EXISTS (SELECT 1 FROM public.contributions WHERE author_id = app.me() AND network_id = s.network_id)
            AND NOT EXISTS (SELECT 1 FROM public.challenges WHERE owner_id = app.me() AND network_id = s.network_id)
            AND NOT EXISTS (SELECT 1 FROM public.messages WHERE author_id = app.me() AND network_id = s.network_id)
            AND NOT EXISTS (SELECT 1 FROM public.resources WHERE added_by = app.me() AND network_id = s.network_id)
            AND NOT EXISTS (SELECT 1 FROM public.consultation_posts WHERE author_id = app.me() AND network_id = s.network_id)
            AND NOT EXISTS (SELECT 1 FROM public.private_notes WHERE person_id = app.me() AND network_id = s.network_id);
          PERFORM set_config('app.guarding', s.network_id::text, true);
          UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = s.network_id RETURNING journal_seq INTO told_seq;
          DELETE FROM public.contribution_versions v USING public.contributions k
            WHERE k.id = v.contribution_id AND k.author_id = app.me() AND k.network_id = s.network_id;
          DELETE FROM public.hidden_words h USING public.contributions k
            WHERE k.id = h.contribution_id AND k.author_id = app.me() AND k.network_id = s.network_id;
          UPDATE public.contributions SET body = '', link = NULL, resource_id = NULL, withdrawn_at = coalesce(withdrawn_at, now())
            WHERE author_id = app.me() AND network_id = s.network_id;
          DELETE FROM public.challenge_versions v USING public.challenges c
            WHERE c.id = v.challenge_id AND c.owner_id = app.me() AND c.network_id = s.network_id;
          UPDATE public.challenges SET title = '–', situation = '', role = '', pull_a = NULL, pull_b = NULL, tried = NULL,
              withdrawn_at = coalesce(withdrawn_at, now()) WHERE owner_id = app.me() AND network_id = s.network_id;
          UPDATE public.threads t SET answers = (SELECT count(*) FROM public.contributions k JOIN public.challenges c ON c.id = k.challenge_id
              WHERE k.challenge_id = t.challenge_id AND k.author_id <> c.owner_id AND k.withdrawn_at IS NULL) WHERE t.network_id = s.network_id;
          UPDATE public.lifts SET answer = 'REFUSED', body = NULL WHERE author_id = app.me() AND network_id = s.network_id;
          DELETE FROM public.withdrawn_messages w USING public.messages m
            WHERE m.id = w.message_id AND m.author_id = app.me() AND m.network_id = s.network_id;
          -- The pictures go with the words, and no file is kept that nobody can get at any more.
          UPDATE public.files SET delete_after = now() WHERE network_id = s.network_id AND (
            id IN (SELECT p.file_id FROM public.message_pictures p JOIN public.messages m ON m.id = p.message_id WHERE m.author_id = app.me())
            OR id IN (SELECT v.file_id FROM public.resource_versions v JOIN public.resources r ON r.id = v.resource_id
                      WHERE r.added_by = app.me() AND v.author_id = app.me()));
          DELETE FROM public.message_pictures p USING public.messages m
            WHERE m.id = p.message_id AND m.author_id = app.me() AND m.network_id = s.network_id;
          UPDATE public.messages SET body = '', resource_id = NULL, mentions = '{}', withdrawn_at = coalesce(withdrawn_at, now())
            WHERE author_id = app.me() AND network_id = s.network_id;
          -- What others have gone on working with is the room's; what one has brought oneself goes.
          UPDATE public.resources SET withdrawn_at = coalesce(withdrawn_at, now()) WHERE added_by = app.me() AND network_id = s.network_id;
          -- That one has spoken or passed stays: the others' turn hangs on it.
          UPDATE public.consultation_posts SET body = '', link = NULL, due_on = NULL, withdrawn_at = coalesce(withdrawn_at, now())
            WHERE author_id = app.me() AND network_id = s.network_id;
          DELETE FROM public.private_notes WHERE person_id = app.me() AND network_id = s.network_id;
          INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
            VALUES (s.network_id, told_seq, 'SEAT', s.id, 'WORDS_OUT', now());
          told := told || jsonb_build_object('networkId', s.network_id, 'seatId', s.id, 'seq', told_seq);
        END LOOP;
        PERFORM set_config('app.guarding', '', true);
        RETURN told;
      END $$;

      GRANT SELECT, INSERT ON message_pictures TO krets_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What people have shown each other is not dropped.');
  }
}
