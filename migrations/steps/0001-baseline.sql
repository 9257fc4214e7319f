-- The tables, indexes and constraints of the first release, and the organisations. Emitted once; changed by the steps after it, never here.
CREATE SCHEMA app;
CREATE SCHEMA limiter;
CREATE SCHEMA mail;
CREATE SCHEMA scheduling;

CREATE TABLE migrations (
  name varchar NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_migrations PRIMARY KEY (name)
);
CREATE TABLE app.definitions (
  hash varchar NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE accounts (
  person_id uuid NOT NULL,
  email varchar(254) NOT NULL,
  language varchar(2) NOT NULL,
  is_administrator boolean NOT NULL,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz,
  seen_at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT uq_accounts_email UNIQUE (email),
  CONSTRAINT pk_accounts PRIMARY KEY (person_id),
  CONSTRAINT ck_accounts_email CHECK (email = lower(email)),
  CONSTRAINT ck_accounts_language CHECK (language IN ('nn', 'nb', 'en'))
);

CREATE TABLE administrators (
  person_id uuid NOT NULL,
  appointed_by uuid,
  appointed_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT pk_administrators PRIMARY KEY (person_id)
);

CREATE TABLE admission_questions (
  network_id uuid NOT NULL,
  questions varchar(300)[] NOT NULL,
  CONSTRAINT pk_admission_questions PRIMARY KEY (network_id),
  CONSTRAINT ck_admission_questions_few CHECK (cardinality(questions) <= 3)
);

CREATE TABLE app.compatible_steps (
  name varchar NOT NULL,
  CONSTRAINT pk_compatible_steps PRIMARY KEY (name)
);

CREATE TABLE app.web_builds (
  id varchar(64) NOT NULL,
  operations jsonb NOT NULL,
  started_at timestamptz NOT NULL,
  CONSTRAINT pk_web_builds PRIMARY KEY (id)
);

CREATE TABLE app.web_files (
  name varchar(200) NOT NULL,
  content bytea NOT NULL,
  noted_at timestamptz NOT NULL,
  CONSTRAINT pk_web_files PRIMARY KEY (name)
);

CREATE TABLE applications (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_name varchar(120) NOT NULL,
  role varchar(11) NOT NULL,
  role_title varchar(80) NOT NULL,
  orgnr varchar(9) NOT NULL,
  reason varchar(500) NOT NULL,
  questions varchar(300)[] NOT NULL,
  answers varchar(1000)[] NOT NULL,
  in_reporting_line boolean NOT NULL,
  invited boolean NOT NULL,
  follows uuid,
  state varchar(9) NOT NULL,
  applied_at timestamptz NOT NULL,
  place integer,
  decline_reason varchar(500),
  seat_id uuid,
  changed_in bigint,
  announced_seq integer,
  CONSTRAINT pk_applications PRIMARY KEY (id),
  CONSTRAINT ck_applications_place CHECK ((state = 'WAITING') = (place IS NOT NULL)),
  CONSTRAINT ck_applications_role CHECK (role IN ('MEMBER', 'FACILITATOR')),
  CONSTRAINT ck_applications_state CHECK (state IN ('APPLIED', 'WAITING', 'ADMITTED', 'DECLINED', 'WITHDRAWN'))
);
CREATE INDEX ix_applications_person ON applications (person_id);
CREATE UNIQUE INDEX uq_applications_open ON applications (network_id, person_id) WHERE state IN ('APPLIED', 'WAITING');
CREATE UNIQUE INDEX uq_applications_place ON applications (network_id, place) WHERE state = 'WAITING';

CREATE TABLE attachments (
  challenge_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  network_id uuid NOT NULL,
  attached_at timestamptz NOT NULL,
  CONSTRAINT pk_attachments PRIMARY KEY (challenge_id, resource_id)
);
CREATE INDEX ix_attachments_resource ON attachments (resource_id);

CREATE TABLE challenge_versions (
  challenge_id uuid NOT NULL,
  version integer NOT NULL,
  network_id uuid NOT NULL,
  content jsonb NOT NULL,
  replaced_at timestamptz NOT NULL,
  CONSTRAINT pk_challenge_versions PRIMARY KEY (challenge_id, version)
);

CREATE TABLE challenges (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  title varchar(200) NOT NULL,
  situation text NOT NULL,
  role text NOT NULL,
  pull_a text,
  pull_b text,
  tried text,
  help_wanted varchar(14)[] NOT NULL,
  decide_by date,
  reshare varchar(6) NOT NULL,
  lang varchar(2) NOT NULL,
  created_at timestamptz NOT NULL,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  hidden_from_orgnr varchar(9),
  pinned_at timestamptz,
  locked_at timestamptz,
  must_hide_from_orgnr varchar(9),
  CONSTRAINT uq_challenges_client UNIQUE (owner_id, network_id, client_id),
  CONSTRAINT uq_challenges_network UNIQUE (id, network_id),
  CONSTRAINT pk_challenges PRIMARY KEY (id),
  CONSTRAINT ck_challenges_lang CHECK (lang IN ('nn', 'nb', 'en')),
  CONSTRAINT ck_challenges_reshare CHECK (reshare IN ('NO', 'ASK_ME', 'YES')),
  CONSTRAINT ck_challenges_stays_closed CHECK (must_hide_from_orgnr IS NULL OR (hidden_from_orgnr IS NOT NULL AND hidden_from_orgnr = must_hide_from_orgnr))
);
CREATE INDEX ix_challenges_closed ON challenges (network_id, hidden_from_orgnr) WHERE hidden_from_orgnr IS NOT NULL;
CREATE INDEX ix_challenges_created ON challenges (network_id, created_at);
CREATE INDEX ix_challenges_pinned ON challenges (network_id) WHERE pinned_at IS NOT NULL;
CREATE INDEX ix_challenges_withdrawn ON challenges (network_id) WHERE withdrawn_at IS NOT NULL;

CREATE TABLE charter_acceptances (
  seat_id uuid NOT NULL,
  version integer NOT NULL,
  network_id uuid NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT pk_charter_acceptances PRIMARY KEY (seat_id, version)
);

CREATE TABLE charters (
  network_id uuid NOT NULL,
  version integer NOT NULL,
  made_by uuid,
  made_at timestamptz NOT NULL,
  purpose varchar(500) NOT NULL,
  basis varchar(10)[] NOT NULL,
  seats_for varchar(300) NOT NULL,
  expectations varchar(2000) NOT NULL,
  every_weeks integer,
  minutes integer,
  place varchar(200),
  attendance varchar(500) NOT NULL,
  preparation varchar(500) NOT NULL,
  absence varchar(500) NOT NULL,
  protocol varchar(24),
  rotation varchar(12) NOT NULL,
  confidence varchar(9) NOT NULL,
  admission varchar(11) NOT NULL,
  open_history boolean NOT NULL,
  CONSTRAINT pk_charters PRIMARY KEY (network_id, version),
  CONSTRAINT ck_charters_admission CHECK (admission IN ('FACILITATOR', 'MEMBERS')),
  CONSTRAINT ck_charters_confidence CHECK (confidence IN ('LEARNING', 'THIS_ROOM', 'SEALED')),
  CONSTRAINT ck_charters_rotation CHECK (rotation IN ('NONE', 'EACH_MEETING', 'HALF_YEARLY', 'YEARLY'))
);

CREATE TABLE chat_read_marks (
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  seq integer NOT NULL,
  CONSTRAINT pk_chat_read_marks PRIMARY KEY (person_id, network_id)
) WITH (fillfactor=70);

CREATE TABLE chat_settings (
  network_id uuid NOT NULL,
  retention_days integer NOT NULL,
  CONSTRAINT uq_chat_settings_retention UNIQUE (network_id, retention_days),
  CONSTRAINT pk_chat_settings PRIMARY KEY (network_id),
  CONSTRAINT ck_chat_settings_retention CHECK (retention_days IN (30, 90, 180, 365))
);

CREATE TABLE collections (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  title varchar(80) NOT NULL,
  opened_at timestamptz NOT NULL,
  CONSTRAINT uq_collections_network UNIQUE (id, network_id),
  CONSTRAINT pk_collections PRIMARY KEY (id)
);
CREATE INDEX ix_collections_network ON collections (network_id);

CREATE TABLE consultation_participants (
  consultation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  participation varchar(8) NOT NULL,
  joined_at timestamptz,
  last_posted_phase integer DEFAULT 0 NOT NULL,
  last_completed_phase integer NOT NULL,
  reminded integer DEFAULT 0 NOT NULL,
  last_away_notice integer DEFAULT 0 NOT NULL,
  CONSTRAINT pk_consultation_participants PRIMARY KEY (consultation_id, person_id),
  CONSTRAINT ck_consultation_participants_participation CHECK (participation IN ('INVITED', 'JOINED', 'DECLINED'))
);
CREATE INDEX ix_consultation_participants_person ON consultation_participants (person_id);

CREATE TABLE consultation_posts (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  phase_seq integer NOT NULL,
  role varchar(11) NOT NULL,
  kind varchar(12) NOT NULL,
  parent_id uuid,
  body text NOT NULL,
  link varchar(2000),
  due_on date,
  lang varchar(2) NOT NULL,
  hidden boolean NOT NULL,
  seq integer NOT NULL,
  created_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT uq_consultation_posts_client UNIQUE (author_id, consultation_id, client_id),
  CONSTRAINT uq_consultation_posts_consultation UNIQUE (id, consultation_id),
  CONSTRAINT pk_consultation_posts PRIMARY KEY (id),
  CONSTRAINT ck_consultation_posts_lang CHECK (lang IN ('nn', 'nb', 'en')),
  CONSTRAINT ck_consultation_posts_role CHECK (role IN ('OWNER', 'PEER', 'FACILITATOR'))
);
CREATE INDEX ix_consultation_posts_seq ON consultation_posts (consultation_id, seq);

CREATE TABLE consultation_transitions (
  consultation_id uuid NOT NULL,
  number integer NOT NULL,
  network_id uuid NOT NULL,
  at timestamptz NOT NULL,
  by_id uuid,
  why varchar(13) NOT NULL,
  stage varchar(13) NOT NULL,
  phase_seq integer NOT NULL,
  CONSTRAINT pk_consultation_transitions PRIMARY KEY (consultation_id, number)
);

CREATE TABLE consultations (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  facilitator_id uuid,
  client_id uuid NOT NULL,
  protocol varchar(24) NOT NULL,
  plan jsonb NOT NULL,
  mode varchar(5) NOT NULL,
  stage varchar(13) NOT NULL,
  phase_seq integer NOT NULL,
  phase_started_at timestamptz,
  phase_ends_at timestamptz,
  paused_at timestamptz,
  skip_asked_seq integer NOT NULL,
  starts_at timestamptz,
  proposed_at timestamptz NOT NULL,
  started_at timestamptz,
  closed_at timestamptz,
  follow_up_on date,
  reminders integer NOT NULL,
  CONSTRAINT uq_consultations_client UNIQUE (owner_id, network_id, client_id),
  CONSTRAINT uq_consultations_network UNIQUE (id, network_id),
  CONSTRAINT pk_consultations PRIMARY KEY (id),
  CONSTRAINT ck_consultations_mode CHECK (mode IN ('LIVE', 'ASYNC')),
  CONSTRAINT ck_consultations_phase CHECK (phase_seq >= 0),
  CONSTRAINT ck_consultations_stage CHECK (stage IN ('PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED', 'CLOSED', 'FOLLOW_UP_DUE', 'DONE', 'WITHDRAWN'))
) WITH (fillfactor=70);
CREATE INDEX ix_consultations_network ON consultations (network_id);
CREATE UNIQUE INDEX uq_consultations_underway ON consultations (challenge_id) WHERE stage IN ('PROPOSED', 'SCHEDULED', 'RUNNING', 'PAUSED');

CREATE TABLE contribution_versions (
  contribution_id uuid NOT NULL,
  version integer NOT NULL,
  network_id uuid NOT NULL,
  body text NOT NULL,
  link varchar(2000),
  replaced_at timestamptz NOT NULL,
  resource_id uuid,
  CONSTRAINT pk_contribution_versions PRIMARY KEY (contribution_id, version)
);

CREATE TABLE contributions (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  parent_id uuid,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  kind varchar(12) NOT NULL,
  body text NOT NULL,
  link varchar(2000),
  lang varchar(2) NOT NULL,
  seq integer NOT NULL,
  path integer[] NOT NULL,
  created_at timestamptz NOT NULL,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  hidden_at timestamptz,
  hidden_reason varchar(500),
  hidden_answer varchar(500),
  split_proposed_at timestamptz,
  resource_id uuid,
  path_key text COLLATE "C" GENERATED ALWAYS AS (((lpad(to_hex(path[1]), 8, '0'::text) || COALESCE(lpad(to_hex(path[2]), 8, '0'::text), ''::text)) || COALESCE(lpad(to_hex(path[3]), 8, '0'::text), ''::text))) STORED NOT NULL,
  CONSTRAINT uq_contributions_challenge UNIQUE (id, challenge_id),
  CONSTRAINT uq_contributions_client UNIQUE (author_id, network_id, client_id),
  CONSTRAINT uq_contributions_network UNIQUE (id, network_id),
  CONSTRAINT pk_contributions PRIMARY KEY (id),
  CONSTRAINT ck_contributions_depth CHECK (cardinality(path) >= 1 AND cardinality(path) <= 3),
  CONSTRAINT ck_contributions_hidden CHECK (
CASE
    WHEN (hidden_at IS NULL) THEN ((hidden_reason IS NULL) AND (hidden_answer IS NULL))
    ELSE ((hidden_reason IS NOT NULL) AND (body = ''::text) AND (link IS NULL))
END),
  CONSTRAINT ck_contributions_kind CHECK (kind IN ('EXPERIENCE', 'QUESTION', 'ANSWER', 'PERSPECTIVE', 'IDEA', 'RESOURCE', 'REPLY', 'THANKS')),
  CONSTRAINT ck_contributions_lang CHECK (lang IN ('nn', 'nb', 'en'))
);
CREATE INDEX ix_contributions_parent ON contributions (parent_id);
CREATE INDEX ix_contributions_resource ON contributions (resource_id) WHERE resource_id IS NOT NULL;
CREATE INDEX ix_contributions_seq ON contributions (challenge_id, seq);
CREATE UNIQUE INDEX uq_contributions_path_key ON contributions (challenge_id, path_key);

CREATE TABLE data_exports (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid,
  state varchar(7) NOT NULL,
  requested_at timestamptz NOT NULL,
  ready_at timestamptz,
  expires_at timestamptz,
  bytes integer,
  CONSTRAINT pk_data_exports PRIMARY KEY (id),
  CONSTRAINT ck_data_exports_ready CHECK ((state = 'READY') = (ready_at IS NOT NULL AND bytes IS NOT NULL)),
  CONSTRAINT ck_data_exports_state CHECK (state IN ('WAITING', 'READY', 'FAILED'))
);
CREATE INDEX ix_data_exports_expiry ON data_exports (expires_at);
CREATE INDEX ix_data_exports_network ON data_exports (network_id) WHERE network_id IS NOT NULL;
CREATE INDEX ix_data_exports_person ON data_exports (person_id);

CREATE TABLE dismissed_welcomes (
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  CONSTRAINT pk_dismissed_welcomes PRIMARY KEY (person_id, network_id)
);

CREATE TABLE drafts (
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  place varchar(120) NOT NULL,
  content text NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT pk_drafts PRIMARY KEY (person_id, network_id, place)
);

CREATE TABLE emergency_accesses (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  reason varchar(500) NOT NULL,
  hours integer NOT NULL,
  requested_by uuid NOT NULL,
  requested_at timestamptz NOT NULL,
  approved_by uuid,
  approved_at timestamptz,
  expires_at timestamptz,
  ended_at timestamptz,
  CONSTRAINT pk_emergency_accesses PRIMARY KEY (id),
  CONSTRAINT ck_emergency_accesses_hours CHECK (hours >= 1 AND hours <= 24),
  CONSTRAINT ck_emergency_accesses_two CHECK (approved_by <> requested_by)
);

CREATE TABLE facilitation_offers (
  network_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  offered_by uuid NOT NULL,
  offered_at timestamptz NOT NULL,
  CONSTRAINT pk_facilitation_offers PRIMARY KEY (network_id)
);

CREATE TABLE file_contents (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  sha256 varchar(64) NOT NULL,
  media_type varchar(100) NOT NULL,
  bytes integer NOT NULL,
  width integer,
  height integer,
  refs integer NOT NULL,
  ready boolean NOT NULL,
  created_at timestamptz NOT NULL,
  swept_at timestamptz,
  CONSTRAINT uq_file_contents_network UNIQUE (id, network_id),
  CONSTRAINT pk_file_contents PRIMARY KEY (id)
);
CREATE INDEX ix_file_contents_hash ON file_contents (network_id, sha256);
CREATE INDEX ix_file_contents_idle ON file_contents (created_at) WHERE refs = 0;

CREATE TABLE files (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  uploaded_by uuid NOT NULL,
  seat_id uuid NOT NULL,
  content_id uuid NOT NULL,
  name varchar(120) NOT NULL,
  created_at timestamptz NOT NULL,
  delete_after timestamptz,
  CONSTRAINT uq_files_network UNIQUE (id, network_id),
  CONSTRAINT uq_files_uploader UNIQUE (id, network_id, uploaded_by),
  CONSTRAINT pk_files PRIMARY KEY (id)
);
CREATE INDEX ix_files_content ON files (content_id);
CREATE INDEX ix_files_due ON files (delete_after) WHERE delete_after IS NOT NULL;
CREATE INDEX ix_files_uploader ON files (uploaded_by);

CREATE TABLE hidden_contributions (
  contribution_id uuid NOT NULL,
  network_id uuid NOT NULL,
  body text NOT NULL,
  link varchar(2000),
  CONSTRAINT pk_hidden_contributions PRIMARY KEY (contribution_id)
);

CREATE TABLE invitations (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  made_by uuid NOT NULL,
  role varchar(11) NOT NULL,
  email varchar(254),
  token_hash varchar(64) NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  used_by uuid,
  revoked_at timestamptz,
  seat_id uuid,
  CONSTRAINT uq_invitations_token UNIQUE (token_hash),
  CONSTRAINT pk_invitations PRIMARY KEY (id),
  CONSTRAINT ck_invitations_role CHECK (role IN ('MEMBER', 'FACILITATOR'))
);
CREATE INDEX ix_invitations_maker ON invitations (made_by);
CREATE INDEX ix_invitations_network ON invitations (network_id);
CREATE INDEX ix_invitations_user ON invitations (used_by) WHERE used_by IS NOT NULL;

CREATE TABLE journal (
  network_id uuid NOT NULL,
  seq integer NOT NULL,
  topic varchar(12) NOT NULL,
  subject_id uuid NOT NULL,
  challenge_id uuid,
  kind varchar(12) NOT NULL,
  at timestamptz NOT NULL,
  since timestamptz,
  CONSTRAINT pk_journal PRIMARY KEY (network_id, seq),
  CONSTRAINT ck_journal_topic CHECK (topic IN ('NETWORK', 'SEAT', 'INVITATION', 'APPLICATION', 'CHARTER', 'CONCERN', 'CHALLENGE', 'CONTRIBUTION', 'CONSULTATION', 'MESSAGE', 'RESOURCE'))
);

CREATE TABLE known_browsers (
  person_id uuid NOT NULL,
  browser_hash varchar(64) NOT NULL,
  seen_at timestamptz NOT NULL,
  CONSTRAINT pk_known_browsers PRIMARY KEY (person_id, browser_hash)
);

CREATE UNLOGGED TABLE limiter.points (
  key varchar(255) NOT NULL,
  points integer NOT NULL,
  expire bigint,
  CONSTRAINT pk_points PRIMARY KEY (key)
);
CREATE INDEX ix_points_expire ON limiter.points (expire);

CREATE TABLE message_images (
  message_id uuid NOT NULL,
  place integer NOT NULL,
  network_id uuid NOT NULL,
  author_id uuid NOT NULL,
  file_id uuid NOT NULL,
  alt varchar(500) NOT NULL,
  CONSTRAINT pk_message_images PRIMARY KEY (message_id, place)
);
CREATE INDEX ix_message_images_author ON message_images (author_id);
CREATE UNIQUE INDEX uq_message_images_file ON message_images (file_id);

CREATE TABLE messages (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  seq integer NOT NULL,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  body text NOT NULL,
  lang varchar(2) NOT NULL,
  quoted_id uuid,
  mentions uuid[] NOT NULL,
  retention_days integer NOT NULL,
  created_at timestamptz NOT NULL,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  resource_id uuid,
  CONSTRAINT uq_messages_author UNIQUE (id, network_id, author_id),
  CONSTRAINT uq_messages_client UNIQUE (author_id, network_id, client_id),
  CONSTRAINT uq_messages_network UNIQUE (id, network_id),
  CONSTRAINT pk_messages PRIMARY KEY (id),
  CONSTRAINT ck_messages_lang CHECK (lang IN ('nn', 'nb', 'en'))
);
CREATE INDEX ix_messages_retention ON messages (retention_days, created_at);
CREATE INDEX ix_messages_quoted ON messages (quoted_id) WHERE quoted_id IS NOT NULL;
CREATE INDEX ix_messages_resource ON messages (resource_id) WHERE resource_id IS NOT NULL;
CREATE UNIQUE INDEX uq_messages_seq ON messages (network_id, seq);

CREATE TABLE network_counters (
  network_id uuid NOT NULL,
  journal_seq integer NOT NULL,
  seats_taken integer NOT NULL,
  seats_max integer NOT NULL,
  CONSTRAINT pk_network_counters PRIMARY KEY (network_id),
  CONSTRAINT ck_network_counters_cap CHECK (seats_max >= 4 AND seats_max <= 25),
  CONSTRAINT ck_network_counters_full CHECK (seats_taken >= 0 AND seats_taken <= seats_max)
) WITH (fillfactor=50);

CREATE TABLE networks (
  id uuid NOT NULL,
  name varchar(120) NOT NULL,
  purpose varchar(500) NOT NULL,
  founded_by uuid NOT NULL,
  created_at timestamptz NOT NULL,
  seated_at timestamptz,
  stage varchar(12) NOT NULL,
  charter_version integer NOT NULL,
  listed boolean NOT NULL,
  organiser_type varchar(17),
  organiser_name varchar(200),
  organiser_orgnr varchar(9),
  programme_id uuid,
  similar_seen_at timestamptz,
  review_by date,
  next_dates date[] NOT NULL,
  seats_min integer NOT NULL,
  seats_from integer NOT NULL,
  seats_to integer NOT NULL,
  seats_warn integer NOT NULL,
  split_from uuid,
  CONSTRAINT pk_networks PRIMARY KEY (id),
  CONSTRAINT ck_networks_name CHECK (name !~ '[[:cntrl:]]' AND name !~* '(://|www\.)'),
  CONSTRAINT ck_networks_organiser CHECK (organiser_type IN ('PUBLIC', 'COMMERCIAL', 'INTEREST_ORG', 'TRADE_ASSOCIATION', 'TRADE_UNION')),
  CONSTRAINT ck_networks_size CHECK (2 <= seats_min AND seats_min <= seats_from AND seats_from <= seats_to AND seats_to <= seats_warn AND seats_warn <= 25),
  CONSTRAINT ck_networks_stage CHECK (stage IN ('DRAFT', 'FORMING', 'ACTIVE', 'PAUSED', 'UNDER_REVIEW', 'SPLIT', 'CLOSED'))
);
CREATE INDEX ix_networks_founder ON networks (founded_by) WHERE seated_at IS NULL;
CREATE INDEX ix_networks_made ON networks (founded_by, created_at);

CREATE TABLE organisations (
  orgnr varchar(9) NOT NULL,
  name_nn varchar(200) NOT NULL,
  name_nb varchar(200) NOT NULL,
  name_en varchar(200) NOT NULL,
  CONSTRAINT pk_organisations PRIMARY KEY (orgnr)
);

CREATE TABLE outgoing_mail (
  number bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  id uuid NOT NULL,
  kind varchar(40) NOT NULL,
  recipient varchar(22),
  payload bytea,
  state varchar(13) DEFAULT 'WAITING'::varchar NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  failure varchar(32),
  created_at timestamptz DEFAULT now() NOT NULL,
  next_attempt_at timestamptz DEFAULT now() NOT NULL,
  ended_at timestamptz,
  claimed_by varchar(64),
  claimed_until timestamptz,
  CONSTRAINT uq_outgoing_mail_id UNIQUE (id),
  CONSTRAINT pk_outgoing_mail PRIMARY KEY (number),
  CONSTRAINT ck_outgoing_mail_ended CHECK ((state = 'WAITING') = (ended_at IS NULL)),
  CONSTRAINT ck_outgoing_mail_payload CHECK ((state = 'WAITING') = (payload IS NOT NULL)),
  CONSTRAINT ck_outgoing_mail_recipient CHECK ((state = 'WAITING') = (recipient IS NOT NULL)),
  CONSTRAINT ck_outgoing_mail_state CHECK (state IN ('WAITING', 'UNDELIVERABLE'))
) WITH (fillfactor=70);
CREATE INDEX ix_outgoing_mail_next_attempt ON outgoing_mail (next_attempt_at) WHERE state = 'WAITING';
CREATE INDEX ix_outgoing_mail_recipient ON outgoing_mail (recipient, number) WHERE state = 'WAITING';

CREATE TABLE people (
  id uuid NOT NULL,
  name varchar(80) NOT NULL,
  role_title varchar(80) NOT NULL,
  orgnr varchar(9),
  county varchar(2),
  CONSTRAINT pk_people PRIMARY KEY (id),
  CONSTRAINT ck_people_name CHECK (name !~ '[[:cntrl:]]' AND name !~* '(://|www\.)')
);

CREATE TABLE private_notes (
  consultation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  content text NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT pk_private_notes PRIMARY KEY (consultation_id, person_id)
);
CREATE INDEX ix_private_notes_person ON private_notes (person_id);

CREATE TABLE programmes (
  id uuid NOT NULL,
  name varchar(200) NOT NULL,
  kind varchar(15) NOT NULL,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT pk_programmes PRIMARY KEY (id),
  CONSTRAINT ck_programmes_kind CHECK (kind IN ('PROGRAMME', 'EMPLOYER_POLICY', 'PLAN'))
);

CREATE TABLE proposal_votes (
  proposal_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  yes boolean NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT pk_proposal_votes PRIMARY KEY (proposal_id, seat_id)
);
CREATE INDEX ix_proposal_votes_seat ON proposal_votes (seat_id);

CREATE TABLE proposals (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  kind varchar(6) NOT NULL,
  subject_id uuid NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  carried_at timestamptz,
  dropped_at timestamptz,
  CONSTRAINT uq_proposals_network UNIQUE (id, network_id),
  CONSTRAINT pk_proposals PRIMARY KEY (id),
  CONSTRAINT ck_proposals_kind CHECK (kind IN ('CLOSE', 'ELECT', 'ADMIT', 'SPLIT'))
);
CREATE UNIQUE INDEX uq_proposals_open ON proposals (network_id, kind, subject_id) WHERE carried_at IS NULL AND dropped_at IS NULL;

CREATE TABLE quotes (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  message_id uuid,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  seq integer NOT NULL,
  written_at timestamptz NOT NULL,
  answer varchar(7) NOT NULL,
  body text,
  lang varchar(2) NOT NULL,
  CONSTRAINT uq_quotes_message UNIQUE (challenge_id, message_id),
  CONSTRAINT pk_quotes PRIMARY KEY (id),
  CONSTRAINT ck_quotes_answer CHECK (answer IN ('ASKED', 'AGREED', 'REFUSED')),
  CONSTRAINT ck_quotes_body CHECK ((answer = 'AGREED') = (body IS NOT NULL)),
  CONSTRAINT ck_quotes_lang CHECK (lang IN ('nn', 'nb', 'en'))
);
CREATE INDEX ix_quotes_author ON quotes (author_id, network_id);
CREATE INDEX ix_quotes_message ON quotes (message_id);

CREATE TABLE raised_hands (
  consultation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  raised_at timestamptz NOT NULL,
  CONSTRAINT pk_raised_hands PRIMARY KEY (consultation_id, person_id)
);
CREATE INDEX ix_raised_hands_person ON raised_hands (person_id);

CREATE TABLE reactions (
  message_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind varchar(9) NOT NULL,
  network_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  CONSTRAINT pk_reactions PRIMARY KEY (message_id, person_id, kind),
  CONSTRAINT ck_reactions_kind CHECK (kind IN ('THANKS', 'RECOGNISE', 'THINKING'))
);
CREATE INDEX ix_reactions_person ON reactions (person_id);

CREATE TABLE read_marks (
  person_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  network_id uuid NOT NULL,
  seq integer NOT NULL,
  CONSTRAINT pk_read_marks PRIMARY KEY (person_id, challenge_id)
) WITH (fillfactor=70);
CREATE INDEX ix_read_marks_challenge ON read_marks (challenge_id);

CREATE TABLE reports (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  challenge_id uuid,
  contribution_id uuid,
  about uuid NOT NULL,
  raised_by uuid NOT NULL,
  raised_at timestamptz NOT NULL,
  reason varchar(500) NOT NULL,
  resolved_by uuid,
  resolved_at timestamptz,
  answer varchar(500),
  CONSTRAINT pk_reports PRIMARY KEY (id),
  CONSTRAINT ck_reports_subject CHECK (num_nonnulls(challenge_id, contribution_id) = 1)
);
CREATE INDEX ix_reports_about ON reports (about);
CREATE INDEX ix_reports_network ON reports (network_id, raised_at);
CREATE INDEX ix_reports_raiser ON reports (raised_by);

CREATE TABLE resource_versions (
  resource_id uuid NOT NULL,
  version integer NOT NULL,
  network_id uuid NOT NULL,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  title varchar(200) NOT NULL,
  why text NOT NULL,
  link varchar(2000),
  body text,
  file_id uuid,
  alt varchar(500),
  change varchar(500),
  made_at timestamptz NOT NULL,
  CONSTRAINT pk_resource_versions PRIMARY KEY (resource_id, version)
);
CREATE INDEX ix_resource_versions_author ON resource_versions (author_id);
CREATE INDEX ix_resource_versions_file ON resource_versions (file_id);

CREATE TABLE resources (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  added_by uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  kind varchar(4) NOT NULL,
  collection_id uuid,
  tags varchar(40)[] NOT NULL,
  review_by date,
  lang varchar(2) NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  recommended_at timestamptz,
  withdrawn_at timestamptz,
  CONSTRAINT uq_resources_client UNIQUE (added_by, network_id, client_id),
  CONSTRAINT uq_resources_network UNIQUE (id, network_id),
  CONSTRAINT pk_resources PRIMARY KEY (id),
  CONSTRAINT ck_resources_kind CHECK (kind IN ('FILE', 'LINK', 'NOTE')),
  CONSTRAINT ck_resources_lang CHECK (lang IN ('nn', 'nb', 'en'))
);
CREATE INDEX ix_resources_network ON resources (network_id);

CREATE TABLE room_log (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind varchar(24) NOT NULL,
  seat_id uuid,
  by_seat_id uuid,
  challenge_id uuid,
  reason varchar(500),
  detail varchar(200),
  CONSTRAINT pk_room_log PRIMARY KEY (id)
);
CREATE INDEX ix_room_log_network ON room_log (network_id, at);

CREATE TABLE saved_meeting_places (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  name varchar(120) NOT NULL,
  purpose varchar(500) NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT pk_saved_meeting_places PRIMARY KEY (person_id, id)
);

CREATE TABLE seats (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role varchar(11) NOT NULL,
  role_title varchar(80) NOT NULL,
  orgnr varchar(9) NOT NULL,
  taken_at timestamptz NOT NULL,
  ended_at timestamptz,
  charter_version integer,
  on_leave_at timestamptz,
  reads_from timestamptz,
  follows uuid,
  left_as varchar(11),
  CONSTRAINT uq_seats_network UNIQUE (id, network_id),
  CONSTRAINT pk_seats PRIMARY KEY (id),
  CONSTRAINT ck_seats_left CHECK (left_as IN ('VACANT', 'HANDED_OVER', 'ENDED')),
  CONSTRAINT ck_seats_role CHECK (role IN ('MEMBER', 'FACILITATOR'))
);
CREATE INDEX ix_seats_network ON seats (network_id);
CREATE INDEX ix_seats_person ON seats (person_id);
CREATE UNIQUE INDEX uq_seats_active ON seats (person_id, network_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX uq_seats_follows ON seats (follows) WHERE follows IS NOT NULL;

CREATE TABLE sessions (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  token_hash varchar(64) NOT NULL,
  device varchar(80) NOT NULL,
  started_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz DEFAULT now() NOT NULL,
  proved_at timestamptz DEFAULT now() NOT NULL,
  CONSTRAINT uq_sessions_token UNIQUE (token_hash),
  CONSTRAINT pk_sessions PRIMARY KEY (id)
);
CREATE INDEX ix_sessions_person ON sessions (person_id);

CREATE TABLE sign_in_codes (
  id uuid NOT NULL,
  email varchar(254) NOT NULL,
  code_hash varchar(64) NOT NULL,
  attempts integer NOT NULL,
  sent_at timestamptz NOT NULL,
  used_at timestamptz,
  asker_hash varchar(64) DEFAULT ''::varchar NOT NULL,
  known boolean DEFAULT false NOT NULL,
  CONSTRAINT pk_sign_in_codes PRIMARY KEY (id)
);
CREATE INDEX ix_sign_in_codes_email ON sign_in_codes (email, sent_at);

CREATE TABLE split_choices (
  split_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  side varchar(7) NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT pk_split_choices PRIMARY KEY (split_id, seat_id),
  CONSTRAINT ck_split_choices_side CHECK (side IN ('A', 'B', 'NEITHER'))
);

CREATE TABLE splits (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  name_a varchar(120) NOT NULL,
  name_b varchar(120) NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  choices_closed_at timestamptz,
  network_a uuid,
  network_b uuid,
  CONSTRAINT uq_splits_network UNIQUE (id, network_id),
  CONSTRAINT pk_splits PRIMARY KEY (id)
);

CREATE TABLE threads (
  challenge_id uuid NOT NULL,
  network_id uuid NOT NULL,
  contributions integer NOT NULL,
  answers integer NOT NULL,
  last_seq integer NOT NULL,
  last_at timestamptz NOT NULL,
  CONSTRAINT pk_threads PRIMARY KEY (challenge_id)
) WITH (fillfactor=70);
CREATE INDEX ix_threads_network ON threads (network_id, last_seq);
CREATE INDEX ix_threads_unanswered ON threads (network_id) WHERE answers = 0;

CREATE TABLE welcomes (
  network_id uuid NOT NULL,
  words text NOT NULL,
  lang varchar(2) NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamptz NOT NULL,
  CONSTRAINT pk_welcomes PRIMARY KEY (network_id),
  CONSTRAINT ck_welcomes_lang CHECK (lang IN ('nn', 'nb', 'en'))
);

CREATE TABLE withdrawn_messages (
  message_id uuid NOT NULL,
  network_id uuid NOT NULL,
  body text NOT NULL,
  mentions uuid[] NOT NULL,
  CONSTRAINT pk_withdrawn_messages PRIMARY KEY (message_id)
);

ALTER TABLE accounts ADD CONSTRAINT fk_accounts_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE administrators ADD CONSTRAINT fk_administrators_appointer FOREIGN KEY (appointed_by) REFERENCES people(id);
ALTER TABLE administrators ADD CONSTRAINT fk_administrators_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE admission_questions ADD CONSTRAINT fk_admission_questions_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE applications ADD CONSTRAINT fk_applications_follows FOREIGN KEY (follows, network_id) REFERENCES seats(id, network_id);
ALTER TABLE applications ADD CONSTRAINT fk_applications_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE applications ADD CONSTRAINT fk_applications_organisation FOREIGN KEY (orgnr) REFERENCES organisations(orgnr);
ALTER TABLE applications ADD CONSTRAINT fk_applications_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE applications ADD CONSTRAINT fk_applications_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE attachments ADD CONSTRAINT fk_attachments_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE attachments ADD CONSTRAINT fk_attachments_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources(id, network_id);
ALTER TABLE challenge_versions ADD CONSTRAINT fk_challenge_versions_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE challenges ADD CONSTRAINT fk_challenges_closed_to FOREIGN KEY (hidden_from_orgnr) REFERENCES organisations(orgnr);
ALTER TABLE challenges ADD CONSTRAINT fk_challenges_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE challenges ADD CONSTRAINT fk_challenges_stays_closed_to FOREIGN KEY (must_hide_from_orgnr) REFERENCES organisations(orgnr);
ALTER TABLE charter_acceptances ADD CONSTRAINT fk_charter_acceptances_charter FOREIGN KEY (network_id, version) REFERENCES charters(network_id, version);
ALTER TABLE charter_acceptances ADD CONSTRAINT fk_charter_acceptances_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE charters ADD CONSTRAINT fk_charters_maker FOREIGN KEY (made_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE charters ADD CONSTRAINT fk_charters_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE chat_read_marks ADD CONSTRAINT fk_chat_read_marks_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE chat_settings ADD CONSTRAINT fk_chat_settings_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE collections ADD CONSTRAINT fk_collections_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE consultation_participants ADD CONSTRAINT fk_consultation_participants_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations(id, network_id);
ALTER TABLE consultation_participants ADD CONSTRAINT fk_consultation_participants_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE consultation_posts ADD CONSTRAINT fk_consultation_posts_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations(id, network_id);
ALTER TABLE consultation_posts ADD CONSTRAINT fk_consultation_posts_parent FOREIGN KEY (parent_id, consultation_id) REFERENCES consultation_posts(id, consultation_id);
ALTER TABLE consultation_posts ADD CONSTRAINT fk_consultation_posts_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE consultation_transitions ADD CONSTRAINT fk_consultation_transitions_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations(id, network_id);
ALTER TABLE consultations ADD CONSTRAINT fk_consultations_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE contribution_versions ADD CONSTRAINT fk_contribution_versions_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions(id, network_id);
ALTER TABLE contributions ADD CONSTRAINT fk_contributions_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE contributions ADD CONSTRAINT fk_contributions_parent FOREIGN KEY (parent_id, challenge_id) REFERENCES contributions(id, challenge_id);
ALTER TABLE contributions ADD CONSTRAINT fk_contributions_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources(id, network_id);
ALTER TABLE contributions ADD CONSTRAINT fk_contributions_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE data_exports ADD CONSTRAINT fk_data_exports_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE data_exports ADD CONSTRAINT fk_data_exports_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE dismissed_welcomes ADD CONSTRAINT fk_dismissed_welcomes_welcome FOREIGN KEY (network_id) REFERENCES welcomes(network_id);
ALTER TABLE drafts ADD CONSTRAINT fk_drafts_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE emergency_accesses ADD CONSTRAINT fk_emergency_accesses_approver FOREIGN KEY (approved_by) REFERENCES people(id);
ALTER TABLE emergency_accesses ADD CONSTRAINT fk_emergency_accesses_requester FOREIGN KEY (requested_by) REFERENCES people(id);
ALTER TABLE facilitation_offers ADD CONSTRAINT fk_facilitation_offers_by FOREIGN KEY (offered_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE facilitation_offers ADD CONSTRAINT fk_facilitation_offers_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE file_contents ADD CONSTRAINT fk_file_contents_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE files ADD CONSTRAINT fk_files_content FOREIGN KEY (content_id, network_id) REFERENCES file_contents(id, network_id);
ALTER TABLE files ADD CONSTRAINT fk_files_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE hidden_contributions ADD CONSTRAINT fk_hidden_contributions_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions(id, network_id);
ALTER TABLE invitations ADD CONSTRAINT fk_invitations_maker FOREIGN KEY (made_by) REFERENCES people(id);
ALTER TABLE invitations ADD CONSTRAINT fk_invitations_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE invitations ADD CONSTRAINT fk_invitations_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE invitations ADD CONSTRAINT fk_invitations_user FOREIGN KEY (used_by) REFERENCES people(id);
ALTER TABLE journal ADD CONSTRAINT fk_journal_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE known_browsers ADD CONSTRAINT fk_known_browsers_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE message_images ADD CONSTRAINT fk_message_images_file FOREIGN KEY (file_id, network_id, author_id) REFERENCES files(id, network_id, uploaded_by) ON DELETE CASCADE;
ALTER TABLE message_images ADD CONSTRAINT fk_message_images_message FOREIGN KEY (message_id, network_id, author_id) REFERENCES messages(id, network_id, author_id) ON DELETE CASCADE;
ALTER TABLE messages ADD CONSTRAINT fk_messages_chat FOREIGN KEY (network_id, retention_days) REFERENCES chat_settings(network_id, retention_days) ON UPDATE CASCADE;
ALTER TABLE messages ADD CONSTRAINT fk_messages_quoted FOREIGN KEY (quoted_id, network_id) REFERENCES messages(id, network_id) ON DELETE SET NULL (quoted_id);
ALTER TABLE messages ADD CONSTRAINT fk_messages_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources(id, network_id);
ALTER TABLE messages ADD CONSTRAINT fk_messages_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE network_counters ADD CONSTRAINT fk_network_counters_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE networks ADD CONSTRAINT fk_networks_founder FOREIGN KEY (founded_by) REFERENCES people(id);
ALTER TABLE networks ADD CONSTRAINT fk_networks_programme FOREIGN KEY (programme_id) REFERENCES programmes(id);
ALTER TABLE networks ADD CONSTRAINT fk_networks_split FOREIGN KEY (split_from) REFERENCES networks(id);
ALTER TABLE people ADD CONSTRAINT fk_people_organisation FOREIGN KEY (orgnr) REFERENCES organisations(orgnr);
ALTER TABLE private_notes ADD CONSTRAINT fk_private_notes_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations(id, network_id);
ALTER TABLE proposal_votes ADD CONSTRAINT fk_proposal_votes_proposal FOREIGN KEY (proposal_id, network_id) REFERENCES proposals(id, network_id);
ALTER TABLE proposal_votes ADD CONSTRAINT fk_proposal_votes_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE proposals ADD CONSTRAINT fk_proposals_maker FOREIGN KEY (made_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE proposals ADD CONSTRAINT fk_proposals_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE quotes ADD CONSTRAINT fk_quotes_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE quotes ADD CONSTRAINT fk_quotes_message FOREIGN KEY (message_id, network_id) REFERENCES messages(id, network_id) ON DELETE SET NULL (message_id);
ALTER TABLE quotes ADD CONSTRAINT fk_quotes_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE raised_hands ADD CONSTRAINT fk_raised_hands_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations(id, network_id);
ALTER TABLE reactions ADD CONSTRAINT fk_reactions_message FOREIGN KEY (message_id, network_id) REFERENCES messages(id, network_id) ON DELETE CASCADE;
ALTER TABLE reactions ADD CONSTRAINT fk_reactions_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE read_marks ADD CONSTRAINT fk_read_marks_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE reports ADD CONSTRAINT fk_reports_about FOREIGN KEY (about) REFERENCES people(id);
ALTER TABLE reports ADD CONSTRAINT fk_reports_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE reports ADD CONSTRAINT fk_reports_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions(id, network_id);
ALTER TABLE reports ADD CONSTRAINT fk_reports_raiser FOREIGN KEY (raised_by) REFERENCES people(id);
ALTER TABLE reports ADD CONSTRAINT fk_reports_resolver FOREIGN KEY (resolved_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE resource_versions ADD CONSTRAINT fk_resource_versions_file FOREIGN KEY (file_id, network_id) REFERENCES files(id, network_id) ON DELETE SET NULL (file_id);
ALTER TABLE resource_versions ADD CONSTRAINT fk_resource_versions_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources(id, network_id);
ALTER TABLE resource_versions ADD CONSTRAINT fk_resource_versions_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE resources ADD CONSTRAINT fk_resources_collection FOREIGN KEY (collection_id, network_id) REFERENCES collections(id, network_id);
ALTER TABLE resources ADD CONSTRAINT fk_resources_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE room_log ADD CONSTRAINT fk_room_log_by FOREIGN KEY (by_seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE room_log ADD CONSTRAINT fk_room_log_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE room_log ADD CONSTRAINT fk_room_log_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE saved_meeting_places ADD CONSTRAINT fk_saved_meeting_places_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE seats ADD CONSTRAINT fk_seats_follows FOREIGN KEY (follows, network_id) REFERENCES seats(id, network_id);
ALTER TABLE seats ADD CONSTRAINT fk_seats_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE seats ADD CONSTRAINT fk_seats_organisation FOREIGN KEY (orgnr) REFERENCES organisations(orgnr);
ALTER TABLE seats ADD CONSTRAINT fk_seats_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE sessions ADD CONSTRAINT fk_sessions_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE split_choices ADD CONSTRAINT fk_split_choices_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE split_choices ADD CONSTRAINT fk_split_choices_split FOREIGN KEY (split_id, network_id) REFERENCES splits(id, network_id);
ALTER TABLE splits ADD CONSTRAINT fk_splits_maker FOREIGN KEY (made_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE splits ADD CONSTRAINT fk_splits_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE threads ADD CONSTRAINT fk_threads_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE welcomes ADD CONSTRAINT fk_welcomes_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE welcomes ADD CONSTRAINT fk_welcomes_writer FOREIGN KEY (written_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE withdrawn_messages ADD CONSTRAINT fk_withdrawn_messages_message FOREIGN KEY (message_id, network_id) REFERENCES messages(id, network_id) ON DELETE CASCADE;

INSERT INTO organisations (orgnr, name_nn, name_nb, name_en) VALUES
  ('840747972', 'Finanstilsynet', 'Finanstilsynet', 'The Financial Supervisory Authority of Norway'),
  ('867668292', 'Direktoratet for strålevern og atomsikkerhet', 'Direktoratet for strålevern og atomsikkerhet', 'Norwegian Radiation and Nuclear Safety Authority'),
  ('870917732', 'Sokkeldirektoratet', 'Sokkeldirektoratet', 'Norwegian Offshore Directorate'),
  ('874761222', 'Statens arbeidsmiljøinstitutt', 'Statens arbeidsmiljøinstitutt', 'The National Institute of Occupational Health'),
  ('874761532', 'Økokrim', 'Økokrim', 'National Authority for Investigation and Prosecution of Economic and Environmental Crime'),
  ('874783242', 'Kystverket', 'Kystverket', 'The Norwegian Coastal Administration'),
  ('880455702', 'Tolletaten', 'Tolletaten', 'Norwegian Customs'),
  ('881143712', 'Statens havarikommisjon', 'Statens havarikommisjon', 'Accident Investigation Board Norway'),
  ('889640782', 'Arbeids- og velferdsetaten', 'Arbeids- og velferdsetaten', 'Norwegian Labour and Welfare Administration'),
  ('914459265', 'Advokattilsynet', 'Advokattilsynet', 'Supervisory Authority for Legal Services'),
  ('916132727', 'Valdirektoratet', 'Valgdirektoratet', 'Election Directorate'),
  ('918929673', 'Sivil klareringsmyndigheit', 'Sivil klareringsmyndighet', 'Norwegian civil security clearance authority'),
  ('921627009', 'Statsforvaltarens fellestjenester', 'Statsforvalterens fellestjenester', 'County Governor'),
  ('937884117', 'Noregs Bank', 'Norges Bank', 'Norges Bank'),
  ('942114184', 'Husbanken', 'Husbanken', 'Norwegian State Housing Bank'),
  ('960885406', 'Statens Lånekasse for utdanning', 'Statens Lånekasse for utdanning', 'Norwegian State Educational Loan Fund'),
  ('970018131', 'Utdanningsdirektoratet', 'Utdanningsdirektoratet', 'Norwegian Directorate for Education and Training'),
  ('970205039', 'Norges vassdrags- og energidirektorat', 'Norges vassdrags- og energidirektorat', 'Norwegian Water Resources and Energy Directorate'),
  ('971032081', 'Statens vegvesen', 'Statens vegvesen', 'The Norwegian Public Roads Administration'),
  ('971032146', 'Kommunar/fylkeskommunar', 'Kommuner/fylkeskommuner', 'Municipalities/County Municipalities'),
  ('971040238', 'Kartverket', 'Kartverket', 'Norwegian Mapping Authority'),
  ('971203420', 'Fiskeridirektoratet', 'Fiskeridirektoratet', 'The Norwegian Directorate of Fisheries'),
  ('971278374', 'Statsbygg', 'Statsbygg', 'Statsbygg'),
  ('971349077', 'Havforskningsinstituttet', 'Havforskningsinstituttet', 'Institute of Marine Research'),
  ('971526157', 'Patentstyret', 'Patentstyret', 'Norwegian Industrial Property Office'),
  ('971526920', 'Statistisk sentralbyrå', 'Statistisk sentralbyrå', 'Statistics Norway'),
  ('971527412', 'Kulturdirektoratet', 'Kulturdirektoratet', 'Arts and Culture Norway'),
  ('971648198', 'Statens innkrevingssentral', 'Statens innkrevingssentral', 'Statens innkrevingssentral'),
  ('974446871', 'Nasjonal kommunikasjonsmyndighet', 'Nasjonal kommunikasjonsmyndighet', 'The Norwegian Communications Authority'),
  ('974760223', 'Direktoratet for byggkvalitet', 'Direktoratet for byggkvalitet', 'Norwegian Building Authority'),
  ('974760282', 'Direktoratet for mineralforvaltning', 'Direktoratet for mineralforvaltning', 'The Directorate of Mining'),
  ('974760673', 'Brønnøysundregistera', 'Brønnøysundregistrene', 'Brønnøysund Register Centre'),
  ('974760746', 'Utlendingsdirektoratet', 'Utlendingsdirektoratet', 'The Norwegian Directorate of Immigration'),
  ('974760967', 'Statens pensjonskasse', 'Statens pensjonskasse', 'Norwegian Public Service Pension Fund'),
  ('974760983', 'Direktoratet for samfunnssikkerhet og beredskap', 'Direktoratet for samfunnssikkerhet og beredskap', 'The Norwegian Directorate for Civil Protection'),
  ('974761076', 'Skatteetaten', 'Skatteetaten', 'Norwegian Tax Administration'),
  ('974761084', 'Trygderetten', 'Trygderetten', 'The National Insurance Court'),
  ('974761122', 'Direktoratet for medisinske produkter', 'Direktoratet for medisinske produkter', 'The Norwegian Medical Products Agency'),
  ('974761211', 'Arbeidstilsynet', 'Arbeidstilsynet', 'The Norwegian Labour Inspection Authority'),
  ('974761246', 'Konkurransetilsynet', 'Konkurransetilsynet', 'Norwegian Competition Authority'),
  ('974761262', 'Sjøfartsdirektoratet', 'Sjøfartsdirektoratet', 'Norwegian Maritime Authority'),
  ('974761394', 'Statens helsetilsyn', 'Statens helsetilsyn', 'Statens helsetilsyn'),
  ('974761467', 'Datatilsynet', 'Datatilsynet', 'Norwegian Data Protection Authority'),
  ('976029100', 'Nasjonalbiblioteket', 'Nasjonalbiblioteket', 'National Library of Norway'),
  ('977161630', 'Energidepartementet', 'Energidepartementet', 'Ministry of Energy'),
  ('981105516', 'Luftfartstilsynet', 'Luftfartstilsynet', 'Civil Aviation Authority of Norway'),
  ('981544315', 'Landbruksdirektoratet', 'Landbruksdirektoratet', 'Norwegian Agriculture Agency'),
  ('982391490', 'Lotteri- og stiftelsestilsynet', 'Lotteri- og stiftelsestilsynet', 'Norwegian Gaming and Foundation Authority'),
  ('982531950', 'Politiet', 'Politiet', 'Police'),
  ('983544622', 'Helsedirektoratet', 'Helsedirektoratet', 'Norwegian Directorate of Health'),
  ('983744516', 'Folkehelseinstituttet', 'Folkehelseinstituttet', 'The Norwegian Institute of Public Health'),
  ('984195796', 'Domstolane i Noreg', 'Domstolene i Norge', 'The Norwegian Courts'),
  ('984936923', 'Norsk pasientskadeerstatning', 'Norsk pasientskadeerstatning', 'Norwegian System of Patient Injury Compensation'),
  ('985042667', 'NOKUT (Nasjonalt organ for kvalitet i utdanninga)', 'NOKUT (Nasjonalt organ for kvalitet i utdanningen)', 'NOKUT (The Norwegian Agency for Quality Assurance in Education)'),
  ('985165262', 'Nasjonal sikkerhetsmyndighet', 'Nasjonal sikkerhetsmyndighet', 'National Security Agency'),
  ('985399077', 'Mattilsynet', 'Mattilsynet', 'Norwegian Food Safety Authority'),
  ('985847215', 'Gjenopptakingskommisjonen', 'Gjenopptakelseskommisjonen', 'The Criminal Cases Review Commission'),
  ('986105174', 'Forsvaret', 'Forsvaret', 'The Norwegian Armed Forces'),
  ('986128433', 'Barne-, ungdoms- og familiedirektoratet', 'Barne-, ungdoms- og familiedirektoratet', 'The Norwegian Directorate for Children, Youth and Family Affairs'),
  ('986186999', 'Statens sivilrettsforvaltning', 'Statens sivilrettsforvaltning', 'Norwegian Civil Affairs Authority'),
  ('986252932', 'Direktoratet for forvaltning og økonomistyring', 'Direktoratet for forvaltning og økonomistyring', 'The Norwegian Agency for Public and Financial Management (DFØ)'),
  ('991825827', 'Digitaliseringsdirektoratet', 'Digitaliseringsdirektoratet', 'Norwegian Digitalisation Agency'),
  ('994598759', 'Norsk helsenett', 'Norsk helsenett', 'Norwegian Healthnet'),
  ('998554640', 'Statped', 'Statped', 'Statped'),
  ('999601391', 'Miljødirektoratet', 'Miljødirektoratet', 'Norwegian Environment Agency');
