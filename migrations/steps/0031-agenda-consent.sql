-- Who takes part in a meeting under way, and whether they hold on to the order of its agenda.
ALTER TABLE meeting_runs ADD COLUMN choosing_until timestamptz;

CREATE TABLE meeting_attendees (
  meeting_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  came_at timestamptz NOT NULL,
  holds boolean,
  CONSTRAINT pk_meeting_attendees PRIMARY KEY (meeting_id, seat_id),
  CONSTRAINT fk_meeting_attendees_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings (id, network_id),
  CONSTRAINT fk_meeting_attendees_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id)
);
CREATE INDEX ix_meeting_attendees_seat ON meeting_attendees (seat_id);

INSERT INTO app.compatible_steps (name) VALUES ('0031-agenda-consent');
