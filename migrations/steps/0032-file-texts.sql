-- The words of files: how far each stored content has been read, and what it says, in pieces.
CREATE TABLE file_texts (
  content_id uuid NOT NULL,
  network_id uuid NOT NULL,
  state varchar(12) NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT pk_file_texts PRIMARY KEY (content_id),
  CONSTRAINT fk_file_texts_content FOREIGN KEY (content_id, network_id) REFERENCES file_contents (id, network_id) ON DELETE CASCADE,
  CONSTRAINT ck_file_texts_state CHECK (state IN ('WAITING', 'READ', 'EMPTY', 'TOO_BIG', 'UNREADABLE', 'NOT_READ'))
);
CREATE TABLE file_text_pieces (
  content_id uuid NOT NULL,
  piece integer NOT NULL,
  network_id uuid NOT NULL,
  text text NOT NULL,
  CONSTRAINT pk_file_text_pieces PRIMARY KEY (content_id, piece),
  CONSTRAINT fk_file_text_pieces_text FOREIGN KEY (content_id) REFERENCES file_texts (content_id) ON DELETE CASCADE
);

-- A long file is found by several passages of its resource.
ALTER TABLE passages ADD piece integer NOT NULL DEFAULT 0;
ALTER TABLE passages DROP CONSTRAINT ck_passages_source;
-- More rows are allowed than before; those there are read once.
-- squawk-ignore constraint-missing-not-valid
ALTER TABLE passages ADD CONSTRAINT ck_passages_source CHECK (CASE kind
    WHEN 'CHALLENGE' THEN challenge_id = id AND num_nonnulls(contribution_id, message_id, resource_id, post_id, minutes_id) = 0
    WHEN 'CONTRIBUTION' THEN contribution_id = id AND challenge_id IS NOT NULL AND num_nonnulls(message_id, resource_id, post_id, minutes_id) = 0
    WHEN 'MESSAGE' THEN message_id = id AND retention_days IS NOT NULL AND num_nonnulls(challenge_id, contribution_id, resource_id, post_id, minutes_id) = 0
    WHEN 'RESOURCE' THEN resource_id IS NOT NULL AND (resource_id = id) = (piece = 0) AND num_nonnulls(challenge_id, contribution_id, message_id, post_id, minutes_id) = 0
    WHEN 'CONSULTATION' THEN post_id = id AND challenge_id IS NOT NULL AND num_nonnulls(contribution_id, message_id, resource_id, minutes_id) = 0
    WHEN 'MINUTES' THEN minutes_id = id AND num_nonnulls(challenge_id, contribution_id, message_id, resource_id, post_id) = 0
    ELSE false END AND (piece = 0 OR kind = 'RESOURCE'));
-- No row has a piece yet.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX ix_passages_pieces ON passages (resource_id) WHERE piece > 0;

-- Files that were added before are looked for.
UPDATE old_texts SET changed_at = now(), due_at = now(), began_at = NULL, after_person = NULL;

INSERT INTO app.compatible_steps (name) VALUES ('0032-file-texts');
