-- Apart from the steps that add them, so that no table is locked while its rows are looked at.
ALTER TABLE contributions VALIDATE CONSTRAINT fk_contributions_quoted;
ALTER TABLE challenges VALIDATE CONSTRAINT ck_challenges_status;

INSERT INTO app.compatible_steps (name) VALUES ('0008-valid-thread-extras');
