-- Pushes that did not reach a device: the day and why, and nothing of whose it was.
CREATE TABLE push_failures (
  id uuid NOT NULL,
  day date NOT NULL,
  outcome varchar(7) NOT NULL,
  CONSTRAINT pk_push_failures PRIMARY KEY (id),
  CONSTRAINT ck_push_failures_outcome CHECK (outcome IN ('GONE', 'REFUSED', 'AGAIN'))
);
CREATE INDEX ix_push_failures_day ON push_failures (day);

-- On Monday morning the digests of all are due at once.
-- The table has a row for each person, and the index is made in less than a second.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX ix_accounts_digest ON accounts (digest_at) WHERE digest <> 'NEVER';

INSERT INTO app.compatible_steps (name) VALUES ('0034-push-failures');
