-- Finding a date for a meeting: some times, and what each member answers about them.
CREATE TABLE date_polls (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  made_by uuid NOT NULL,
  client_id uuid NOT NULL,
  made_at timestamptz NOT NULL,
  stage varchar(9) NOT NULL,
  minutes integer NOT NULL,
  place varchar(200) NOT NULL,
  link varchar(2000),
  protocol varchar(24),
  preparation varchar(500) NOT NULL,
  facilitator_id uuid,
  closes_at timestamptz NOT NULL,
  closed_at timestamptz,
  CONSTRAINT pk_date_polls PRIMARY KEY (id),
  CONSTRAINT uq_date_polls_network UNIQUE (id, network_id),
  CONSTRAINT uq_date_polls_client UNIQUE (made_by, client_id),
  CONSTRAINT fk_date_polls_maker FOREIGN KEY (made_by, network_id) REFERENCES seats (id, network_id),
  CONSTRAINT fk_date_polls_facilitator FOREIGN KEY (facilitator_id, network_id) REFERENCES seats (id, network_id),
  CONSTRAINT ck_date_polls_stage CHECK (stage IN ('OPEN', 'CHOSEN', 'NO_DATE', 'WITHDRAWN')),
  CONSTRAINT ck_date_polls_minutes CHECK (minutes BETWEEN 15 AND 480),
  CONSTRAINT ck_date_polls_place CHECK (place <> '' OR link IS NOT NULL)
);
CREATE INDEX ix_date_polls_network ON date_polls (network_id, made_at);
CREATE INDEX ix_date_polls_facilitator ON date_polls (facilitator_id);
CREATE UNIQUE INDEX uq_date_polls_open ON date_polls (network_id) WHERE stage = 'OPEN';

CREATE TABLE date_slots (
  id uuid NOT NULL,
  poll_id uuid NOT NULL,
  network_id uuid NOT NULL,
  day date NOT NULL,
  time varchar(5) NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  CONSTRAINT pk_date_slots PRIMARY KEY (id),
  CONSTRAINT uq_date_slots_poll UNIQUE (id, poll_id),
  CONSTRAINT uq_date_slots_start UNIQUE (poll_id, starts_at),
  CONSTRAINT fk_date_slots_poll FOREIGN KEY (poll_id, network_id) REFERENCES date_polls (id, network_id)
);

CREATE TABLE date_answers (
  slot_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  poll_id uuid NOT NULL,
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  answer varchar(9) NOT NULL,
  CONSTRAINT pk_date_answers PRIMARY KEY (slot_id, seat_id),
  CONSTRAINT fk_date_answers_slot FOREIGN KEY (slot_id, poll_id) REFERENCES date_slots (id, poll_id),
  CONSTRAINT fk_date_answers_poll FOREIGN KEY (poll_id, network_id) REFERENCES date_polls (id, network_id),
  CONSTRAINT fk_date_answers_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
  CONSTRAINT ck_date_answers_answer CHECK (answer IN ('YES', 'IF_NEEDED', 'NO'))
);
CREATE INDEX ix_date_answers_poll ON date_answers (poll_id);
CREATE INDEX ix_date_answers_seat ON date_answers (seat_id);
CREATE INDEX ix_date_answers_person ON date_answers (person_id);

INSERT INTO app.compatible_steps (name) VALUES ('0029-date-polls');
