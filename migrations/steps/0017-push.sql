-- Browsers that a person has asked to be told in, each with the session it belongs to: with the session it ends.
CREATE TABLE push_subscriptions (
  session_id uuid NOT NULL,
  person_id uuid NOT NULL,
  endpoint_hash varchar(64) NOT NULL,
  server_key varchar(87) NOT NULL,
  sealed bytea NOT NULL,
  due_at timestamptz,
  failures integer DEFAULT 0 NOT NULL,
  CONSTRAINT pk_push_subscriptions PRIMARY KEY (session_id),
  CONSTRAINT uq_push_subscriptions_endpoint UNIQUE (endpoint_hash),
  CONSTRAINT fk_push_subscriptions_session FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE,
  CONSTRAINT fk_push_subscriptions_person FOREIGN KEY (person_id) REFERENCES people (id)
);
CREATE INDEX ix_push_subscriptions_person ON push_subscriptions (person_id);
CREATE INDEX ix_push_subscriptions_due ON push_subscriptions (due_at) WHERE due_at IS NOT NULL;

-- When a notice is looked at for push, and when the last few were sent.
ALTER TABLE notices ADD COLUMN push_at timestamptz;
-- No row has a value yet, so the index is empty when it is made.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX ix_notices_push ON notices (push_at) WHERE push_at IS NOT NULL AND seen_at IS NULL;
ALTER TABLE accounts ADD COLUMN recent_pushes timestamptz[] DEFAULT '{}' NOT NULL;

INSERT INTO app.compatible_steps (name) VALUES ('0017-push');
