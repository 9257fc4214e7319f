-- When and where people meet at a meeting place, for anybody to read. Written by functions of the owner alone.
CREATE TABLE open.occurrences (
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  status varchar(9) NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  moved_from timestamptz,
  county varchar(2),
  place varchar(200),
  video varchar(2000),
  capacity integer,
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  seats varchar(3),
  sequence integer NOT NULL,
  published_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT pk_occurrences PRIMARY KEY (id),
  CONSTRAINT ck_occurrences_status CHECK (status IN ('SCHEDULED', 'MOVED', 'CANCELLED', 'HELD')),
  CONSTRAINT ck_occurrences_times CHECK (starts_at < ends_at AND opens_at <= closes_at AND closes_at <= ends_at),
  CONSTRAINT ck_occurrences_where CHECK (place IS NOT NULL OR video IS NOT NULL),
  CONSTRAINT ck_occurrences_video CHECK (video ~ '^https://'),
  CONSTRAINT ck_occurrences_capacity CHECK (capacity BETWEEN 2 AND 5000),
  CONSTRAINT ck_occurrences_seats CHECK (seats IN ('YES', 'FEW', 'NO'))
);
CREATE INDEX ix_occurrences_entry ON open.occurrences (entry_id);
CREATE INDEX ix_occurrences_ends ON open.occurrences (ends_at);

INSERT INTO app.compatible_steps (name) VALUES ('0045-occurrences');
