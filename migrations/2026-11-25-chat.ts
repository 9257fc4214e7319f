import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The conversation of a room, and what is lifted out of it. */
export class Chat1795478410000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How long a room keeps its messages. A room without a row has none yet.
      CREATE TABLE chats (
        network_id uuid NOT NULL,
        kept_days integer NOT NULL,
        CONSTRAINT pk_chats PRIMARY KEY (network_id),
        CONSTRAINT uq_chats_kept UNIQUE (network_id, kept_days),
        CONSTRAINT fk_chats_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT ck_chats_kept CHECK (kept_days IN (30, 90, 180, 365))
      );

      -- Each message carries the room's choice, and follows it by the foreign key: what is too old is seen from the row alone.
      CREATE TABLE messages (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        seq integer NOT NULL,
        author_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        client_id uuid NOT NULL,
        body text NOT NULL,
        lang varchar(2) NOT NULL,
        quoted_id uuid,
        mentions uuid[] NOT NULL,
        kept_days integer NOT NULL,
        created_at timestamptz NOT NULL,
        edited_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT pk_messages PRIMARY KEY (id),
        CONSTRAINT uq_messages_network UNIQUE (id, network_id),
        CONSTRAINT uq_messages_client UNIQUE (author_id, client_id),
        CONSTRAINT fk_messages_chat FOREIGN KEY (network_id, kept_days) REFERENCES chats (network_id, kept_days) ON UPDATE CASCADE,
        CONSTRAINT fk_messages_quoted FOREIGN KEY (quoted_id, network_id) REFERENCES messages (id, network_id) ON DELETE SET NULL (quoted_id),
        CONSTRAINT fk_messages_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_messages_lang CHECK (lang IN ('nn', 'nb', 'en'))
      );
      CREATE UNIQUE INDEX uq_messages_seq ON messages (network_id, seq);
      CREATE INDEX ix_messages_quoted ON messages (quoted_id) WHERE quoted_id IS NOT NULL;
      CREATE INDEX ix_messages_created ON messages (created_at);

      -- The words of a withdrawn message, for the one who wrote it.
      CREATE TABLE withdrawn_messages (
        message_id uuid NOT NULL,
        network_id uuid NOT NULL,
        body text NOT NULL,
        mentions uuid[] NOT NULL,
        CONSTRAINT pk_withdrawn_messages PRIMARY KEY (message_id),
        CONSTRAINT fk_withdrawn_messages_message FOREIGN KEY (message_id, network_id) REFERENCES messages (id, network_id) ON DELETE CASCADE
      );

      CREATE TABLE nods (
        message_id uuid NOT NULL,
        person_id uuid NOT NULL,
        kind varchar(9) NOT NULL,
        network_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        CONSTRAINT pk_nods PRIMARY KEY (message_id, person_id, kind),
        CONSTRAINT fk_nods_message FOREIGN KEY (message_id, network_id) REFERENCES messages (id, network_id) ON DELETE CASCADE,
        CONSTRAINT fk_nods_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_nods_kind CHECK (kind IN ('THANKS', 'RECOGNISE', 'THINKING'))
      );

      CREATE TABLE chat_marks (
        person_id uuid NOT NULL,
        network_id uuid NOT NULL,
        seq integer NOT NULL,
        CONSTRAINT pk_chat_marks PRIMARY KEY (person_id, network_id),
        CONSTRAINT fk_chat_marks_network FOREIGN KEY (network_id) REFERENCES networks (id)
      ) WITH (fillfactor = 70);

      -- Words of the chat beside a challenge. They stand here only when their author has agreed, and then outlive the message.
      CREATE TABLE lifts (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        challenge_id uuid NOT NULL,
        message_id uuid,
        author_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        seq integer NOT NULL,
        said_at timestamptz NOT NULL,
        answer varchar(7) NOT NULL,
        body text,
        lang varchar(2) NOT NULL,
        CONSTRAINT pk_lifts PRIMARY KEY (id),
        CONSTRAINT uq_lifts_message UNIQUE (challenge_id, message_id),
        CONSTRAINT fk_lifts_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id),
        CONSTRAINT fk_lifts_message FOREIGN KEY (message_id, network_id) REFERENCES messages (id, network_id) ON DELETE SET NULL (message_id),
        CONSTRAINT fk_lifts_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_lifts_answer CHECK (answer IN ('ASKED', 'AGREED', 'REFUSED')),
        CONSTRAINT ck_lifts_words CHECK ((answer = 'AGREED') = (body IS NOT NULL)),
        CONSTRAINT ck_lifts_lang CHECK (lang IN ('nn', 'nb', 'en'))
      );
      CREATE INDEX ix_lifts_message ON lifts (message_id);
      CREATE INDEX ix_lifts_author ON lifts (author_id, network_id);

      ALTER TABLE chats ENABLE ROW LEVEL SECURITY; ALTER TABLE chats FORCE ROW LEVEL SECURITY;
      ALTER TABLE messages ENABLE ROW LEVEL SECURITY; ALTER TABLE messages FORCE ROW LEVEL SECURITY;
      ALTER TABLE withdrawn_messages ENABLE ROW LEVEL SECURITY; ALTER TABLE withdrawn_messages FORCE ROW LEVEL SECURITY;
      ALTER TABLE nods ENABLE ROW LEVEL SECURITY; ALTER TABLE nods FORCE ROW LEVEL SECURITY;
      ALTER TABLE chat_marks ENABLE ROW LEVEL SECURITY; ALTER TABLE chat_marks FORCE ROW LEVEL SECURITY;
      ALTER TABLE lifts ENABLE ROW LEVEL SECURITY; ALTER TABLE lifts FORCE ROW LEVEL SECURITY;

      CREATE POLICY chats_read ON chats FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY chats_open ON chats FOR INSERT TO krets_app
        WITH CHECK (network_id = ANY ((SELECT app.my_writable())::uuid[]) AND kept_days = 90);
      CREATE POLICY chats_keep ON chats FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_facilitated())::uuid[]));

      -- What is too old is gone for everybody, also while the job that deletes it is late.
      CREATE POLICY messages_read ON messages FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND created_at >= now() - make_interval(days => kept_days)
        AND (author_id = app.me() OR network_id <> ALL ((SELECT app.my_late())::uuid[]) OR created_at >= app.my_beginning(network_id)));
      CREATE POLICY messages_post ON messages FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND author_id = app.me()
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY messages_edit ON messages FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_writable())::uuid[]) AND author_id = app.me());
      CREATE POLICY messages_owner ON messages TO krets_owner USING (created_at < now() - make_interval(days => kept_days));

      CREATE POLICY withdrawn_messages_own ON withdrawn_messages TO krets_app
        USING (EXISTS (SELECT 1 FROM messages m WHERE m.id = message_id AND m.author_id = app.me()));

      CREATE POLICY nods_read ON nods FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY nods_give ON nods FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND person_id = app.me()
        AND EXISTS (SELECT 1 FROM messages m WHERE m.id = message_id AND m.withdrawn_at IS NULL)
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY nods_take_back ON nods FOR DELETE TO krets_app
        USING (network_id = ANY ((SELECT app.my_writable())::uuid[]) AND person_id = app.me());

      CREATE POLICY chat_marks_own ON chat_marks TO krets_app
        USING (person_id = app.me() AND network_id = ANY ((SELECT app.my_networks())::uuid[]));

      -- Who has been asked and has not agreed is between the one who asks and the one who is asked.
      CREATE POLICY lifts_read ON lifts FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id
                    AND (answer = 'AGREED' OR author_id = app.me() OR c.owner_id = app.me())));
      CREATE POLICY lifts_ask ON lifts FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_writable())::uuid[]) AND (answer = 'ASKED' OR author_id = app.me())
        AND EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id AND c.owner_id = app.me())
        AND EXISTS (SELECT 1 FROM messages m WHERE m.id = message_id AND m.author_id = lifts.author_id
                    AND m.seat_id = lifts.seat_id AND m.withdrawn_at IS NULL));
      CREATE POLICY lifts_answer ON lifts FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_writable())::uuid[]) AND author_id = app.me());

      -- Deletes what is past the time its room has chosen, and nothing else: the owner of the tables sees no other messages.
      -- True when more is waiting.
      CREATE FUNCTION app.expire_messages() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE deleted integer;
      BEGIN
        DELETE FROM public.messages WHERE id IN (
          SELECT id FROM public.messages WHERE created_at < now() - make_interval(days => kept_days)
          ORDER BY created_at LIMIT 1000 FOR UPDATE SKIP LOCKED);
        GET DIAGNOSTICS deleted = ROW_COUNT;
        RETURN deleted = 1000;
      END $$;

      GRANT SELECT, INSERT, UPDATE (kept_days) ON chats TO krets_app;
      GRANT SELECT, INSERT, UPDATE (body, mentions, edited_at, withdrawn_at) ON messages TO krets_app;
      GRANT SELECT, INSERT, DELETE ON withdrawn_messages TO krets_app;
      GRANT SELECT, INSERT, DELETE ON nods TO krets_app;
      GRANT SELECT, INSERT, UPDATE (seq) ON chat_marks TO krets_app;
      GRANT SELECT, INSERT, UPDATE (answer, body) ON lifts TO krets_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What people have said is not dropped.');
  }
}
