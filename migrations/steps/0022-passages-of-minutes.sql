-- Minutes are found too.
ALTER TABLE passages ADD minutes_id uuid;
-- The column is new, and all of it is null.
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
ALTER TABLE passages ADD CONSTRAINT fk_passages_minutes FOREIGN KEY (minutes_id) REFERENCES minutes_blocks (id) ON DELETE CASCADE;
ALTER TABLE passages DROP CONSTRAINT ck_passages_source;
-- One more kind is allowed; the rows are read once.
-- squawk-ignore constraint-missing-not-valid
ALTER TABLE passages ADD CONSTRAINT ck_passages_source CHECK (CASE kind
    WHEN 'CHALLENGE' THEN challenge_id = id AND num_nonnulls(contribution_id, message_id, resource_id, post_id, minutes_id) = 0
    WHEN 'CONTRIBUTION' THEN contribution_id = id AND challenge_id IS NOT NULL AND num_nonnulls(message_id, resource_id, post_id, minutes_id) = 0
    WHEN 'MESSAGE' THEN message_id = id AND retention_days IS NOT NULL AND num_nonnulls(challenge_id, contribution_id, resource_id, post_id, minutes_id) = 0
    WHEN 'RESOURCE' THEN resource_id = id AND num_nonnulls(challenge_id, contribution_id, message_id, post_id, minutes_id) = 0
    WHEN 'CONSULTATION' THEN post_id = id AND challenge_id IS NOT NULL AND num_nonnulls(contribution_id, message_id, resource_id, minutes_id) = 0
    WHEN 'MINUTES' THEN minutes_id = id AND num_nonnulls(challenge_id, contribution_id, message_id, resource_id, post_id) = 0
    ELSE false END);
-- Minutes that were written before are looked for.
UPDATE old_texts SET changed_at = now(), due_at = now(), began_at = NULL, after_person = NULL;

INSERT INTO app.compatible_steps (name) VALUES ('0022-passages-of-minutes');
