-- Challenges and contributions that a person has saved for later. The row of a contribution moves with it to another thread.
CREATE TABLE saved_items (
  person_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  network_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  contribution_id uuid,
  saved_at timestamptz NOT NULL,
  CONSTRAINT pk_saved_items PRIMARY KEY (person_id, subject_id),
  CONSTRAINT fk_saved_items_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id),
  CONSTRAINT fk_saved_items_contribution FOREIGN KEY (contribution_id, challenge_id) REFERENCES contributions (id, challenge_id) ON UPDATE CASCADE,
  CONSTRAINT ck_saved_items_subject CHECK (subject_id = CASE WHEN contribution_id IS NULL THEN challenge_id ELSE contribution_id END)
);
CREATE INDEX ix_saved_items_challenge ON saved_items (challenge_id);
CREATE INDEX ix_saved_items_contribution ON saved_items (contribution_id) WHERE contribution_id IS NOT NULL;
CREATE INDEX ix_saved_items_network ON saved_items (network_id);

INSERT INTO app.compatible_steps (name) VALUES ('0028-saved-for-later');
