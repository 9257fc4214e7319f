-- Whether anybody has confirmed it, since when a fault told of has no answer, and what an entry has been joined into.
ALTER TABLE open.entries
  ADD COLUMN confirmed boolean DEFAULT true NOT NULL,
  ADD COLUMN fault_since timestamptz,
  ADD COLUMN joined_into uuid;

-- The key of a row of a file, by which a second import changes the same entry.
ALTER TABLE entry_editors ADD COLUMN import_key varchar(200);
-- The table is small, and nobody waits for it.
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX uq_entry_editors_import_key ON entry_editors (person_id, import_key);

-- The mails that ask whether an entry is still right. The key in the link is stored as a hash.
CREATE TABLE entry_letters (
  key_hash varchar(64) NOT NULL,
  entry_id uuid NOT NULL,
  sent_at timestamptz NOT NULL,
  CONSTRAINT pk_entry_letters PRIMARY KEY (key_hash)
);
CREATE INDEX ix_entry_letters_entry ON entry_letters (entry_id);

-- What anybody says is wrong with an entry; who says it is not stored.
CREATE TABLE entry_faults (
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  body varchar(500) NOT NULL,
  reported_at timestamptz NOT NULL,
  told_at timestamptz,
  answered_at timestamptz,
  CONSTRAINT pk_entry_faults PRIMARY KEY (id)
);
CREATE INDEX ix_entry_faults_entry ON entry_faults (entry_id);

INSERT INTO app.compatible_steps (name) VALUES ('0016-entries-elsewhere');
