-- What anybody may read, copied here by an explicit act. Every column of this schema is public: no person, no room and no id of either.
CREATE SCHEMA open;

CREATE TABLE open.entries (
  id uuid NOT NULL,
  kind varchar(13) NOT NULL,
  origin varchar(9) NOT NULL,
  status varchar(11) NOT NULL,
  title varchar(120) NOT NULL,
  purpose varchar(500) NOT NULL,
  audience varchar(300) DEFAULT '' NOT NULL,
  organiser_name varchar(200),
  organiser_type varchar(17),
  basis text[] DEFAULT '{}' NOT NULL,
  roles text[] DEFAULT '{}' NOT NULL,
  levels text[] DEFAULT '{}' NOT NULL,
  counties text[] DEFAULT '{}' NOT NULL,
  national boolean DEFAULT false NOT NULL,
  attendance varchar(6),
  form varchar(24),
  every_weeks integer,
  minutes integer,
  size varchar(4),
  seats varchar(3),
  language varchar(2),
  contact varchar(254),
  website varchar(2000),
  published_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  confirmed_at timestamptz NOT NULL,
  closed_at timestamptz,
  folded text DEFAULT '' NOT NULL,
  CONSTRAINT pk_entries PRIMARY KEY (id),
  CONSTRAINT ck_entries_kind CHECK (kind IN ('NETWORK', 'FORMING', 'MEETING_PLACE', 'INFORMAL')),
  CONSTRAINT ck_entries_origin CHECK (origin IN ('OWN', 'ELSEWHERE')),
  CONSTRAINT ck_entries_status CHECK (status IN ('LISTED', 'UNCONFIRMED', 'RESTING', 'CLOSED')),
  CONSTRAINT ck_entries_attendance CHECK (attendance IN ('PLACE', 'ONLINE', 'BOTH')),
  CONSTRAINT ck_entries_seats CHECK (seats IN ('YES', 'FEW', 'NO')),
  CONSTRAINT ck_entries_website CHECK (website ~ '^https?://')
);

-- Which entry a network is copied to, and what its facilitators say of it there.
ALTER TABLE networks
  ADD COLUMN entry_id uuid,
  ADD COLUMN counties text[] DEFAULT '{}' NOT NULL,
  ADD COLUMN national boolean DEFAULT false NOT NULL,
  ADD COLUMN attendance varchar(6),
  ADD COLUMN roles text[] DEFAULT '{}' NOT NULL,
  ADD COLUMN levels text[] DEFAULT '{}' NOT NULL,
  ADD COLUMN language varchar(2),
  ADD COLUMN contact varchar(254);

-- Who may change an entry about something elsewhere. A closed table.
CREATE TABLE entry_editors (
  entry_id uuid NOT NULL,
  person_id uuid NOT NULL,
  since timestamptz NOT NULL,
  CONSTRAINT pk_entry_editors PRIMARY KEY (person_id, entry_id),
  CONSTRAINT fk_entry_editors_person FOREIGN KEY (person_id) REFERENCES people (id)
);
CREATE INDEX ix_entry_editors_entry ON entry_editors (entry_id);

-- The networks that are listed already.
UPDATE networks SET entry_id = gen_random_uuid() WHERE listed AND stage IN ('FORMING', 'ACTIVE', 'PAUSED', 'UNDER_REVIEW');
INSERT INTO open.entries (id, kind, origin, status, title, purpose, audience, organiser_name, organiser_type, basis, form, every_weeks, minutes,
    size, seats, published_at, changed_at, confirmed_at)
  SELECT n.entry_id, CASE n.stage WHEN 'FORMING' THEN 'FORMING' ELSE 'NETWORK' END, 'OWN', CASE n.stage WHEN 'PAUSED' THEN 'RESTING' ELSE 'LISTED' END,
    n.name, n.purpose, c.seats_for, n.organiser_name, n.organiser_type, c.basis::text[], c.protocol, c.every_weeks, c.minutes,
    CASE WHEN k.seats_taken <= 5 THEN 'FEW' WHEN k.seats_taken <= 10 THEN 'SOME' ELSE 'MANY' END,
    CASE WHEN k.seats_max = k.seats_taken THEN 'NO' WHEN k.seats_max - k.seats_taken <= 2 THEN 'FEW' ELSE 'YES' END, now(), now(), now()
  FROM networks n JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version JOIN network_counters k ON k.network_id = n.id
  WHERE n.entry_id IS NOT NULL;

INSERT INTO app.compatible_steps (name) VALUES ('0015-open-overview');
