-- Answers that come from a person's calendar by mail: the hash of the address they come to, and why the last one was not taken.
ALTER TABLE meeting_invitations ADD COLUMN answer_hash varchar(64);
ALTER TABLE meeting_invitations ADD COLUMN answer_refused varchar(8);
ALTER TABLE meeting_invitations ADD CONSTRAINT ck_meeting_invitations_refused CHECK (answer_refused IN ('OUTDATED', 'UNSURE')) NOT VALID;
-- A row for each member and coming meeting: the index is there at once.
-- squawk-ignore require-concurrent-index-creation
CREATE UNIQUE INDEX ix_meeting_invitations_answer ON meeting_invitations (answer_hash) WHERE answer_hash IS NOT NULL;

INSERT INTO app.compatible_steps (name) VALUES ('0025-calendar-answers');
