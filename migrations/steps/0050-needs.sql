-- What a leader without a network needs, in their own words and codes. Nobody else reads a row.
CREATE TABLE needs (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  role varchar(20) NOT NULL,
  level varchar(10) NOT NULL,
  county varchar(2),
  orgnr varchar(9),
  themes text[] NOT NULL,
  sentence varchar(200) NOT NULL,
  may_be_asked boolean NOT NULL,
  stated_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT pk_needs PRIMARY KEY (id),
  CONSTRAINT ck_needs_themes CHECK (cardinality(themes) BETWEEN 1 AND 2),
  CONSTRAINT fk_needs_person FOREIGN KEY (person_id) REFERENCES people (id)
);
CREATE INDEX ix_needs_person ON needs (person_id);

-- A facilitator asks those who need the same, without being told who they are.
CREATE TABLE need_requests (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  counted varchar(12) NOT NULL,
  code varchar(20) NOT NULL,
  theme varchar(16) NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  CONSTRAINT pk_need_requests PRIMARY KEY (id),
  CONSTRAINT fk_need_requests_network FOREIGN KEY (network_id) REFERENCES networks (id),
  CONSTRAINT fk_need_requests_asker FOREIGN KEY (asked_by) REFERENCES people (id)
);
CREATE UNIQUE INDEX uq_need_requests ON need_requests (network_id, counted, code, theme);
CREATE INDEX ix_need_requests_asker ON need_requests (asked_by);

CREATE TABLE need_questions (
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  person_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  told_at timestamptz,
  answered_at timestamptz,
  accepted boolean,
  CONSTRAINT pk_need_questions PRIMARY KEY (id),
  CONSTRAINT fk_need_questions_request FOREIGN KEY (request_id) REFERENCES need_requests (id) ON DELETE CASCADE,
  CONSTRAINT fk_need_questions_person FOREIGN KEY (person_id) REFERENCES people (id)
);
CREATE UNIQUE INDEX uq_need_questions ON need_questions (request_id, person_id);
CREATE INDEX ix_need_questions_person ON need_questions (person_id);

-- Each quarter's publication, and the exact numbers of the last one: only the role that publishes reads them.
CREATE SCHEMA statistics;
CREATE TABLE statistics.need_batches (
  quarter date NOT NULL,
  CONSTRAINT pk_need_batches PRIMARY KEY (quarter)
);
CREATE TABLE statistics.need_counts (
  counted varchar(12) NOT NULL,
  code varchar(20) NOT NULL,
  theme varchar(16) NOT NULL,
  people integer NOT NULL,
  CONSTRAINT pk_need_counts PRIMARY KEY (counted, code, theme)
);

-- What is published: rounded down to fives, and when each number was last changed.
CREATE TABLE open.need_numbers (
  counted varchar(12) NOT NULL,
  code varchar(20) NOT NULL,
  theme varchar(16) NOT NULL,
  least integer NOT NULL,
  published_on date NOT NULL,
  CONSTRAINT pk_need_numbers PRIMARY KEY (counted, code, theme),
  CONSTRAINT ck_need_numbers_least CHECK (least >= 5 AND least % 5 = 0)
);

INSERT INTO app.compatible_steps (name) VALUES ('0050-needs');
