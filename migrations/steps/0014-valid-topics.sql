-- Apart from the step that adds it, so that the journal is not locked while its rows are looked at.
ALTER TABLE journal VALIDATE CONSTRAINT ck_journal_topic;

INSERT INTO app.compatible_steps (name) VALUES ('0014-valid-topics');
