-- A meeting under way, and what the members say when the time of a part is up.
CREATE TABLE meeting_runs (
  meeting_id uuid NOT NULL,
  network_id uuid NOT NULL,
  steps jsonb NOT NULL,
  step integer NOT NULL,
  step_started_at timestamptz NOT NULL,
  step_ends_at timestamptz NOT NULL,
  extensions integer NOT NULL,
  version integer NOT NULL,
  facilitator_id uuid,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT pk_meeting_runs PRIMARY KEY (meeting_id),
  CONSTRAINT fk_meeting_runs_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings (id, network_id),
  CONSTRAINT fk_meeting_runs_facilitator FOREIGN KEY (facilitator_id, network_id) REFERENCES seats (id, network_id)
);
CREATE INDEX ix_meeting_runs_network ON meeting_runs (network_id);

CREATE TABLE meeting_votes (
  meeting_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  step integer NOT NULL,
  extension integer NOT NULL,
  network_id uuid NOT NULL,
  more boolean NOT NULL,
  CONSTRAINT pk_meeting_votes PRIMARY KEY (meeting_id, seat_id, step, extension),
  CONSTRAINT fk_meeting_votes_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings (id, network_id),
  CONSTRAINT fk_meeting_votes_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id)
);
CREATE INDEX ix_meeting_votes_seat ON meeting_votes (seat_id);

INSERT INTO app.compatible_steps (name) VALUES ('0019-meetings-live');
