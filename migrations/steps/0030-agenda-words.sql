-- What a member who may not come writes beforehand to an item of an agenda.
CREATE TABLE agenda_words (
  item_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  body varchar(1000) NOT NULL,
  written_at timestamptz NOT NULL,
  CONSTRAINT pk_agenda_words PRIMARY KEY (item_id, seat_id),
  CONSTRAINT fk_agenda_words_item FOREIGN KEY (item_id, network_id) REFERENCES agenda_items (id, network_id),
  CONSTRAINT fk_agenda_words_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id)
);
CREATE INDEX ix_agenda_words_seat ON agenda_words (seat_id);
CREATE INDEX ix_agenda_words_person ON agenda_words (person_id);

INSERT INTO app.compatible_steps (name) VALUES ('0030-agenda-words');
