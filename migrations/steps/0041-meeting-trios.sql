-- A part of a meeting in groups of three: who is in which, while it goes on, and how many of a group ask in turn.
ALTER TABLE agenda_items DROP CONSTRAINT ck_agenda_items_kind;
ALTER TABLE agenda_items ADD CONSTRAINT ck_agenda_items_kind CHECK (kind IN ('CHALLENGE', 'CONSULTATION', 'EXPERIENCE', 'TRIOS', 'RESOURCE', 'OTHER')) NOT VALID;
ALTER TABLE meeting_runs ADD COLUMN trio_rounds integer;

CREATE TABLE meeting_trios (
  meeting_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  step integer NOT NULL,
  trio integer NOT NULL,
  turn integer NOT NULL,
  CONSTRAINT pk_meeting_trios PRIMARY KEY (meeting_id, seat_id),
  CONSTRAINT fk_meeting_trios_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings (id, network_id),
  CONSTRAINT fk_meeting_trios_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id)
);
CREATE INDEX ix_meeting_trios_seat ON meeting_trios (seat_id);

INSERT INTO app.compatible_steps (name) VALUES ('0041-meeting-trios');
