-- A contribution may mention seats, quote another one of its thread and show pictures; others react to it.
ALTER TABLE contributions
  ADD COLUMN mentions uuid[] DEFAULT '{}' NOT NULL,
  ADD COLUMN quoted_id uuid,
  ADD CONSTRAINT fk_contributions_quoted FOREIGN KEY (quoted_id, challenge_id) REFERENCES contributions (id, challenge_id) NOT VALID;

CREATE TABLE contribution_images (
  contribution_id uuid NOT NULL,
  place integer NOT NULL,
  network_id uuid NOT NULL,
  author_id uuid NOT NULL,
  file_id uuid NOT NULL,
  alt varchar(500) NOT NULL,
  CONSTRAINT pk_contribution_images PRIMARY KEY (contribution_id, place),
  CONSTRAINT fk_contribution_images_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions (id, network_id),
  CONSTRAINT fk_contribution_images_file FOREIGN KEY (file_id, network_id, author_id) REFERENCES files (id, network_id, uploaded_by) ON DELETE CASCADE
);
CREATE UNIQUE INDEX uq_contribution_images_file ON contribution_images (file_id);
CREATE INDEX ix_contribution_images_author ON contribution_images (author_id);

CREATE TABLE contribution_reactions (
  contribution_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind varchar(9) NOT NULL,
  network_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  CONSTRAINT pk_contribution_reactions PRIMARY KEY (contribution_id, person_id, kind),
  CONSTRAINT fk_contribution_reactions_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions (id, network_id),
  CONSTRAINT fk_contribution_reactions_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
  CONSTRAINT ck_contribution_reactions_kind CHECK (kind IN ('THANKS', 'RECOGNISE', 'THINKING'))
);
CREATE INDEX ix_contribution_reactions_person ON contribution_reactions (person_id);

INSERT INTO app.compatible_steps (name) VALUES ('0006-thread-extras');
