-- Who comes to an occurrence of a meeting place, and who waits to. A closed table: others are shown what its person has ticked.
CREATE TABLE signups (
  person_id uuid NOT NULL,
  occurrence_id uuid NOT NULL,
  state varchar(7) NOT NULL,
  since timestamptz NOT NULL,
  show_name boolean NOT NULL,
  show_role boolean NOT NULL,
  show_agency boolean NOT NULL,
  talk varchar(200),
  themes text[] NOT NULL,
  level varchar(10),
  access_needs varchar(200),
  coffee boolean NOT NULL,
  founds boolean NOT NULL,
  need varchar(200),
  network_id uuid,
  tell varchar(9),
  CONSTRAINT pk_signups PRIMARY KEY (person_id, occurrence_id),
  CONSTRAINT fk_signups_person FOREIGN KEY (person_id) REFERENCES people (id),
  CONSTRAINT ck_signups_state CHECK (state IN ('SIGNED', 'WAITING')),
  CONSTRAINT ck_signups_themes CHECK (cardinality(themes) <= 3),
  CONSTRAINT ck_signups_tell CHECK (tell IN ('SEAT', 'MOVED', 'CANCELLED', 'COFFEE'))
);
CREATE INDEX ix_signups_occurrence ON signups (occurrence_id, since);
CREATE INDEX ix_signups_tell ON signups (person_id) WHERE tell IS NOT NULL;

-- Who meets over a coffee at an occurrence: two or three people, or one who was left over.
CREATE TABLE coffee_pairs (
  occurrence_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  people uuid[] NOT NULL,
  made_at timestamptz NOT NULL,
  CONSTRAINT pk_coffee_pairs PRIMARY KEY (occurrence_id, people),
  CONSTRAINT ck_coffee_pairs_people CHECK (cardinality(people) BETWEEN 1 AND 3)
);
CREATE INDEX ix_coffee_pairs_entry ON coffee_pairs (entry_id, made_at);
CREATE INDEX ix_coffee_pairs_people ON coffee_pairs USING gin (people);

-- Who somebody does not want to be paired with: an e-mail address, or the number of an agency. Told to nobody.
CREATE TABLE coffee_blocks (
  person_id uuid NOT NULL,
  apart_from varchar(254) NOT NULL,
  since timestamptz NOT NULL,
  CONSTRAINT pk_coffee_blocks PRIMARY KEY (person_id, apart_from),
  CONSTRAINT fk_coffee_blocks_person FOREIGN KEY (person_id) REFERENCES people (id)
);
CREATE INDEX ix_coffee_blocks_apart ON coffee_blocks (apart_from);

INSERT INTO app.compatible_steps (name) VALUES ('0046-signups');
