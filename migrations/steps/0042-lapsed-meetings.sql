-- A meeting that nobody began and of which nobody wrote minutes within a day after its end.
ALTER TABLE meetings DROP CONSTRAINT ck_meetings_stage;
ALTER TABLE meetings ADD CONSTRAINT ck_meetings_stage CHECK (stage IN ('CALLED', 'OVER', 'LAPSED', 'CANCELLED')) NOT VALID;

INSERT INTO app.compatible_steps (name) VALUES ('0042-lapsed-meetings');
