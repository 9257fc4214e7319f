-- When a notice is looked at for mail, and what mail each person wants.
ALTER TABLE notices ADD COLUMN mail_at timestamptz;
-- The table was made by the step before.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX ix_notices_mail ON notices (mail_at) WHERE mail_at IS NOT NULL AND seen_at IS NULL;

ALTER TABLE accounts
  ADD COLUMN waiting_mail boolean DEFAULT true NOT NULL,
  ADD COLUMN digest varchar(11) DEFAULT 'WEEKLY' NOT NULL,
  ADD COLUMN digest_at timestamptz,
  ADD COLUMN digested_at timestamptz,
  ADD COLUMN recent_mails timestamptz[] DEFAULT '{}' NOT NULL,
  ADD CONSTRAINT ck_accounts_digest CHECK (digest IN ('DAILY', 'WEEKLY', 'FORTNIGHTLY', 'NEVER')) NOT VALID;

INSERT INTO app.compatible_steps (name) VALUES ('0010-notice-mail');
