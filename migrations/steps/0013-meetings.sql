-- Meetings of a network: when they are, who comes, and the agenda its members choose.
ALTER TABLE journal DROP CONSTRAINT ck_journal_topic;
ALTER TABLE journal ADD CONSTRAINT ck_journal_topic CHECK (topic IN ('NETWORK', 'SEAT', 'INVITATION', 'APPLICATION', 'CHARTER', 'CONCERN', 'CHALLENGE', 'CONTRIBUTION', 'CONSULTATION', 'MESSAGE', 'RESOURCE', 'MEETING')) NOT VALID;

CREATE TABLE meetings (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  called_by uuid NOT NULL,
  client_id uuid NOT NULL,
  called_at timestamptz NOT NULL,
  stage varchar(9) NOT NULL,
  day date NOT NULL,
  time varchar(5) NOT NULL,
  zone varchar(40) NOT NULL,
  minutes integer NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  place varchar(200) NOT NULL,
  link varchar(2000),
  protocol varchar(24),
  preparation varchar(500) NOT NULL,
  facilitator_id uuid,
  cancel_reason varchar(500),
  version integer NOT NULL,
  time_version integer NOT NULL,
  picks_open_at timestamptz NOT NULL,
  picks_close_at timestamptz NOT NULL,
  seed varchar(32) NOT NULL,
  CONSTRAINT pk_meetings PRIMARY KEY (id),
  CONSTRAINT uq_meetings_network UNIQUE (id, network_id),
  CONSTRAINT uq_meetings_client UNIQUE (called_by, client_id),
  CONSTRAINT fk_meetings_caller FOREIGN KEY (called_by, network_id) REFERENCES seats (id, network_id),
  CONSTRAINT fk_meetings_facilitator FOREIGN KEY (facilitator_id, network_id) REFERENCES seats (id, network_id),
  CONSTRAINT ck_meetings_stage CHECK (stage IN ('CALLED', 'OVER', 'CANCELLED')),
  CONSTRAINT ck_meetings_minutes CHECK (minutes BETWEEN 15 AND 480),
  CONSTRAINT ck_meetings_place CHECK (place <> '' OR link IS NOT NULL),
  CONSTRAINT ck_meetings_times CHECK (starts_at < ends_at AND picks_open_at <= picks_close_at AND picks_close_at <= starts_at)
);
CREATE INDEX ix_meetings_network ON meetings (network_id, starts_at);
CREATE INDEX ix_meetings_ends ON meetings (ends_at);

CREATE TABLE meeting_answers (
  meeting_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  answer varchar(5) NOT NULL,
  time_version integer NOT NULL,
  CONSTRAINT pk_meeting_answers PRIMARY KEY (meeting_id, seat_id),
  CONSTRAINT fk_meeting_answers_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings (id, network_id),
  CONSTRAINT fk_meeting_answers_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
  CONSTRAINT ck_meeting_answers_answer CHECK (answer IN ('YES', 'MAYBE', 'NO'))
);
CREATE INDEX ix_meeting_answers_seat ON meeting_answers (seat_id);

CREATE TABLE agenda_items (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  kind varchar(12) NOT NULL,
  title varchar(200) NOT NULL,
  challenge_id uuid,
  minutes integer NOT NULL,
  decide_by date,
  created_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  waited integer DEFAULT 0 NOT NULL,
  meeting_id uuid,
  place integer,
  CONSTRAINT pk_agenda_items PRIMARY KEY (id),
  CONSTRAINT uq_agenda_items_client UNIQUE (owner_id, network_id, client_id),
  CONSTRAINT fk_agenda_items_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
  CONSTRAINT fk_agenda_items_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id),
  CONSTRAINT fk_agenda_items_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings (id, network_id),
  CONSTRAINT ck_agenda_items_kind CHECK (kind IN ('CHALLENGE', 'CONSULTATION', 'EXPERIENCE', 'RESOURCE', 'OTHER')),
  CONSTRAINT ck_agenda_items_minutes CHECK (minutes IN (10, 20, 45))
);
CREATE INDEX ix_agenda_items_open ON agenda_items (network_id) WHERE meeting_id IS NULL AND withdrawn_at IS NULL;
CREATE INDEX ix_agenda_items_meeting ON agenda_items (meeting_id);
CREATE INDEX ix_agenda_items_challenge ON agenda_items (challenge_id);
CREATE UNIQUE INDEX uq_agenda_items_network ON agenda_items (id, network_id);

CREATE TABLE agenda_picks (
  meeting_id uuid NOT NULL,
  item_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  CONSTRAINT pk_agenda_picks PRIMARY KEY (meeting_id, item_id, seat_id),
  CONSTRAINT fk_agenda_picks_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings (id, network_id),
  CONSTRAINT fk_agenda_picks_item FOREIGN KEY (item_id, network_id) REFERENCES agenda_items (id, network_id),
  CONSTRAINT fk_agenda_picks_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id)
);
CREATE INDEX ix_agenda_picks_item ON agenda_picks (item_id);
CREATE INDEX ix_agenda_picks_seat ON agenda_picks (seat_id);

INSERT INTO app.compatible_steps (name) VALUES ('0013-meetings');
