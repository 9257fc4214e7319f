-- Until when what time brings to a meeting has been told to those who look at it, and that whoever has not answered a poll has been reminded.
ALTER TABLE meetings ADD COLUMN told_until timestamptz;
ALTER TABLE date_polls ADD COLUMN reminded_at timestamptz;

INSERT INTO app.compatible_steps (name) VALUES ('0040-meeting-times');
