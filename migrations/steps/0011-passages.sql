-- One row for each text that can be found: the keys of its words. The foreign keys delete it and move it with what it comes from.
CREATE TABLE passages (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  kind varchar(12) NOT NULL,
  challenge_id uuid,
  contribution_id uuid,
  message_id uuid,
  resource_id uuid,
  post_id uuid,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  retention_days integer,
  created_at timestamptz NOT NULL,
  shown boolean NOT NULL,
  has_file boolean NOT NULL,
  keys text NOT NULL,
  CONSTRAINT pk_passages PRIMARY KEY (id),
  CONSTRAINT fk_passages_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id) ON DELETE CASCADE,
  CONSTRAINT fk_passages_contribution FOREIGN KEY (contribution_id, challenge_id) REFERENCES contributions (id, challenge_id) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT fk_passages_message FOREIGN KEY (message_id, network_id) REFERENCES messages (id, network_id) ON DELETE CASCADE,
  CONSTRAINT fk_passages_chat FOREIGN KEY (network_id, retention_days) REFERENCES chat_settings (network_id, retention_days) ON UPDATE CASCADE,
  CONSTRAINT fk_passages_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources (id, network_id) ON DELETE CASCADE,
  CONSTRAINT fk_passages_post FOREIGN KEY (post_id) REFERENCES consultation_posts (id) ON DELETE CASCADE,
  CONSTRAINT fk_passages_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
  CONSTRAINT ck_passages_source CHECK (CASE kind
    WHEN 'CHALLENGE' THEN challenge_id = id AND num_nonnulls(contribution_id, message_id, resource_id, post_id) = 0
    WHEN 'CONTRIBUTION' THEN contribution_id = id AND challenge_id IS NOT NULL AND num_nonnulls(message_id, resource_id, post_id) = 0
    WHEN 'MESSAGE' THEN message_id = id AND retention_days IS NOT NULL AND num_nonnulls(challenge_id, contribution_id, resource_id, post_id) = 0
    WHEN 'RESOURCE' THEN resource_id = id AND num_nonnulls(challenge_id, contribution_id, message_id, post_id) = 0
    WHEN 'CONSULTATION' THEN post_id = id AND challenge_id IS NOT NULL AND num_nonnulls(contribution_id, message_id, resource_id) = 0
    ELSE false END)
);
CREATE INDEX ix_passages_network ON passages (network_id, created_at);
CREATE INDEX ix_passages_challenge ON passages (challenge_id) WHERE challenge_id IS NOT NULL;
CREATE INDEX ix_passages_message ON passages (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX ix_passages_author ON passages (author_id);

INSERT INTO app.compatible_steps (name) VALUES ('0011-passages');
