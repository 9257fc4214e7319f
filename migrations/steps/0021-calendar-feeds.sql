-- The address at which a person's calendar fetches their meetings. Only the hash of its secret is stored, and nothing of when it is fetched.
CREATE TABLE calendar_feeds (
  person_id uuid NOT NULL,
  token_hash varchar(64) NOT NULL,
  label varchar(60) NOT NULL,
  made_at timestamptz NOT NULL,
  CONSTRAINT pk_calendar_feeds PRIMARY KEY (person_id),
  CONSTRAINT uq_calendar_feeds_token UNIQUE (token_hash),
  CONSTRAINT fk_calendar_feeds_person FOREIGN KEY (person_id) REFERENCES people (id)
);

INSERT INTO app.compatible_steps (name) VALUES ('0021-calendar-feeds');
