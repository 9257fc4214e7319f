-- Meetings come to a person's calendar by mail, by the address it fetches, or not at all. Without a row: by mail.
-- An older server finds a row by its hash alone, and never one without.
-- squawk-ignore ban-drop-not-null
ALTER TABLE calendar_feeds ALTER COLUMN token_hash DROP NOT NULL;
ALTER TABLE calendar_feeds ADD COLUMN invites boolean NOT NULL DEFAULT false;

-- What a person's calendar has been told of a meeting by mail, and from when it is to be told more.
CREATE TABLE meeting_invitations (
  meeting_id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  due_at timestamptz,
  sequence integer NOT NULL DEFAULT -1,
  sent_starts_at timestamptz,
  sent_ends_at timestamptz,
  CONSTRAINT pk_meeting_invitations PRIMARY KEY (meeting_id, person_id),
  CONSTRAINT fk_meeting_invitations_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings (id, network_id),
  CONSTRAINT fk_meeting_invitations_person FOREIGN KEY (person_id) REFERENCES people (id)
);
CREATE INDEX ix_meeting_invitations_person ON meeting_invitations (person_id, network_id);
CREATE INDEX ix_meeting_invitations_due ON meeting_invitations (due_at) WHERE due_at IS NOT NULL;

INSERT INTO app.compatible_steps (name) VALUES ('0023-meeting-invitations');
