-- Since when mail to a person comes back, and from when on they get no more notices by mail because of it.
ALTER TABLE accounts ADD COLUMN mail_refused_at timestamptz;
ALTER TABLE accounts ADD COLUMN mail_delayed_at timestamptz;
ALTER TABLE accounts ADD COLUMN mail_stopped_at timestamptz;

INSERT INTO app.compatible_steps (name) VALUES ('0024-returned-mail');
