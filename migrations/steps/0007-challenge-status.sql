-- The owner marks a challenge as still open, decided, or told how it went, with a line about it.
ALTER TABLE challenges
  ADD COLUMN status varchar(11) DEFAULT 'OPEN' NOT NULL,
  ADD COLUMN status_note varchar(300),
  ADD COLUMN status_at timestamptz,
  ADD CONSTRAINT ck_challenges_status CHECK (status IN ('OPEN', 'DECIDED', 'HOW_IT_WENT')) NOT VALID;

INSERT INTO app.compatible_steps (name) VALUES ('0007-challenge-status');
