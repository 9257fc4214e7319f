-- Who is told of what, without a word of the room, and what each person wants to be told of.
CREATE TABLE notices (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  seq integer NOT NULL,
  kind varchar(24) NOT NULL,
  subject_id uuid NOT NULL,
  challenge_id uuid,
  created_at timestamptz NOT NULL,
  seen_at timestamptz,
  CONSTRAINT pk_notices PRIMARY KEY (id),
  CONSTRAINT uq_notices_entry UNIQUE (person_id, network_id, seq),
  CONSTRAINT fk_notices_network FOREIGN KEY (network_id) REFERENCES networks (id)
);
CREATE INDEX ix_notices_person ON notices (person_id, created_at);
CREATE INDEX ix_notices_unseen ON notices (person_id, challenge_id) WHERE seen_at IS NULL;
CREATE INDEX ix_notices_subject ON notices (subject_id);
CREATE INDEX ix_notices_network ON notices (network_id);
CREATE INDEX ix_notices_challenge ON notices (challenge_id);
CREATE INDEX ix_notices_created ON notices (created_at);

CREATE TABLE room_notice_choices (
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  level varchar(7) NOT NULL,
  CONSTRAINT pk_room_notice_choices PRIMARY KEY (person_id, network_id),
  CONSTRAINT fk_room_notice_choices_network FOREIGN KEY (network_id) REFERENCES networks (id),
  CONSTRAINT ck_room_notice_choices_level CHECK (level IN ('ALL', 'WAITING', 'DIGEST', 'SILENT'))
);
CREATE INDEX ix_room_notice_choices_network ON room_notice_choices (network_id);

CREATE TABLE thread_notice_choices (
  person_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  network_id uuid NOT NULL,
  choice varchar(6) NOT NULL,
  CONSTRAINT pk_thread_notice_choices PRIMARY KEY (person_id, challenge_id),
  CONSTRAINT fk_thread_notice_choices_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id),
  CONSTRAINT ck_thread_notice_choices_choice CHECK (choice IN ('FOLLOW', 'MUTE'))
);
CREATE INDEX ix_thread_notice_choices_challenge ON thread_notice_choices (challenge_id);

INSERT INTO app.compatible_steps (name) VALUES ('0009-notices');
