-- The minutes of a meeting: a block for each item, written by all, and the next steps that each takes.
CREATE TABLE minutes_blocks (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  item_id uuid NOT NULL,
  learned varchar(4000) NOT NULL,
  takeaways varchar(4000) NOT NULL,
  version integer NOT NULL,
  seat_id uuid NOT NULL,
  edited_at timestamptz NOT NULL,
  CONSTRAINT pk_minutes_blocks PRIMARY KEY (id),
  CONSTRAINT uq_minutes_blocks_item UNIQUE (item_id, meeting_id),
  CONSTRAINT fk_minutes_blocks_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings (id, network_id),
  CONSTRAINT fk_minutes_blocks_item FOREIGN KEY (item_id, network_id) REFERENCES agenda_items (id, network_id),
  CONSTRAINT fk_minutes_blocks_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id)
);
CREATE INDEX ix_minutes_blocks_meeting ON minutes_blocks (meeting_id);

CREATE TABLE next_steps (
  meeting_id uuid NOT NULL,
  item_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  body varchar(500) NOT NULL,
  taken_at timestamptz NOT NULL,
  CONSTRAINT pk_next_steps PRIMARY KEY (meeting_id, item_id, seat_id),
  CONSTRAINT fk_next_steps_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings (id, network_id),
  CONSTRAINT fk_next_steps_item FOREIGN KEY (item_id, network_id) REFERENCES agenda_items (id, network_id),
  CONSTRAINT fk_next_steps_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id)
);
CREATE INDEX ix_next_steps_item ON next_steps (item_id);
CREATE INDEX ix_next_steps_person ON next_steps (person_id);

INSERT INTO app.compatible_steps (name) VALUES ('0020-minutes');
