-- Which of the proposed times for a meeting whoever proposed them would choose, where the answers are equal: the smallest first.
ALTER TABLE date_slots ADD COLUMN preference integer DEFAULT 0 NOT NULL;

INSERT INTO app.compatible_steps (name) VALUES ('0037-date-preference');
