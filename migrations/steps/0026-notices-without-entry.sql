-- What a time brings, such as the end of a phase, is told without a journal entry of its own: several notices may have the number of one.
ALTER TABLE notices DROP CONSTRAINT uq_notices_entry;

INSERT INTO app.compatible_steps (name) VALUES ('0026-notices-without-entry');
