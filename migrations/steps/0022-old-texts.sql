-- How far the job has come that makes old texts found: one row, for all servers.
CREATE TABLE old_texts (
  id boolean NOT NULL DEFAULT true,
  changed_at timestamptz NOT NULL DEFAULT now(),
  due_at timestamptz DEFAULT now(),
  began_at timestamptz,
  after_person uuid,
  made integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  CONSTRAINT pk_old_texts PRIMARY KEY (id),
  CONSTRAINT ck_old_texts_one CHECK (id)
);
INSERT INTO old_texts DEFAULT VALUES;

INSERT INTO app.compatible_steps (name) VALUES ('0022-old-texts');
