-- Until when the members have been reminded of a meeting: what fell due later is told next.
ALTER TABLE meetings ADD COLUMN reminded_until timestamptz;

INSERT INTO app.compatible_steps (name) VALUES ('0033-meeting-reminders');
