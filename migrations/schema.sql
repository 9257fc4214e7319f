-- All that a fresh database holds. Emitted by `npm run schema`. Do not edit.

GRANT USAGE ON SCHEMA app TO krets_app;
GRANT USAGE ON SCHEMA graphile_worker TO krets_jobs;
GRANT USAGE ON SCHEMA limiter TO krets_app;
GRANT USAGE ON SCHEMA mail TO krets_jobs;
GRANT USAGE ON SCHEMA open TO krets_app, krets_open, krets_statistics;
GRANT USAGE ON SCHEMA public TO krets_app, krets_jobs;
GRANT USAGE ON SCHEMA scheduling TO krets_jobs;
GRANT USAGE ON SCHEMA statistics TO krets_statistics;
CREATE POLICY jobs_due ON graphile_worker._private_jobs TO krets_jobs USING ((run_at < (now() + '08:00:00'::interval)));
CREATE POLICY tasks_known ON graphile_worker._private_tasks TO krets_jobs USING (true);
GRANT SELECT, UPDATE ON graphile_worker._private_job_queues TO krets_jobs;
GRANT DELETE, SELECT, UPDATE ON graphile_worker._private_jobs TO krets_jobs;
GRANT INSERT, SELECT ON graphile_worker._private_tasks TO krets_jobs;

CREATE TABLE accounts (
  person_id uuid NOT NULL,
  email character varying(254) NOT NULL,
  language character varying(2) NOT NULL,
  is_administrator boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  disabled_at timestamp with time zone,
  seen_at timestamp with time zone DEFAULT now() NOT NULL,
  waiting_mail boolean DEFAULT true NOT NULL,
  digest character varying(11) DEFAULT 'WEEKLY'::character varying NOT NULL,
  digest_at timestamp with time zone,
  digested_at timestamp with time zone,
  recent_mails timestamp with time zone[] DEFAULT '{}'::timestamp with time zone[] NOT NULL,
  recent_pushes timestamp with time zone[] DEFAULT '{}'::timestamp with time zone[] NOT NULL,
  mail_refused_at timestamp with time zone,
  mail_delayed_at timestamp with time zone,
  mail_stopped_at timestamp with time zone,
  CONSTRAINT uq_accounts_email UNIQUE (email),
  CONSTRAINT pk_accounts PRIMARY KEY (person_id),
  CONSTRAINT ck_accounts_digest CHECK (((digest)::text = ANY ((ARRAY['DAILY'::character varying, 'WEEKLY'::character varying, 'FORTNIGHTLY'::character varying, 'NEVER'::character varying])::text[]))),
  CONSTRAINT ck_accounts_email CHECK (((email)::text = lower((email)::text))),
  CONSTRAINT ck_accounts_language CHECK (((language)::text = ANY ((ARRAY['nn'::character varying, 'nb'::character varying, 'en'::character varying])::text[])))
);
CREATE INDEX ix_accounts_digest ON public.accounts USING btree (digest_at) WHERE ((digest)::text <> 'NEVER'::text);
ALTER TABLE accounts ADD CONSTRAINT fk_accounts_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE accounts FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (language, disabled_at, seen_at, waiting_mail, digest, digest_at, digested_at, recent_mails, recent_pushes, mail_refused_at, mail_delayed_at, mail_stopped_at) ON accounts TO krets_app;
CREATE POLICY accounts_administered ON accounts FOR ALL TO krets_owner
  USING ((((person_id)::text = app.administered_person()) OR (is_administrator AND (app.administered_person() = 'all'::text))));
CREATE POLICY accounts_disable ON accounts FOR UPDATE TO krets_app
  USING ((((email)::text = app.access_key()) AND ( SELECT app.am_administrator() AS am_administrator)));
CREATE POLICY accounts_due ON accounts FOR SELECT TO krets_owner
  USING ((app.is_finding_mail() AND ((digest)::text <> 'NEVER'::text) AND ((digest_at IS NULL) OR (digest_at <= now())) AND (disabled_at IS NULL)));
CREATE POLICY accounts_edit ON accounts FOR UPDATE TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY accounts_expired ON accounts FOR SELECT TO krets_owner
  USING ((app.is_removing_expired() AND (seen_at < (now() - '1 year'::interval)) AND (NOT is_administrator) AND (disabled_at IS NULL)));
CREATE POLICY accounts_join ON accounts FOR INSERT TO krets_app
  WITH CHECK (((person_id = app.me()) AND ((email)::text = app.access_key()) AND (NOT is_administrator)));
CREATE POLICY accounts_maintenance ON accounts FOR SELECT TO krets_owner
  USING (((person_id IN ( SELECT a.person_id
   FROM applications a
  WHERE (a.network_id = app.maintenance_network()))) OR (person_id IN ( SELECT s.person_id
   FROM seats s
  WHERE ((s.network_id = app.maintenance_network()) AND (s.ended_at IS NULL))))));
CREATE POLICY accounts_of_makers ON accounts FOR SELECT TO krets_owner
  USING (((person_id IN ( SELECT n.founded_by
   FROM networks n
  WHERE ((n.id = app.maintenance_network()) AND (n.seated_at IS NULL)))) OR (person_id IN ( SELECT s.person_id
   FROM seats s
  WHERE ((s.network_id = app.maintenance_network()) AND ((s.left_as)::text = 'VACANT'::text))))));
CREATE POLICY accounts_owner ON accounts FOR ALL TO krets_owner
  USING (((person_id = ( SELECT app.me() AS me)) OR ((email)::text = app.access_key())));
CREATE POLICY accounts_read ON accounts FOR SELECT TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) OR ((email)::text = app.access_key())));
CREATE POLICY accounts_signed_up ON accounts FOR SELECT TO krets_owner
  USING ((person_id IN ( SELECT s.person_id
   FROM signups s
  WHERE (s.occurrence_id = app.handled_occurrence()))));
CREATE TRIGGER a_lock_person BEFORE UPDATE OF disabled_at, is_administrator ON public.accounts FOR EACH ROW WHEN (((new.disabled_at IS DISTINCT FROM old.disabled_at) OR (new.is_administrator <> old.is_administrator))) EXECUTE FUNCTION app.lock_person_of_row();
CREATE TRIGGER a_lock_person_to_delete BEFORE DELETE ON public.accounts FOR EACH ROW EXECUTE FUNCTION app.lock_person_of_row();
CREATE TRIGGER end_invitations_changed AFTER UPDATE OF disabled_at, is_administrator ON public.accounts FOR EACH ROW WHEN ((((old.disabled_at IS NULL) AND (new.disabled_at IS NOT NULL)) OR (old.is_administrator AND (NOT new.is_administrator)))) EXECUTE FUNCTION app.end_invitations_of_account();
CREATE TRIGGER end_invitations_deleted AFTER DELETE ON public.accounts FOR EACH ROW EXECUTE FUNCTION app.end_invitations_of_account();
CREATE TRIGGER fresh_proof_of_rights BEFORE UPDATE OF disabled_at, is_administrator ON public.accounts FOR EACH ROW EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER guard_account BEFORE UPDATE ON public.accounts FOR EACH ROW EXECUTE FUNCTION app.guard_account();
CREATE TRIGGER guard_administrator BEFORE DELETE OR UPDATE OF is_administrator, disabled_at ON public.accounts FOR EACH ROW EXECUTE FUNCTION app.guard_administrator();
CREATE TRIGGER guard_new_administrator AFTER INSERT ON public.accounts FOR EACH ROW WHEN (new.is_administrator) EXECUTE FUNCTION app.guard_administrator();

CREATE TABLE administrators (
  person_id uuid NOT NULL,
  appointed_by uuid,
  appointed_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  CONSTRAINT pk_administrators PRIMARY KEY (person_id)
);
ALTER TABLE administrators ADD CONSTRAINT fk_administrators_appointer FOREIGN KEY (appointed_by) REFERENCES people(id);
ALTER TABLE administrators ADD CONSTRAINT fk_administrators_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE administrators ENABLE ROW LEVEL SECURITY;
ALTER TABLE administrators FORCE ROW LEVEL SECURITY;
GRANT SELECT ON administrators TO krets_app;
CREATE POLICY administrators_owner ON administrators FOR ALL TO krets_owner
  USING ((app.administered_person() IS NOT NULL));
CREATE POLICY administrators_read ON administrators FOR SELECT TO krets_app
  USING (( SELECT app.am_administrator() AS am_administrator));

CREATE TABLE admission_questions (
  network_id uuid NOT NULL,
  questions character varying(300)[] NOT NULL,
  CONSTRAINT pk_admission_questions PRIMARY KEY (network_id),
  CONSTRAINT ck_admission_questions_few CHECK ((cardinality(questions) <= 3))
);
ALTER TABLE admission_questions ADD CONSTRAINT fk_admission_questions_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE admission_questions ENABLE ROW LEVEL SECURITY;
ALTER TABLE admission_questions FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (questions) ON admission_questions TO krets_app;
CREATE POLICY admission_questions_ask ON admission_questions FOR INSERT TO krets_app
  WITH CHECK ((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])));
CREATE POLICY admission_questions_change ON admission_questions FOR UPDATE TO krets_app
  USING ((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])));
CREATE POLICY admission_questions_listed ON admission_questions FOR SELECT TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM networks n
  WHERE ((n.id = admission_questions.network_id) AND n.listed))));
CREATE POLICY admission_questions_read ON admission_questions FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));

CREATE TABLE agenda_items (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  kind character varying(12) NOT NULL,
  title character varying(200) NOT NULL,
  challenge_id uuid,
  minutes integer NOT NULL,
  decide_by date,
  created_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  waited integer DEFAULT 0 NOT NULL,
  meeting_id uuid,
  place integer,
  CONSTRAINT uq_agenda_items_client UNIQUE (owner_id, network_id, client_id),
  CONSTRAINT pk_agenda_items PRIMARY KEY (id),
  CONSTRAINT ck_agenda_items_kind CHECK (((kind)::text = ANY ((ARRAY['CHALLENGE'::character varying, 'CONSULTATION'::character varying, 'EXPERIENCE'::character varying, 'TRIOS'::character varying, 'RESOURCE'::character varying, 'OTHER'::character varying])::text[]))),
  CONSTRAINT ck_agenda_items_minutes CHECK ((minutes = ANY (ARRAY[10, 20, 45])))
);
CREATE INDEX ix_agenda_items_challenge ON public.agenda_items USING btree (challenge_id);
CREATE INDEX ix_agenda_items_meeting ON public.agenda_items USING btree (meeting_id);
CREATE INDEX ix_agenda_items_open ON public.agenda_items USING btree (network_id) WHERE ((meeting_id IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX uq_agenda_items_network ON public.agenda_items USING btree (id, network_id);
ALTER TABLE agenda_items ADD CONSTRAINT fk_agenda_items_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE agenda_items ADD CONSTRAINT fk_agenda_items_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings(id, network_id);
ALTER TABLE agenda_items ADD CONSTRAINT fk_agenda_items_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE agenda_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE agenda_items FORCE ROW LEVEL SECURITY;
GRANT INSERT (id, network_id, owner_id, seat_id, client_id, kind, title, challenge_id, minutes, decide_by, created_at), SELECT, UPDATE (withdrawn_at) ON agenda_items TO krets_app;
CREATE POLICY agenda_items_maintenance ON agenda_items FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY agenda_items_own ON agenda_items FOR ALL TO krets_owner
  USING ((owner_id = ( SELECT app.me() AS me)));
CREATE POLICY agenda_items_propose ON agenda_items FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (owner_id = app.me()) AND ((challenge_id IS NULL) OR (EXISTS ( SELECT 1
   FROM challenges c
  WHERE (c.id = agenda_items.challenge_id)))) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = agenda_items.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY agenda_items_read ON agenda_items FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND ((challenge_id IS NULL) OR (EXISTS ( SELECT 1
   FROM challenges c
  WHERE (c.id = agenda_items.challenge_id))))));
CREATE POLICY agenda_items_withdraw ON agenda_items FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (owner_id = ( SELECT app.me() AS me))));

CREATE TABLE agenda_picks (
  meeting_id uuid NOT NULL,
  item_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  CONSTRAINT pk_agenda_picks PRIMARY KEY (meeting_id, item_id, seat_id)
);
CREATE INDEX ix_agenda_picks_item ON public.agenda_picks USING btree (item_id);
CREATE INDEX ix_agenda_picks_seat ON public.agenda_picks USING btree (seat_id);
ALTER TABLE agenda_picks ADD CONSTRAINT fk_agenda_picks_item FOREIGN KEY (item_id, network_id) REFERENCES agenda_items(id, network_id);
ALTER TABLE agenda_picks ADD CONSTRAINT fk_agenda_picks_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings(id, network_id);
ALTER TABLE agenda_picks ADD CONSTRAINT fk_agenda_picks_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE agenda_picks ENABLE ROW LEVEL SECURITY;
ALTER TABLE agenda_picks FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON agenda_picks TO krets_app;
CREATE POLICY agenda_picks_choose ON agenda_picks FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = agenda_picks.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL)))) AND ((EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = agenda_picks.meeting_id) AND ((m.stage)::text = 'CALLED'::text) AND (m.picks_open_at <= now()) AND (m.picks_close_at > now())))) OR (EXISTS ( SELECT 1
   FROM (meeting_runs r
     JOIN meeting_attendees a ON ((a.meeting_id = r.meeting_id)))
  WHERE ((r.meeting_id = agenda_picks.meeting_id) AND (r.choosing_until > now()) AND (r.ended_at IS NULL) AND (a.seat_id = agenda_picks.seat_id)))))));
CREATE POLICY agenda_picks_maintenance ON agenda_picks FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY agenda_picks_past ON agenda_picks FOR ALL TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = agenda_picks.meeting_id) AND ((m.ends_at < now()) OR ((m.stage)::text = 'CANCELLED'::text))))));
CREATE POLICY agenda_picks_read ON agenda_picks FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = agenda_picks.seat_id) AND (s.person_id = ( SELECT app.me() AS me)))))));
CREATE POLICY agenda_picks_undo ON agenda_picks FOR DELETE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = agenda_picks.seat_id) AND (s.person_id = ( SELECT app.me() AS me))))) AND ((EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = agenda_picks.meeting_id) AND ((m.stage)::text = 'CALLED'::text) AND (m.picks_open_at <= now()) AND (m.picks_close_at > now())))) OR (EXISTS ( SELECT 1
   FROM (meeting_runs r
     JOIN meeting_attendees a ON ((a.meeting_id = r.meeting_id)))
  WHERE ((r.meeting_id = agenda_picks.meeting_id) AND (r.choosing_until > now()) AND (r.ended_at IS NULL) AND (a.seat_id = agenda_picks.seat_id)))))));

CREATE TABLE agenda_words (
  item_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  body character varying(1000) NOT NULL,
  written_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_agenda_words PRIMARY KEY (item_id, seat_id)
);
CREATE INDEX ix_agenda_words_person ON public.agenda_words USING btree (person_id);
CREATE INDEX ix_agenda_words_seat ON public.agenda_words USING btree (seat_id);
ALTER TABLE agenda_words ADD CONSTRAINT fk_agenda_words_item FOREIGN KEY (item_id, network_id) REFERENCES agenda_items(id, network_id);
ALTER TABLE agenda_words ADD CONSTRAINT fk_agenda_words_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE agenda_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE agenda_words FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (body, written_at) ON agenda_words TO krets_app;
CREATE POLICY agenda_words_change ON agenda_words FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = ( SELECT app.me() AS me)) AND (EXISTS ( SELECT 1
   FROM agenda_items i
  WHERE ((i.id = agenda_words.item_id) AND (i.meeting_id IS NULL))))));
CREATE POLICY agenda_words_leave ON agenda_words FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = app.me()) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = agenda_words.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL)))) AND (EXISTS ( SELECT 1
   FROM agenda_items i
  WHERE ((i.id = agenda_words.item_id) AND (i.meeting_id IS NULL) AND (i.withdrawn_at IS NULL))))));
CREATE POLICY agenda_words_own ON agenda_words FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY agenda_words_read ON agenda_words FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM agenda_items i
  WHERE ((i.id = agenda_words.item_id) AND (i.withdrawn_at IS NULL))))));
CREATE POLICY agenda_words_take_back ON agenda_words FOR DELETE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (person_id = ( SELECT app.me() AS me))));

CREATE TABLE app.compatible_steps (
  name character varying NOT NULL,
  CONSTRAINT pk_compatible_steps PRIMARY KEY (name)
);

CREATE TABLE app.definitions (
  hash character varying NOT NULL,
  applied_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE app.web_builds (
  id character varying(64) NOT NULL,
  operations jsonb NOT NULL,
  started_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_web_builds PRIMARY KEY (id)
);
GRANT SELECT ON app.web_builds TO krets_app;

CREATE TABLE app.web_files (
  name character varying(200) NOT NULL,
  content bytea NOT NULL,
  noted_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_web_files PRIMARY KEY (name)
);
GRANT SELECT ON app.web_files TO krets_app;

CREATE TABLE applications (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_name character varying(120) NOT NULL,
  role character varying(11) NOT NULL,
  role_title character varying(80) NOT NULL,
  orgnr character varying(9) NOT NULL,
  reason character varying(500) NOT NULL,
  questions character varying(300)[] NOT NULL,
  answers character varying(1000)[] NOT NULL,
  in_reporting_line boolean NOT NULL,
  invited boolean NOT NULL,
  follows uuid,
  state character varying(9) NOT NULL,
  applied_at timestamp with time zone NOT NULL,
  place integer,
  decline_reason character varying(500),
  seat_id uuid,
  changed_in bigint,
  announced_seq integer,
  CONSTRAINT pk_applications PRIMARY KEY (id),
  CONSTRAINT ck_applications_place CHECK ((((state)::text = 'WAITING'::text) = (place IS NOT NULL))),
  CONSTRAINT ck_applications_role CHECK (((role)::text = ANY ((ARRAY['MEMBER'::character varying, 'FACILITATOR'::character varying])::text[]))),
  CONSTRAINT ck_applications_state CHECK (((state)::text = ANY ((ARRAY['APPLIED'::character varying, 'WAITING'::character varying, 'ADMITTED'::character varying, 'DECLINED'::character varying, 'WITHDRAWN'::character varying])::text[])))
);
CREATE INDEX ix_applications_person ON public.applications USING btree (person_id);
CREATE UNIQUE INDEX uq_applications_open ON public.applications USING btree (network_id, person_id) WHERE ((state)::text = ANY ((ARRAY['APPLIED'::character varying, 'WAITING'::character varying])::text[]));
CREATE UNIQUE INDEX uq_applications_place ON public.applications USING btree (network_id, place) WHERE ((state)::text = 'WAITING'::text);
ALTER TABLE applications ADD CONSTRAINT fk_applications_follows FOREIGN KEY (follows, network_id) REFERENCES seats(id, network_id);
ALTER TABLE applications ADD CONSTRAINT fk_applications_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE applications ADD CONSTRAINT fk_applications_organisation FOREIGN KEY (orgnr) REFERENCES organisations(orgnr);
ALTER TABLE applications ADD CONSTRAINT fk_applications_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE applications ADD CONSTRAINT fk_applications_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE applications ENABLE ROW LEVEL SECURITY;
ALTER TABLE applications FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON applications TO krets_app;
CREATE POLICY applications_administered ON applications FOR SELECT TO krets_owner
  USING (((person_id)::text = app.administered_person()));
CREATE POLICY applications_maintenance ON applications FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY applications_make ON applications FOR INSERT TO krets_app
  WITH CHECK (((person_id = ( SELECT app.me() AS me)) AND ((state)::text = 'APPLIED'::text) AND (seat_id IS NULL) AND (NOT ( SELECT app.am_administrator() AS am_administrator)) AND (network_id <> ALL (( SELECT app.my_seated_networks() AS my_seated_networks)::uuid[])) AND (((NOT invited) AND ((role)::text = 'MEMBER'::text) AND (follows IS NULL) AND (network_id = ANY (( SELECT app.networks_taking_applications() AS networks_taking_applications)::uuid[]))) OR (invited AND (EXISTS ( SELECT 1
   FROM app.presented_invitation() i(id, network_id, role, seat_id, made_by, handed_over)
  WHERE ((i.network_id = applications.network_id) AND (i.role = (applications.role)::text) AND (NOT (i.seat_id IS DISTINCT FROM applications.follows)))))))));
CREATE POLICY applications_own ON applications FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY applications_owner ON applications FOR SELECT TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY applications_read ON applications FOR SELECT TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) OR ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND ((state)::text = ANY ((ARRAY['APPLIED'::character varying, 'WAITING'::character varying])::text[])))));
CREATE TRIGGER announce_application AFTER INSERT OR UPDATE OF state ON public.applications FOR EACH ROW EXECUTE FUNCTION app.announce_application();
CREATE TRIGGER use_invitation BEFORE INSERT ON public.applications FOR EACH ROW WHEN (new.invited) EXECUTE FUNCTION app.use_invitation();

CREATE TABLE attachments (
  challenge_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  network_id uuid NOT NULL,
  attached_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_attachments PRIMARY KEY (challenge_id, resource_id)
);
CREATE INDEX ix_attachments_resource ON public.attachments USING btree (resource_id);
ALTER TABLE attachments ADD CONSTRAINT fk_attachments_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE attachments ADD CONSTRAINT fk_attachments_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources(id, network_id);
ALTER TABLE attachments ENABLE ROW LEVEL SECURITY;
ALTER TABLE attachments FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON attachments TO krets_app;
CREATE POLICY attachments_attach ON attachments FOR INSERT TO krets_app
  WITH CHECK (((EXISTS ( SELECT 1
   FROM challenges c
  WHERE ((c.id = attachments.challenge_id) AND (c.owner_id = app.me())))) AND (EXISTS ( SELECT 1
   FROM resources r
  WHERE (r.id = attachments.resource_id)))));
CREATE POLICY attachments_detach ON attachments FOR DELETE TO krets_app
  USING ((EXISTS ( SELECT 1
   FROM challenges c
  WHERE ((c.id = attachments.challenge_id) AND (c.owner_id = ( SELECT app.me() AS me))))));
CREATE POLICY attachments_read ON attachments FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM challenges c
  WHERE (c.id = attachments.challenge_id))) AND (EXISTS ( SELECT 1
   FROM resources r
  WHERE (r.id = attachments.resource_id)))));

CREATE TABLE calendar_feeds (
  person_id uuid NOT NULL,
  token_hash character varying(64),
  label character varying(60) NOT NULL,
  made_at timestamp with time zone NOT NULL,
  invites boolean DEFAULT false NOT NULL,
  CONSTRAINT uq_calendar_feeds_token UNIQUE (token_hash),
  CONSTRAINT pk_calendar_feeds PRIMARY KEY (person_id)
);
ALTER TABLE calendar_feeds ADD CONSTRAINT fk_calendar_feeds_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feeds FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (token_hash, label, made_at, invites) ON calendar_feeds TO krets_app;
CREATE POLICY calendar_feeds_own ON calendar_feeds FOR ALL TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY calendar_feeds_owner ON calendar_feeds FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY calendar_feeds_presented ON calendar_feeds FOR SELECT TO krets_app
  USING (((token_hash)::text = ( SELECT app.access_key() AS access_key)));

CREATE TABLE challenge_versions (
  challenge_id uuid NOT NULL,
  version integer NOT NULL,
  network_id uuid NOT NULL,
  content jsonb NOT NULL,
  replaced_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_challenge_versions PRIMARY KEY (challenge_id, version)
);
ALTER TABLE challenge_versions ADD CONSTRAINT fk_challenge_versions_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE challenge_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE challenge_versions FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON challenge_versions TO krets_app;
CREATE POLICY challenge_versions_add ON challenge_versions FOR INSERT TO krets_app
  WITH CHECK ((EXISTS ( SELECT 1
   FROM challenges c
  WHERE ((c.id = challenge_versions.challenge_id) AND (c.owner_id = app.me())))));
CREATE POLICY challenge_versions_own ON challenge_versions FOR ALL TO krets_owner
  USING ((challenge_id IN ( SELECT c.id
   FROM challenges c
  WHERE (c.owner_id = ( SELECT app.me() AS me)))));
CREATE POLICY challenge_versions_read ON challenge_versions FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (challenge_id <> ALL (( SELECT app.my_hidden_challenges() AS my_hidden_challenges)::uuid[]))));

CREATE TABLE challenges (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  title character varying(200) NOT NULL,
  situation text NOT NULL,
  role text NOT NULL,
  pull_a text,
  pull_b text,
  tried text,
  help_wanted character varying(14)[] NOT NULL,
  decide_by date,
  reshare character varying(6) NOT NULL,
  lang character varying(2) NOT NULL,
  created_at timestamp with time zone NOT NULL,
  edited_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  hidden_from_orgnr character varying(9),
  pinned_at timestamp with time zone,
  locked_at timestamp with time zone,
  must_hide_from_orgnr character varying(9),
  status character varying(11) DEFAULT 'OPEN'::character varying NOT NULL,
  status_note character varying(300),
  status_at timestamp with time zone,
  CONSTRAINT uq_challenges_client UNIQUE (owner_id, network_id, client_id),
  CONSTRAINT uq_challenges_network UNIQUE (id, network_id),
  CONSTRAINT pk_challenges PRIMARY KEY (id),
  CONSTRAINT ck_challenges_lang CHECK (((lang)::text = ANY ((ARRAY['nn'::character varying, 'nb'::character varying, 'en'::character varying])::text[]))),
  CONSTRAINT ck_challenges_reshare CHECK (((reshare)::text = ANY ((ARRAY['NO'::character varying, 'ASK_ME'::character varying, 'YES'::character varying])::text[]))),
  CONSTRAINT ck_challenges_status CHECK (((status)::text = ANY ((ARRAY['OPEN'::character varying, 'DECIDED'::character varying, 'HOW_IT_WENT'::character varying])::text[]))),
  CONSTRAINT ck_challenges_stays_closed CHECK (((must_hide_from_orgnr IS NULL) OR ((hidden_from_orgnr IS NOT NULL) AND ((hidden_from_orgnr)::text = (must_hide_from_orgnr)::text))))
);
CREATE INDEX ix_challenges_closed ON public.challenges USING btree (network_id, hidden_from_orgnr) WHERE (hidden_from_orgnr IS NOT NULL);
CREATE INDEX ix_challenges_created ON public.challenges USING btree (network_id, created_at);
CREATE INDEX ix_challenges_pinned ON public.challenges USING btree (network_id) WHERE (pinned_at IS NOT NULL);
CREATE INDEX ix_challenges_withdrawn ON public.challenges USING btree (network_id) WHERE (withdrawn_at IS NOT NULL);
ALTER TABLE challenges ADD CONSTRAINT fk_challenges_closed_to FOREIGN KEY (hidden_from_orgnr) REFERENCES organisations(orgnr);
ALTER TABLE challenges ADD CONSTRAINT fk_challenges_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE challenges ADD CONSTRAINT fk_challenges_stays_closed_to FOREIGN KEY (must_hide_from_orgnr) REFERENCES organisations(orgnr);
ALTER TABLE challenges ENABLE ROW LEVEL SECURITY;
ALTER TABLE challenges FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (title, situation, role, pull_a, pull_b, tried, help_wanted, decide_by, reshare, lang, edited_at, withdrawn_at, hidden_from_orgnr, status, status_note, status_at) ON challenges TO krets_app;
CREATE POLICY challenges_maintenance ON challenges FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY challenges_own ON challenges FOR ALL TO krets_owner
  USING ((owner_id = ( SELECT app.me() AS me)));
CREATE POLICY challenges_owner ON challenges FOR SELECT TO krets_owner
  USING ((network_id IN ( SELECT s.network_id
   FROM seats s
  WHERE (s.person_id = ( SELECT app.me() AS me)))));
CREATE POLICY challenges_plain ON challenges AS RESTRICTIVE FOR INSERT TO krets_app
  WITH CHECK (((pinned_at IS NULL) AND (locked_at IS NULL)));
CREATE POLICY challenges_post ON challenges FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (owner_id = app.me()) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = challenges.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY challenges_read ON challenges FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (id <> ALL (( SELECT app.my_hidden_challenges() AS my_hidden_challenges)::uuid[]))));
CREATE POLICY challenges_revise ON challenges FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (owner_id = ( SELECT app.me() AS me))));
CREATE TRIGGER follow_challenge AFTER UPDATE OF withdrawn_at ON public.challenges FOR EACH ROW WHEN ((new.withdrawn_at IS NOT NULL)) EXECUTE FUNCTION app.remove_passage();

CREATE TABLE charter_acceptances (
  seat_id uuid NOT NULL,
  version integer NOT NULL,
  network_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT pk_charter_acceptances PRIMARY KEY (seat_id, version)
);
ALTER TABLE charter_acceptances ADD CONSTRAINT fk_charter_acceptances_charter FOREIGN KEY (network_id, version) REFERENCES charters(network_id, version);
ALTER TABLE charter_acceptances ADD CONSTRAINT fk_charter_acceptances_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE charter_acceptances ENABLE ROW LEVEL SECURITY;
ALTER TABLE charter_acceptances FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON charter_acceptances TO krets_app;
CREATE POLICY charter_acceptances_add ON charter_acceptances FOR INSERT TO krets_app
  WITH CHECK ((EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = charter_acceptances.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL)))));
CREATE POLICY charter_acceptances_read ON charter_acceptances FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));

CREATE TABLE charters (
  network_id uuid NOT NULL,
  version integer NOT NULL,
  made_by uuid,
  made_at timestamp with time zone NOT NULL,
  purpose character varying(500) NOT NULL,
  basis character varying(10)[] NOT NULL,
  seats_for character varying(300) NOT NULL,
  expectations character varying(2000) NOT NULL,
  every_weeks integer,
  minutes integer,
  place character varying(200),
  attendance character varying(500) NOT NULL,
  preparation character varying(500) NOT NULL,
  absence character varying(500) NOT NULL,
  protocol character varying(24),
  rotation character varying(12) NOT NULL,
  confidence character varying(9) NOT NULL,
  admission character varying(11) NOT NULL,
  open_history boolean NOT NULL,
  CONSTRAINT pk_charters PRIMARY KEY (network_id, version),
  CONSTRAINT ck_charters_admission CHECK (((admission)::text = ANY ((ARRAY['FACILITATOR'::character varying, 'MEMBERS'::character varying])::text[]))),
  CONSTRAINT ck_charters_confidence CHECK (((confidence)::text = ANY ((ARRAY['LEARNING'::character varying, 'THIS_ROOM'::character varying, 'SEALED'::character varying])::text[]))),
  CONSTRAINT ck_charters_rotation CHECK (((rotation)::text = ANY ((ARRAY['NONE'::character varying, 'EACH_MEETING'::character varying, 'HALF_YEARLY'::character varying, 'YEARLY'::character varying])::text[])))
);
ALTER TABLE charters ADD CONSTRAINT fk_charters_maker FOREIGN KEY (made_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE charters ADD CONSTRAINT fk_charters_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE charters ENABLE ROW LEVEL SECURITY;
ALTER TABLE charters FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE ON charters TO krets_app;
CREATE POLICY charters_draft ON charters FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM networks n
  WHERE ((n.id = charters.network_id) AND ((n.stage)::text = 'DRAFT'::text))))));
CREATE POLICY charters_listed ON charters FOR SELECT TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM networks n
  WHERE ((n.id = charters.network_id) AND n.listed))));
CREATE POLICY charters_maintenance ON charters FOR SELECT TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY charters_make ON charters FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) OR (network_id = ANY (( SELECT app.my_founded_networks() AS my_founded_networks)::uuid[]))));
CREATE POLICY charters_read ON charters FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_seated_networks() AS my_seated_networks)::uuid[])) OR (network_id = ANY (( SELECT app.my_founded_networks() AS my_founded_networks)::uuid[])) OR (network_id = ( SELECT i.network_id
   FROM app.presented_invitation() i(id, network_id, role, seat_id, made_by, handed_over)))));
CREATE POLICY charters_split ON charters FOR INSERT TO krets_owner
  WITH CHECK ((network_id = app.maintenance_network()));

CREATE TABLE chat_read_marks (
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  seq integer NOT NULL,
  CONSTRAINT pk_chat_read_marks PRIMARY KEY (person_id, network_id)
) WITH (fillfactor=70);
ALTER TABLE chat_read_marks ADD CONSTRAINT fk_chat_read_marks_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE chat_read_marks ENABLE ROW LEVEL SECURITY;
ALTER TABLE chat_read_marks FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (seq) ON chat_read_marks TO krets_app;
CREATE POLICY chat_read_marks_own ON chat_read_marks FOR ALL TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)))
  WITH CHECK (((person_id = ( SELECT app.me() AS me)) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[]))));
CREATE POLICY chat_read_marks_owner ON chat_read_marks FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE TRIGGER chat_read_marks_see_notices AFTER INSERT OR UPDATE ON public.chat_read_marks FOR EACH ROW EXECUTE FUNCTION app.see_notices_of_chat();

CREATE TABLE chat_settings (
  network_id uuid NOT NULL,
  retention_days integer NOT NULL,
  CONSTRAINT uq_chat_settings_retention UNIQUE (network_id, retention_days),
  CONSTRAINT pk_chat_settings PRIMARY KEY (network_id),
  CONSTRAINT ck_chat_settings_retention CHECK ((retention_days = ANY (ARRAY[30, 90, 180, 365])))
);
ALTER TABLE chat_settings ADD CONSTRAINT fk_chat_settings_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE chat_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE chat_settings FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (retention_days) ON chat_settings TO krets_app;
CREATE POLICY chat_settings_change ON chat_settings FOR UPDATE TO krets_app
  USING ((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])));
CREATE POLICY chat_settings_open ON chat_settings FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (retention_days = 90)));
CREATE POLICY chat_settings_read ON chat_settings FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));

CREATE TABLE coffee_blocks (
  person_id uuid NOT NULL,
  apart_from character varying(254) NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT pk_coffee_blocks PRIMARY KEY (person_id, apart_from)
);
CREATE INDEX ix_coffee_blocks_apart ON public.coffee_blocks USING btree (apart_from);
ALTER TABLE coffee_blocks ADD CONSTRAINT fk_coffee_blocks_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE coffee_blocks ENABLE ROW LEVEL SECURITY;
ALTER TABLE coffee_blocks FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON coffee_blocks TO krets_app;
CREATE POLICY coffee_blocks_handled ON coffee_blocks FOR SELECT TO krets_owner
  USING ((person_id IN ( SELECT s.person_id
   FROM signups s
  WHERE (s.occurrence_id = app.handled_occurrence()))));
CREATE POLICY coffee_blocks_own ON coffee_blocks FOR ALL TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY coffee_blocks_owner ON coffee_blocks FOR ALL TO krets_owner
  USING (((person_id = ( SELECT app.me() AS me)) OR ((apart_from)::text IN ( SELECT a.email
   FROM accounts a
  WHERE (a.person_id = ( SELECT app.me() AS me))))));

CREATE TABLE coffee_pairs (
  occurrence_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  people uuid[] NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_coffee_pairs PRIMARY KEY (occurrence_id, people),
  CONSTRAINT ck_coffee_pairs_people CHECK (((cardinality(people) >= 1) AND (cardinality(people) <= 3)))
);
CREATE INDEX ix_coffee_pairs_entry ON public.coffee_pairs USING btree (entry_id, made_at);
CREATE INDEX ix_coffee_pairs_people ON public.coffee_pairs USING gin (people);
ALTER TABLE coffee_pairs ENABLE ROW LEVEL SECURITY;
ALTER TABLE coffee_pairs FORCE ROW LEVEL SECURITY;
GRANT SELECT ON coffee_pairs TO krets_app;
CREATE POLICY coffee_pairs_expired ON coffee_pairs FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (made_at < (now() - '400 days'::interval))));
CREATE POLICY coffee_pairs_handled ON coffee_pairs FOR ALL TO krets_owner
  USING ((entry_id = ( SELECT o.entry_id
   FROM open.occurrences o
  WHERE (o.id = app.handled_occurrence()))));
CREATE POLICY coffee_pairs_own ON coffee_pairs FOR SELECT TO krets_app
  USING ((( SELECT app.me() AS me) = ANY (people)));
CREATE POLICY coffee_pairs_owner ON coffee_pairs FOR ALL TO krets_owner
  USING ((( SELECT app.me() AS me) = ANY (people)));

CREATE TABLE collections (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  title character varying(80) NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  CONSTRAINT uq_collections_network UNIQUE (id, network_id),
  CONSTRAINT pk_collections PRIMARY KEY (id)
);
CREATE INDEX ix_collections_network ON public.collections USING btree (network_id);
ALTER TABLE collections ADD CONSTRAINT fk_collections_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE collections ENABLE ROW LEVEL SECURITY;
ALTER TABLE collections FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (title) ON collections TO krets_app;
CREATE POLICY collections_open ON collections FOR INSERT TO krets_app
  WITH CHECK ((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])));
CREATE POLICY collections_read ON collections FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));
CREATE POLICY collections_rename ON collections FOR UPDATE TO krets_app
  USING ((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])));

CREATE TABLE consultation_participants (
  consultation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  participation character varying(8) NOT NULL,
  joined_at timestamp with time zone,
  last_posted_phase integer DEFAULT 0 NOT NULL,
  last_completed_phase integer NOT NULL,
  reminded integer DEFAULT 0 NOT NULL,
  last_away_notice integer DEFAULT 0 NOT NULL,
  CONSTRAINT pk_consultation_participants PRIMARY KEY (consultation_id, person_id),
  CONSTRAINT ck_consultation_participants_participation CHECK (((participation)::text = ANY ((ARRAY['INVITED'::character varying, 'JOINED'::character varying, 'DECLINED'::character varying])::text[])))
);
CREATE INDEX ix_consultation_participants_person ON public.consultation_participants USING btree (person_id);
ALTER TABLE consultation_participants ADD CONSTRAINT fk_consultation_participants_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations(id, network_id);
ALTER TABLE consultation_participants ADD CONSTRAINT fk_consultation_participants_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE consultation_participants ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation_participants FORCE ROW LEVEL SECURITY;
GRANT INSERT (consultation_id, person_id, network_id, seat_id, participation, joined_at, last_completed_phase), SELECT, UPDATE (participation, joined_at, last_completed_phase) ON consultation_participants TO krets_app;
CREATE POLICY consultation_participants_ask ON consultation_participants FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (((participation)::text = 'INVITED'::text) OR (person_id = app.me())) AND (EXISTS ( SELECT 1
   FROM ((consultations c
     JOIN challenges h ON ((h.id = c.challenge_id)))
     JOIN seats s ON ((s.network_id = c.network_id)))
  WHERE ((c.id = consultation_participants.consultation_id) AND (c.owner_id = app.me()) AND (s.id = consultation_participants.seat_id) AND (s.person_id = consultation_participants.person_id) AND (s.ended_at IS NULL) AND app.seat_sees_challenge(s.*, h.*))))));
CREATE POLICY consultation_participants_maintenance ON consultation_participants FOR SELECT TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY consultation_participants_owner ON consultation_participants FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY consultation_participants_read ON consultation_participants FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM consultations c
  WHERE (c.id = consultation_participants.consultation_id)))));
CREATE POLICY consultation_participants_reply ON consultation_participants FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (person_id = ( SELECT app.me() AS me))));

CREATE TABLE consultation_posts (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  consultation_id uuid NOT NULL,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  phase_seq integer NOT NULL,
  role character varying(11) NOT NULL,
  kind character varying(12) NOT NULL,
  parent_id uuid,
  body text NOT NULL,
  link character varying(2000),
  due_on date,
  lang character varying(2) NOT NULL,
  hidden boolean NOT NULL,
  seq integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  CONSTRAINT uq_consultation_posts_client UNIQUE (author_id, consultation_id, client_id),
  CONSTRAINT uq_consultation_posts_consultation UNIQUE (id, consultation_id),
  CONSTRAINT pk_consultation_posts PRIMARY KEY (id),
  CONSTRAINT ck_consultation_posts_lang CHECK (((lang)::text = ANY ((ARRAY['nn'::character varying, 'nb'::character varying, 'en'::character varying])::text[]))),
  CONSTRAINT ck_consultation_posts_role CHECK (((role)::text = ANY ((ARRAY['OWNER'::character varying, 'PEER'::character varying, 'FACILITATOR'::character varying])::text[])))
);
CREATE INDEX ix_consultation_posts_seq ON public.consultation_posts USING btree (consultation_id, seq);
ALTER TABLE consultation_posts ADD CONSTRAINT fk_consultation_posts_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations(id, network_id);
ALTER TABLE consultation_posts ADD CONSTRAINT fk_consultation_posts_parent FOREIGN KEY (parent_id, consultation_id) REFERENCES consultation_posts(id, consultation_id);
ALTER TABLE consultation_posts ADD CONSTRAINT fk_consultation_posts_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE consultation_posts ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation_posts FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (body, link, due_on, withdrawn_at) ON consultation_posts TO krets_app;
CREATE POLICY consultation_posts_add ON consultation_posts FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (author_id = app.me()) AND (consultation_id = ANY (( SELECT app.my_consultations() AS my_consultations)::uuid[])) AND (EXISTS ( SELECT 1
   FROM consultations c
  WHERE ((c.id = consultation_posts.consultation_id) AND (c.phase_seq = consultation_posts.phase_seq) AND ((c.stage)::text <> ALL ((ARRAY['PROPOSED'::character varying, 'SCHEDULED'::character varying, 'PAUSED'::character varying, 'WITHDRAWN'::character varying])::text[]))))) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = consultation_posts.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY consultation_posts_maintenance ON consultation_posts FOR SELECT TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY consultation_posts_own ON consultation_posts FOR ALL TO krets_owner
  USING ((author_id = ( SELECT app.me() AS me)));
CREATE POLICY consultation_posts_read ON consultation_posts FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM (consultations c
     LEFT JOIN consultation_participants p ON (((p.consultation_id = c.id) AND (p.person_id = ( SELECT app.me() AS me)) AND ((p.participation)::text = 'JOINED'::text))))
  WHERE ((c.id = consultation_posts.consultation_id) AND ((c.stage)::text <> 'WITHDRAWN'::text) AND (((p.person_id IS NOT NULL) AND ((NOT consultation_posts.hidden) OR (consultation_posts.author_id = ( SELECT app.me() AS me)) OR (c.phase_seq > consultation_posts.phase_seq) OR ((c.stage)::text <> ALL ((ARRAY['RUNNING'::character varying, 'PAUSED'::character varying])::text[])) OR (p.last_posted_phase >= consultation_posts.phase_seq))) OR (((consultation_posts.kind)::text = ANY ((ARRAY['COMMITMENT'::character varying, 'TAKEAWAY'::character varying, 'FOLLOW_UP'::character varying])::text[])) AND ((c.stage)::text = ANY ((ARRAY['CLOSED'::character varying, 'FOLLOW_UP_DUE'::character varying, 'DONE'::character varying])::text[])))))))));
CREATE POLICY consultation_posts_withdraw ON consultation_posts FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (author_id = ( SELECT app.me() AS me))));
CREATE TRIGGER follow_post AFTER UPDATE OF withdrawn_at ON public.consultation_posts FOR EACH ROW WHEN ((new.withdrawn_at IS NOT NULL)) EXECUTE FUNCTION app.remove_passage();
CREATE TRIGGER record_posted_phase AFTER INSERT ON public.consultation_posts FOR EACH ROW EXECUTE FUNCTION app.record_posted_phase();

CREATE TABLE consultation_transitions (
  consultation_id uuid NOT NULL,
  number integer NOT NULL,
  network_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_id uuid,
  why character varying(13) NOT NULL,
  stage character varying(13) NOT NULL,
  phase_seq integer NOT NULL,
  CONSTRAINT pk_consultation_transitions PRIMARY KEY (consultation_id, number)
);
ALTER TABLE consultation_transitions ADD CONSTRAINT fk_consultation_transitions_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations(id, network_id);
ALTER TABLE consultation_transitions ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation_transitions FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON consultation_transitions TO krets_app;
CREATE POLICY consultation_transitions_maintenance ON consultation_transitions FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY consultation_transitions_note ON consultation_transitions FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND ((by_id IS NULL) OR (by_id = app.me())) AND (consultation_id = ANY (( SELECT app.my_consultations() AS my_consultations)::uuid[])) AND (EXISTS ( SELECT 1
   FROM consultations c
  WHERE (c.id = consultation_transitions.consultation_id)))));
CREATE POLICY consultation_transitions_read ON consultation_transitions FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM consultations c
  WHERE (c.id = consultation_transitions.consultation_id)))));

CREATE TABLE consultations (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  facilitator_id uuid,
  client_id uuid NOT NULL,
  protocol character varying(24) NOT NULL,
  plan jsonb NOT NULL,
  mode character varying(5) NOT NULL,
  stage character varying(13) NOT NULL,
  phase_seq integer NOT NULL,
  phase_started_at timestamp with time zone,
  phase_ends_at timestamp with time zone,
  paused_at timestamp with time zone,
  skip_asked_seq integer NOT NULL,
  starts_at timestamp with time zone,
  proposed_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  closed_at timestamp with time zone,
  follow_up_on date,
  reminders integer NOT NULL,
  CONSTRAINT uq_consultations_client UNIQUE (owner_id, network_id, client_id),
  CONSTRAINT uq_consultations_network UNIQUE (id, network_id),
  CONSTRAINT pk_consultations PRIMARY KEY (id),
  CONSTRAINT ck_consultations_mode CHECK (((mode)::text = ANY ((ARRAY['LIVE'::character varying, 'ASYNC'::character varying])::text[]))),
  CONSTRAINT ck_consultations_phase CHECK ((phase_seq >= 0)),
  CONSTRAINT ck_consultations_stage CHECK (((stage)::text = ANY ((ARRAY['PROPOSED'::character varying, 'SCHEDULED'::character varying, 'RUNNING'::character varying, 'PAUSED'::character varying, 'CLOSED'::character varying, 'FOLLOW_UP_DUE'::character varying, 'DONE'::character varying, 'WITHDRAWN'::character varying])::text[])))
) WITH (fillfactor=70);
CREATE INDEX ix_consultations_network ON public.consultations USING btree (network_id);
CREATE UNIQUE INDEX uq_consultations_underway ON public.consultations USING btree (challenge_id) WHERE ((stage)::text = ANY ((ARRAY['PROPOSED'::character varying, 'SCHEDULED'::character varying, 'RUNNING'::character varying, 'PAUSED'::character varying])::text[]));
ALTER TABLE consultations ADD CONSTRAINT fk_consultations_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE consultations ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultations FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (facilitator_id, protocol, plan, mode, stage, phase_seq, phase_started_at, phase_ends_at, paused_at, skip_asked_seq, starts_at, started_at, closed_at, follow_up_on, reminders) ON consultations TO krets_app;
CREATE POLICY consultations_maintenance ON consultations FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY consultations_move ON consultations FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (id = ANY (( SELECT app.my_consultations() AS my_consultations)::uuid[])) AND (EXISTS ( SELECT 1
   FROM challenges h
  WHERE (h.id = consultations.challenge_id)))))
  WITH CHECK (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (id = ANY (( SELECT app.my_consultations() AS my_consultations)::uuid[]))));
CREATE POLICY consultations_propose ON consultations FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (owner_id = app.me()) AND (EXISTS ( SELECT 1
   FROM challenges c
  WHERE ((c.id = consultations.challenge_id) AND (c.owner_id = app.me()))))));
CREATE POLICY consultations_read ON consultations FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (((stage)::text <> 'WITHDRAWN'::text) OR (owner_id = ( SELECT app.me() AS me))) AND (EXISTS ( SELECT 1
   FROM challenges c
  WHERE (c.id = consultations.challenge_id)))));

CREATE TABLE contribution_images (
  contribution_id uuid NOT NULL,
  place integer NOT NULL,
  network_id uuid NOT NULL,
  author_id uuid NOT NULL,
  file_id uuid NOT NULL,
  alt character varying(500) NOT NULL,
  CONSTRAINT pk_contribution_images PRIMARY KEY (contribution_id, place)
);
CREATE INDEX ix_contribution_images_author ON public.contribution_images USING btree (author_id);
CREATE UNIQUE INDEX uq_contribution_images_file ON public.contribution_images USING btree (file_id);
ALTER TABLE contribution_images ADD CONSTRAINT fk_contribution_images_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions(id, network_id);
ALTER TABLE contribution_images ADD CONSTRAINT fk_contribution_images_file FOREIGN KEY (file_id, network_id, author_id) REFERENCES files(id, network_id, uploaded_by) ON DELETE CASCADE;
ALTER TABLE contribution_images ENABLE ROW LEVEL SECURITY;
ALTER TABLE contribution_images FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON contribution_images TO krets_app;
CREATE POLICY contribution_images_own ON contribution_images FOR ALL TO krets_owner
  USING ((author_id = ( SELECT app.me() AS me)));
CREATE POLICY contribution_images_read ON contribution_images FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM contributions k
  WHERE ((k.id = contribution_images.contribution_id) AND ((k.author_id = ( SELECT app.me() AS me)) OR ((k.withdrawn_at IS NULL) AND (k.hidden_at IS NULL))))))));
CREATE POLICY contribution_images_show ON contribution_images FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (author_id = app.me()) AND (EXISTS ( SELECT 1
   FROM contributions k
  WHERE ((k.id = contribution_images.contribution_id) AND (k.author_id = app.me()))))));

CREATE TABLE contribution_reactions (
  contribution_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind character varying(9) NOT NULL,
  network_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  CONSTRAINT pk_contribution_reactions PRIMARY KEY (contribution_id, person_id, kind),
  CONSTRAINT ck_contribution_reactions_kind CHECK (((kind)::text = ANY ((ARRAY['THANKS'::character varying, 'RECOGNISE'::character varying, 'THINKING'::character varying])::text[])))
);
CREATE INDEX ix_contribution_reactions_person ON public.contribution_reactions USING btree (person_id);
ALTER TABLE contribution_reactions ADD CONSTRAINT fk_contribution_reactions_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions(id, network_id);
ALTER TABLE contribution_reactions ADD CONSTRAINT fk_contribution_reactions_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE contribution_reactions ENABLE ROW LEVEL SECURITY;
ALTER TABLE contribution_reactions FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON contribution_reactions TO krets_app;
CREATE POLICY contribution_reactions_add ON contribution_reactions FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = app.me()) AND (EXISTS ( SELECT 1
   FROM (contributions k
     JOIN challenges c ON ((c.id = k.challenge_id)))
  WHERE ((k.id = contribution_reactions.contribution_id) AND (k.withdrawn_at IS NULL) AND (k.hidden_at IS NULL) AND (c.locked_at IS NULL)))) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = contribution_reactions.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY contribution_reactions_own ON contribution_reactions FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY contribution_reactions_read ON contribution_reactions FOR SELECT TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) OR ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM contributions k
  WHERE (k.id = contribution_reactions.contribution_id))))));
CREATE POLICY contribution_reactions_remove ON contribution_reactions FOR DELETE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = ( SELECT app.me() AS me))));

CREATE TABLE contribution_versions (
  contribution_id uuid NOT NULL,
  version integer NOT NULL,
  network_id uuid NOT NULL,
  body text NOT NULL,
  link character varying(2000),
  replaced_at timestamp with time zone NOT NULL,
  resource_id uuid,
  CONSTRAINT pk_contribution_versions PRIMARY KEY (contribution_id, version)
);
ALTER TABLE contribution_versions ADD CONSTRAINT fk_contribution_versions_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions(id, network_id);
ALTER TABLE contribution_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE contribution_versions FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON contribution_versions TO krets_app;
CREATE POLICY contribution_versions_add ON contribution_versions FOR INSERT TO krets_app
  WITH CHECK ((EXISTS ( SELECT 1
   FROM contributions c
  WHERE ((c.id = contribution_versions.contribution_id) AND (c.author_id = app.me())))));
CREATE POLICY contribution_versions_own ON contribution_versions FOR ALL TO krets_owner
  USING ((contribution_id IN ( SELECT c.id
   FROM contributions c
  WHERE (c.author_id = ( SELECT app.me() AS me)))));
CREATE POLICY contribution_versions_read ON contribution_versions FOR SELECT TO krets_app
  USING ((EXISTS ( SELECT 1
   FROM contributions c
  WHERE ((c.id = contribution_versions.contribution_id) AND ((c.withdrawn_at IS NULL) OR (c.author_id = ( SELECT app.me() AS me)))))));
CREATE POLICY contribution_versions_restore ON contribution_versions FOR DELETE TO krets_app
  USING ((EXISTS ( SELECT 1
   FROM contributions c
  WHERE ((c.id = contribution_versions.contribution_id) AND (c.author_id = ( SELECT app.me() AS me))))));
CREATE POLICY contribution_versions_shown ON contribution_versions AS RESTRICTIVE FOR SELECT TO krets_app
  USING ((EXISTS ( SELECT 1
   FROM contributions c
  WHERE ((c.id = contribution_versions.contribution_id) AND ((c.hidden_at IS NULL) OR (c.author_id = ( SELECT app.me() AS me)))))));

CREATE TABLE contributions (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  parent_id uuid,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  kind character varying(12) NOT NULL,
  body text NOT NULL,
  link character varying(2000),
  lang character varying(2) NOT NULL,
  seq integer NOT NULL,
  path integer[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  edited_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  hidden_at timestamp with time zone,
  hidden_reason character varying(500),
  hidden_answer character varying(500),
  split_proposed_at timestamp with time zone,
  resource_id uuid,
  path_key text COLLATE "C" GENERATED ALWAYS AS (((lpad(to_hex(path[1]), 8, '0'::text) || COALESCE(lpad(to_hex(path[2]), 8, '0'::text), ''::text)) || COALESCE(lpad(to_hex(path[3]), 8, '0'::text), ''::text))) STORED NOT NULL,
  mentions uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  quoted_id uuid,
  CONSTRAINT uq_contributions_challenge UNIQUE (id, challenge_id),
  CONSTRAINT uq_contributions_client UNIQUE (author_id, network_id, client_id),
  CONSTRAINT uq_contributions_network UNIQUE (id, network_id),
  CONSTRAINT pk_contributions PRIMARY KEY (id),
  CONSTRAINT ck_contributions_depth CHECK (((cardinality(path) >= 1) AND (cardinality(path) <= 3))),
  CONSTRAINT ck_contributions_hidden CHECK (
CASE
    WHEN (hidden_at IS NULL) THEN ((hidden_reason IS NULL) AND (hidden_answer IS NULL))
    ELSE ((hidden_reason IS NOT NULL) AND (body = ''::text) AND (link IS NULL))
END),
  CONSTRAINT ck_contributions_kind CHECK (((kind)::text = ANY ((ARRAY['EXPERIENCE'::character varying, 'QUESTION'::character varying, 'ANSWER'::character varying, 'PERSPECTIVE'::character varying, 'IDEA'::character varying, 'RESOURCE'::character varying, 'REPLY'::character varying, 'THANKS'::character varying])::text[]))),
  CONSTRAINT ck_contributions_lang CHECK (((lang)::text = ANY ((ARRAY['nn'::character varying, 'nb'::character varying, 'en'::character varying])::text[])))
);
CREATE INDEX ix_contributions_parent ON public.contributions USING btree (parent_id);
CREATE INDEX ix_contributions_resource ON public.contributions USING btree (resource_id) WHERE (resource_id IS NOT NULL);
CREATE INDEX ix_contributions_seq ON public.contributions USING btree (challenge_id, seq);
CREATE UNIQUE INDEX uq_contributions_path_key ON public.contributions USING btree (challenge_id, path_key);
ALTER TABLE contributions ADD CONSTRAINT fk_contributions_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE contributions ADD CONSTRAINT fk_contributions_parent FOREIGN KEY (parent_id, challenge_id) REFERENCES contributions(id, challenge_id);
ALTER TABLE contributions ADD CONSTRAINT fk_contributions_quoted FOREIGN KEY (quoted_id, challenge_id) REFERENCES contributions(id, challenge_id);
ALTER TABLE contributions ADD CONSTRAINT fk_contributions_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources(id, network_id);
ALTER TABLE contributions ADD CONSTRAINT fk_contributions_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE contributions ENABLE ROW LEVEL SECURITY;
ALTER TABLE contributions FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (body, link, edited_at, withdrawn_at, hidden_answer, resource_id, mentions) ON contributions TO krets_app;
CREATE POLICY contributions_edit ON contributions FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (author_id = ( SELECT app.me() AS me))));
CREATE POLICY contributions_maintenance ON contributions FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY contributions_own ON contributions FOR ALL TO krets_owner
  USING ((author_id = ( SELECT app.me() AS me)));
CREATE POLICY contributions_post ON contributions FOR INSERT TO krets_app
  WITH CHECK (((author_id = app.me()) AND app.may_contribute(challenge_id, seat_id)));
CREATE POLICY contributions_read ON contributions FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (challenge_id <> ALL (( SELECT app.my_hidden_challenges() AS my_hidden_challenges)::uuid[]))));
CREATE TRIGGER follow_contribution AFTER UPDATE OF withdrawn_at ON public.contributions FOR EACH ROW WHEN ((new.withdrawn_at IS NOT NULL)) EXECUTE FUNCTION app.remove_passage();
CREATE TRIGGER follow_hiding AFTER UPDATE OF hidden_at ON public.contributions FOR EACH ROW WHEN ((new.hidden_at IS DISTINCT FROM old.hidden_at)) EXECUTE FUNCTION app.hide_passage();
CREATE TRIGGER move_hidden_content BEFORE UPDATE OF challenge_id ON public.contributions FOR EACH ROW WHEN ((old.challenge_id <> new.challenge_id)) EXECUTE FUNCTION app.move_hidden_content();

CREATE TABLE data_exports (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid,
  state character varying(7) NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  ready_at timestamp with time zone,
  expires_at timestamp with time zone,
  bytes integer,
  CONSTRAINT pk_data_exports PRIMARY KEY (id),
  CONSTRAINT ck_data_exports_ready CHECK ((((state)::text = 'READY'::text) = ((ready_at IS NOT NULL) AND (bytes IS NOT NULL)))),
  CONSTRAINT ck_data_exports_state CHECK (((state)::text = ANY ((ARRAY['WAITING'::character varying, 'READY'::character varying, 'FAILED'::character varying])::text[])))
);
CREATE INDEX ix_data_exports_expiry ON public.data_exports USING btree (expires_at);
CREATE INDEX ix_data_exports_network ON public.data_exports USING btree (network_id) WHERE (network_id IS NOT NULL);
CREATE INDEX ix_data_exports_person ON public.data_exports USING btree (person_id);
ALTER TABLE data_exports ADD CONSTRAINT fk_data_exports_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE data_exports ADD CONSTRAINT fk_data_exports_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE data_exports ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_exports FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (state, ready_at, expires_at, bytes) ON data_exports TO krets_app;
CREATE POLICY data_exports_ask ON data_exports FOR INSERT TO krets_app
  WITH CHECK (((person_id = app.me()) AND ((state)::text = 'WAITING'::text) AND (expires_at IS NULL) AND ((network_id IS NULL) OR (network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])))));
CREATE POLICY data_exports_finish ON data_exports FOR UPDATE TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY data_exports_owner ON data_exports FOR SELECT TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY data_exports_read ON data_exports FOR SELECT TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) AND ((network_id IS NULL) OR (network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])))));
CREATE POLICY data_exports_sweep ON data_exports FOR ALL TO krets_app
  USING (((app.access_key() = 'sweep'::text) AND ((expires_at < now()) OR (requested_at < (now() - '3 days'::interval)))));
CREATE TRIGGER fresh_proof BEFORE INSERT ON public.data_exports FOR EACH ROW EXECUTE FUNCTION app.require_fresh_proof();

CREATE TABLE date_answers (
  slot_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  poll_id uuid NOT NULL,
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  answer character varying(9) NOT NULL,
  CONSTRAINT pk_date_answers PRIMARY KEY (slot_id, seat_id),
  CONSTRAINT ck_date_answers_answer CHECK (((answer)::text = ANY ((ARRAY['YES'::character varying, 'IF_NEEDED'::character varying, 'NO'::character varying])::text[])))
);
CREATE INDEX ix_date_answers_person ON public.date_answers USING btree (person_id);
CREATE INDEX ix_date_answers_poll ON public.date_answers USING btree (poll_id);
CREATE INDEX ix_date_answers_seat ON public.date_answers USING btree (seat_id);
ALTER TABLE date_answers ADD CONSTRAINT fk_date_answers_poll FOREIGN KEY (poll_id, network_id) REFERENCES date_polls(id, network_id);
ALTER TABLE date_answers ADD CONSTRAINT fk_date_answers_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE date_answers ADD CONSTRAINT fk_date_answers_slot FOREIGN KEY (slot_id, poll_id) REFERENCES date_slots(id, poll_id);
ALTER TABLE date_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE date_answers FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (answer) ON date_answers TO krets_app;
CREATE POLICY date_answers_change ON date_answers FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = ( SELECT app.me() AS me)) AND (EXISTS ( SELECT 1
   FROM date_polls p
  WHERE ((p.id = date_answers.poll_id) AND ((p.stage)::text = 'OPEN'::text) AND (p.closes_at > now()))))));
CREATE POLICY date_answers_give ON date_answers FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = app.me()) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = date_answers.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL)))) AND (EXISTS ( SELECT 1
   FROM date_polls p
  WHERE ((p.id = date_answers.poll_id) AND ((p.stage)::text = 'OPEN'::text) AND (p.closes_at > now()))))));
CREATE POLICY date_answers_maintenance ON date_answers FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY date_answers_own ON date_answers FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY date_answers_past ON date_answers FOR ALL TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM date_polls p
  WHERE ((p.id = date_answers.poll_id) AND (p.closed_at <= now())))));
CREATE POLICY date_answers_read ON date_answers FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND ((person_id = ( SELECT app.me() AS me)) OR (poll_id = ANY (( SELECT app.my_answered_polls() AS my_answered_polls)::uuid[]))) AND (EXISTS ( SELECT 1
   FROM date_polls p
  WHERE ((p.id = date_answers.poll_id) AND ((p.stage)::text = 'OPEN'::text))))));

CREATE TABLE date_polls (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  made_by uuid NOT NULL,
  client_id uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  stage character varying(9) NOT NULL,
  minutes integer NOT NULL,
  place character varying(200) NOT NULL,
  link character varying(2000),
  protocol character varying(24),
  preparation character varying(500) NOT NULL,
  facilitator_id uuid,
  closes_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  reminded_at timestamp with time zone,
  CONSTRAINT uq_date_polls_client UNIQUE (made_by, client_id),
  CONSTRAINT uq_date_polls_network UNIQUE (id, network_id),
  CONSTRAINT pk_date_polls PRIMARY KEY (id),
  CONSTRAINT ck_date_polls_minutes CHECK (((minutes >= 15) AND (minutes <= 480))),
  CONSTRAINT ck_date_polls_place CHECK ((((place)::text <> ''::text) OR (link IS NOT NULL))),
  CONSTRAINT ck_date_polls_stage CHECK (((stage)::text = ANY ((ARRAY['OPEN'::character varying, 'CHOSEN'::character varying, 'NO_DATE'::character varying, 'WITHDRAWN'::character varying])::text[])))
);
CREATE INDEX ix_date_polls_facilitator ON public.date_polls USING btree (facilitator_id);
CREATE INDEX ix_date_polls_network ON public.date_polls USING btree (network_id, made_at);
CREATE UNIQUE INDEX uq_date_polls_open ON public.date_polls USING btree (network_id) WHERE ((stage)::text = 'OPEN'::text);
ALTER TABLE date_polls ADD CONSTRAINT fk_date_polls_facilitator FOREIGN KEY (facilitator_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE date_polls ADD CONSTRAINT fk_date_polls_maker FOREIGN KEY (made_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE date_polls ENABLE ROW LEVEL SECURITY;
ALTER TABLE date_polls FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (stage, closed_at) ON date_polls TO krets_app;
CREATE POLICY date_polls_maintenance ON date_polls FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY date_polls_near ON date_polls FOR SELECT TO krets_owner
  USING ((app.is_finding_mail() AND ((stage)::text = 'OPEN'::text)));
CREATE POLICY date_polls_past ON date_polls FOR ALL TO krets_owner
  USING ((closed_at <= now()));
CREATE POLICY date_polls_propose ON date_polls FOR INSERT TO krets_app
  WITH CHECK ((app.facilitates(network_id) AND ((stage)::text = 'OPEN'::text) AND (closes_at > now()) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = date_polls.made_by) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY date_polls_read ON date_polls FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));
CREATE POLICY date_polls_withdraw ON date_polls FOR UPDATE TO krets_app
  USING ((app.facilitates(network_id) AND ((stage)::text = ANY ((ARRAY['OPEN'::character varying, 'NO_DATE'::character varying])::text[]))))
  WITH CHECK ((app.facilitates(network_id) AND ((stage)::text = 'WITHDRAWN'::text)));

CREATE TABLE date_slots (
  id uuid NOT NULL,
  poll_id uuid NOT NULL,
  network_id uuid NOT NULL,
  day date NOT NULL,
  "time" character varying(5) NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  preference integer DEFAULT 0 NOT NULL,
  CONSTRAINT uq_date_slots_poll UNIQUE (id, poll_id),
  CONSTRAINT uq_date_slots_start UNIQUE (poll_id, starts_at),
  CONSTRAINT pk_date_slots PRIMARY KEY (id)
);
ALTER TABLE date_slots ADD CONSTRAINT fk_date_slots_poll FOREIGN KEY (poll_id, network_id) REFERENCES date_polls(id, network_id);
ALTER TABLE date_slots ENABLE ROW LEVEL SECURITY;
ALTER TABLE date_slots FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON date_slots TO krets_app;
CREATE POLICY date_slots_maintenance ON date_slots FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY date_slots_past ON date_slots FOR ALL TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM date_polls p
  WHERE ((p.id = date_slots.poll_id) AND (p.closed_at <= now())))));
CREATE POLICY date_slots_propose ON date_slots FOR INSERT TO krets_app
  WITH CHECK ((app.facilitates(network_id) AND (EXISTS ( SELECT 1
   FROM date_polls p
  WHERE ((p.id = date_slots.poll_id) AND ((p.stage)::text = 'OPEN'::text) AND (p.made_at = now()))))));
CREATE POLICY date_slots_read ON date_slots FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));

CREATE TABLE dismissed_welcomes (
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  CONSTRAINT pk_dismissed_welcomes PRIMARY KEY (person_id, network_id)
);
ALTER TABLE dismissed_welcomes ADD CONSTRAINT fk_dismissed_welcomes_welcome FOREIGN KEY (network_id) REFERENCES welcomes(network_id);
ALTER TABLE dismissed_welcomes ENABLE ROW LEVEL SECURITY;
ALTER TABLE dismissed_welcomes FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON dismissed_welcomes TO krets_app;
CREATE POLICY dismissed_welcomes_own ON dismissed_welcomes FOR ALL TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[]))));

CREATE TABLE drafts (
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  place character varying(120) NOT NULL,
  content text NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_drafts PRIMARY KEY (person_id, network_id, place)
);
ALTER TABLE drafts ADD CONSTRAINT fk_drafts_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (content, saved_at) ON drafts TO krets_app;
CREATE POLICY drafts_own ON drafts FOR ALL TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) AND (network_id = ANY (( SELECT app.my_seated_networks() AS my_seated_networks)::uuid[]))));
CREATE POLICY drafts_owner ON drafts FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE TABLE emergency_accesses (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  reason character varying(500) NOT NULL,
  hours integer NOT NULL,
  requested_by uuid NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  approved_by uuid,
  approved_at timestamp with time zone,
  expires_at timestamp with time zone,
  ended_at timestamp with time zone,
  network_name character varying(120),
  CONSTRAINT pk_emergency_accesses PRIMARY KEY (id),
  CONSTRAINT ck_emergency_accesses_hours CHECK (((hours >= 1) AND (hours <= 24))),
  CONSTRAINT ck_emergency_accesses_two CHECK ((approved_by <> requested_by))
);
ALTER TABLE emergency_accesses ADD CONSTRAINT fk_emergency_accesses_approver FOREIGN KEY (approved_by) REFERENCES people(id);
ALTER TABLE emergency_accesses ADD CONSTRAINT fk_emergency_accesses_requester FOREIGN KEY (requested_by) REFERENCES people(id);
ALTER TABLE emergency_accesses ENABLE ROW LEVEL SECURITY;
ALTER TABLE emergency_accesses FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON emergency_accesses TO krets_app;
CREATE POLICY emergency_accesses_administered ON emergency_accesses FOR ALL TO krets_owner
  USING (((app.administered_person() = (requested_by)::text) OR (app.administered_person() = (approved_by)::text)));
CREATE POLICY emergency_accesses_ask ON emergency_accesses FOR INSERT TO krets_app
  WITH CHECK (((requested_by = app.me()) AND (approved_by IS NULL) AND (approved_at IS NULL) AND (expires_at IS NULL) AND ( SELECT app.am_administrator() AS am_administrator)));
CREATE POLICY emergency_accesses_maintenance ON emergency_accesses FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY emergency_accesses_owner ON emergency_accesses FOR ALL TO krets_owner
  USING (( SELECT app.am_administrator() AS am_administrator));
CREATE POLICY emergency_accesses_read ON emergency_accesses FOR SELECT TO krets_app
  USING ((( SELECT app.am_administrator() AS am_administrator) OR ((approved_at IS NOT NULL) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])))));
CREATE TRIGGER fresh_proof BEFORE INSERT OR UPDATE OF approved_by ON public.emergency_accesses FOR EACH ROW EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER guard_approval BEFORE UPDATE OF approved_by ON public.emergency_accesses FOR EACH ROW EXECUTE FUNCTION app.guard_approval();
CREATE TRIGGER log_emergency_access_end BEFORE UPDATE OF expires_at ON public.emergency_accesses FOR EACH ROW WHEN (((old.approved_at IS NOT NULL) AND (old.ended_at IS NULL) AND (new.expires_at <= now()))) EXECUTE FUNCTION app.log_emergency_access_end();
CREATE TRIGGER schedule_emergency_access_end AFTER UPDATE OF approved_at ON public.emergency_accesses FOR EACH ROW WHEN (((old.approved_at IS NULL) AND (new.approved_at IS NOT NULL))) EXECUTE FUNCTION app.schedule_emergency_access_end();

CREATE TABLE entry_editors (
  entry_id uuid NOT NULL,
  person_id uuid NOT NULL,
  since timestamp with time zone NOT NULL,
  import_key character varying(200),
  CONSTRAINT pk_entry_editors PRIMARY KEY (person_id, entry_id)
);
CREATE INDEX ix_entry_editors_entry ON public.entry_editors USING btree (entry_id);
CREATE UNIQUE INDEX uq_entry_editors_import_key ON public.entry_editors USING btree (person_id, import_key);
ALTER TABLE entry_editors ADD CONSTRAINT fk_entry_editors_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE entry_editors ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry_editors FORCE ROW LEVEL SECURITY;
GRANT SELECT ON entry_editors TO krets_app;
CREATE POLICY entry_editors_due ON entry_editors FOR SELECT TO krets_owner
  USING (app.is_finding_mail());
CREATE POLICY entry_editors_joined ON entry_editors FOR ALL TO krets_owner
  USING ((entry_id = app.joined_entry()));
CREATE POLICY entry_editors_own ON entry_editors FOR SELECT TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY entry_editors_owner ON entry_editors FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE TABLE entry_faults (
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  body character varying(500) NOT NULL,
  reported_at timestamp with time zone NOT NULL,
  told_at timestamp with time zone,
  answered_at timestamp with time zone,
  CONSTRAINT pk_entry_faults PRIMARY KEY (id)
);
CREATE INDEX ix_entry_faults_entry ON public.entry_faults USING btree (entry_id);
ALTER TABLE entry_faults ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry_faults FORCE ROW LEVEL SECURITY;
GRANT INSERT (id, entry_id, body, reported_at), SELECT, UPDATE (told_at, answered_at) ON entry_faults TO krets_app;
CREATE POLICY entry_faults_answer ON entry_faults FOR UPDATE TO krets_app
  USING (((entry_id IN ( SELECT e.entry_id
   FROM entry_editors e
  WHERE (e.person_id = ( SELECT app.me() AS me)))) OR ( SELECT app.am_administrator() AS am_administrator)));
CREATE POLICY entry_faults_due ON entry_faults FOR SELECT TO krets_owner
  USING (app.is_finding_mail());
CREATE POLICY entry_faults_expired ON entry_faults FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (answered_at < (now() - '90 days'::interval))));
CREATE POLICY entry_faults_read ON entry_faults FOR SELECT TO krets_app
  USING (((entry_id IN ( SELECT e.entry_id
   FROM entry_editors e
  WHERE (e.person_id = ( SELECT app.me() AS me)))) OR ( SELECT app.am_administrator() AS am_administrator)));
CREATE POLICY entry_faults_report ON entry_faults FOR INSERT TO krets_app
  WITH CHECK ((EXISTS ( SELECT 1
   FROM open.entries e
  WHERE ((e.id = entry_faults.entry_id) AND ((e.status)::text <> 'CLOSED'::text)))));

CREATE TABLE entry_letters (
  key_hash character varying(64) NOT NULL,
  entry_id uuid NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_entry_letters PRIMARY KEY (key_hash)
);
CREATE INDEX ix_entry_letters_entry ON public.entry_letters USING btree (entry_id);
ALTER TABLE entry_letters ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry_letters FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON entry_letters TO krets_app;
CREATE POLICY entry_letters_due ON entry_letters FOR SELECT TO krets_owner
  USING (app.is_finding_mail());
CREATE POLICY entry_letters_expired ON entry_letters FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (sent_at < (now() - '400 days'::interval))));
CREATE POLICY entry_letters_key ON entry_letters FOR ALL TO krets_owner
  USING ((((key_hash)::text = app.access_key()) AND (sent_at > (now() - '30 days'::interval))));
CREATE POLICY entry_letters_presented ON entry_letters FOR SELECT TO krets_app
  USING ((((key_hash)::text = app.access_key()) AND (sent_at > (now() - '30 days'::interval))));
CREATE POLICY entry_letters_send ON entry_letters FOR INSERT TO krets_app
  WITH CHECK ((entry_id IN ( SELECT e.entry_id
   FROM entry_editors e
  WHERE (e.person_id = app.me()))));

CREATE TABLE facilitation_offers (
  network_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  offered_by uuid NOT NULL,
  offered_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_facilitation_offers PRIMARY KEY (network_id)
);
ALTER TABLE facilitation_offers ADD CONSTRAINT fk_facilitation_offers_by FOREIGN KEY (offered_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE facilitation_offers ADD CONSTRAINT fk_facilitation_offers_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE facilitation_offers ENABLE ROW LEVEL SECURITY;
ALTER TABLE facilitation_offers FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON facilitation_offers TO krets_app;
CREATE POLICY facilitation_offers_end ON facilitation_offers FOR DELETE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) OR (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = facilitation_offers.seat_id) AND (s.person_id = ( SELECT app.me() AS me)) AND (s.ended_at IS NULL))))));
CREATE POLICY facilitation_offers_maintenance ON facilitation_offers FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY facilitation_offers_make ON facilitation_offers FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = facilitation_offers.offered_by) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY facilitation_offers_read ON facilitation_offers FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));
CREATE TRIGGER fresh_proof BEFORE INSERT ON public.facilitation_offers FOR EACH ROW EXECUTE FUNCTION app.require_fresh_proof();

CREATE TABLE file_contents (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  sha256 character varying(64) NOT NULL,
  media_type character varying(100) NOT NULL,
  bytes integer NOT NULL,
  width integer,
  height integer,
  refs integer NOT NULL,
  ready boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  swept_at timestamp with time zone,
  CONSTRAINT uq_file_contents_network UNIQUE (id, network_id),
  CONSTRAINT pk_file_contents PRIMARY KEY (id)
);
CREATE INDEX ix_file_contents_hash ON public.file_contents USING btree (network_id, sha256);
CREATE INDEX ix_file_contents_idle ON public.file_contents USING btree (created_at) WHERE (refs = 0);
ALTER TABLE file_contents ADD CONSTRAINT fk_file_contents_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE file_contents ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_contents FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (refs, ready, swept_at) ON file_contents TO krets_app;
CREATE POLICY file_contents_add ON file_contents FOR INSERT TO krets_app
  WITH CHECK ((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])));
CREATE POLICY file_contents_count ON file_contents FOR UPDATE TO krets_app
  USING ((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])));
CREATE POLICY file_contents_read ON file_contents FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));
CREATE POLICY file_contents_sweep ON file_contents FOR ALL TO krets_app
  USING ((app.access_key() = 'sweep'::text));

CREATE TABLE file_text_pieces (
  content_id uuid NOT NULL,
  piece integer NOT NULL,
  network_id uuid NOT NULL,
  text text NOT NULL,
  CONSTRAINT pk_file_text_pieces PRIMARY KEY (content_id, piece)
);
ALTER TABLE file_text_pieces ADD CONSTRAINT fk_file_text_pieces_text FOREIGN KEY (content_id) REFERENCES file_texts(content_id) ON DELETE CASCADE;
ALTER TABLE file_text_pieces ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_text_pieces FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON file_text_pieces TO krets_app;
CREATE POLICY file_text_pieces_add ON file_text_pieces FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM files f
  WHERE (f.content_id = file_text_pieces.content_id)))));
CREATE POLICY file_text_pieces_read ON file_text_pieces FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM files f
  WHERE (f.content_id = file_text_pieces.content_id)))));

CREATE TABLE file_texts (
  content_id uuid NOT NULL,
  network_id uuid NOT NULL,
  state character varying(12) NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT pk_file_texts PRIMARY KEY (content_id),
  CONSTRAINT ck_file_texts_state CHECK (((state)::text = ANY ((ARRAY['WAITING'::character varying, 'READ'::character varying, 'EMPTY'::character varying, 'TOO_BIG'::character varying, 'UNREADABLE'::character varying, 'NOT_READ'::character varying])::text[])))
);
ALTER TABLE file_texts ADD CONSTRAINT fk_file_texts_content FOREIGN KEY (content_id, network_id) REFERENCES file_contents(id, network_id) ON DELETE CASCADE;
ALTER TABLE file_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_texts FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (state, at) ON file_texts TO krets_app;
CREATE POLICY file_texts_add ON file_texts FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM files f
  WHERE (f.content_id = file_texts.content_id)))));
CREATE POLICY file_texts_change ON file_texts FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM files f
  WHERE (f.content_id = file_texts.content_id)))));
CREATE POLICY file_texts_left ON file_texts FOR SELECT TO krets_owner
  USING (app.is_removing_expired());
CREATE POLICY file_texts_read ON file_texts FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM files f
  WHERE (f.content_id = file_texts.content_id)))));

CREATE TABLE files (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  uploaded_by uuid NOT NULL,
  seat_id uuid NOT NULL,
  content_id uuid NOT NULL,
  name character varying(120) NOT NULL,
  created_at timestamp with time zone NOT NULL,
  delete_after timestamp with time zone,
  CONSTRAINT uq_files_network UNIQUE (id, network_id),
  CONSTRAINT uq_files_uploader UNIQUE (id, network_id, uploaded_by),
  CONSTRAINT pk_files PRIMARY KEY (id)
);
CREATE INDEX ix_files_content ON public.files USING btree (content_id);
CREATE INDEX ix_files_due ON public.files USING btree (delete_after) WHERE (delete_after IS NOT NULL);
CREATE INDEX ix_files_uploader ON public.files USING btree (uploaded_by);
ALTER TABLE files ADD CONSTRAINT fk_files_content FOREIGN KEY (content_id, network_id) REFERENCES file_contents(id, network_id);
ALTER TABLE files ADD CONSTRAINT fk_files_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE files ENABLE ROW LEVEL SECURITY;
ALTER TABLE files FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (delete_after) ON files TO krets_app;
CREATE POLICY files_add ON files FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (uploaded_by = app.me()) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = files.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY files_owner ON files FOR ALL TO krets_owner
  USING (((uploaded_by = ( SELECT app.me() AS me)) OR (EXISTS ( SELECT 1
   FROM message_images p
  WHERE (p.file_id = files.id)))));
CREATE POLICY files_read ON files FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND ((uploaded_by = ( SELECT app.me() AS me)) OR (EXISTS ( SELECT 1
   FROM resource_versions v
  WHERE (v.file_id = files.id))) OR (EXISTS ( SELECT 1
   FROM message_images p
  WHERE (p.file_id = files.id))) OR (EXISTS ( SELECT 1
   FROM contribution_images p
  WHERE (p.file_id = files.id))))));
CREATE POLICY files_retain ON files FOR UPDATE TO krets_app
  USING ((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])));
CREATE POLICY files_sweep ON files FOR ALL TO krets_app
  USING (((app.access_key() = 'sweep'::text) AND (delete_after < now())));
CREATE TRIGGER count_added AFTER INSERT ON public.files FOR EACH ROW EXECUTE FUNCTION app.count_file();
CREATE TRIGGER count_deleted AFTER DELETE ON public.files FOR EACH ROW EXECUTE FUNCTION app.count_file();

CREATE TABLE hidden_contributions (
  contribution_id uuid NOT NULL,
  network_id uuid NOT NULL,
  body text NOT NULL,
  link character varying(2000),
  CONSTRAINT pk_hidden_contributions PRIMARY KEY (contribution_id)
);
ALTER TABLE hidden_contributions ADD CONSTRAINT fk_hidden_contributions_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions(id, network_id);
ALTER TABLE hidden_contributions ENABLE ROW LEVEL SECURITY;
ALTER TABLE hidden_contributions FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (body, link) ON hidden_contributions TO krets_app;
CREATE POLICY hidden_contributions_edit ON hidden_contributions FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM contributions c
  WHERE ((c.id = hidden_contributions.contribution_id) AND (c.author_id = ( SELECT app.me() AS me)))))));
CREATE POLICY hidden_contributions_maintenance ON hidden_contributions FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY hidden_contributions_owner ON hidden_contributions FOR ALL TO krets_owner
  USING ((contribution_id IN ( SELECT c.id
   FROM contributions c
  WHERE (c.author_id = ( SELECT app.me() AS me)))));
CREATE POLICY hidden_contributions_read ON hidden_contributions FOR SELECT TO krets_app
  USING ((EXISTS ( SELECT 1
   FROM contributions c
  WHERE ((c.id = hidden_contributions.contribution_id) AND (c.author_id = ( SELECT app.me() AS me))))));

CREATE TABLE invitations (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  made_by uuid NOT NULL,
  role character varying(11) NOT NULL,
  email character varying(254),
  token_hash character varying(64) NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  used_by uuid,
  revoked_at timestamp with time zone,
  seat_id uuid,
  CONSTRAINT uq_invitations_token UNIQUE (token_hash),
  CONSTRAINT pk_invitations PRIMARY KEY (id),
  CONSTRAINT ck_invitations_role CHECK (((role)::text = ANY ((ARRAY['MEMBER'::character varying, 'FACILITATOR'::character varying])::text[])))
);
CREATE INDEX ix_invitations_maker ON public.invitations USING btree (made_by);
CREATE INDEX ix_invitations_network ON public.invitations USING btree (network_id);
CREATE INDEX ix_invitations_user ON public.invitations USING btree (used_by) WHERE (used_by IS NOT NULL);
ALTER TABLE invitations ADD CONSTRAINT fk_invitations_maker FOREIGN KEY (made_by) REFERENCES people(id);
ALTER TABLE invitations ADD CONSTRAINT fk_invitations_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE invitations ADD CONSTRAINT fk_invitations_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE invitations ADD CONSTRAINT fk_invitations_user FOREIGN KEY (used_by) REFERENCES people(id);
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (revoked_at) ON invitations TO krets_app;
CREATE POLICY invitations_addressed ON invitations FOR ALL TO krets_owner
  USING (((email)::text IN ( SELECT a.email
   FROM accounts a
  WHERE (a.person_id = ( SELECT app.me() AS me)))));
CREATE POLICY invitations_announced ON invitations AS RESTRICTIVE FOR INSERT TO krets_app
  WITH CHECK ((network_id <> ALL (( SELECT app.my_draft_networks() AS my_draft_networks)::uuid[])));
CREATE POLICY invitations_expired ON invitations FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (LEAST(used_at, revoked_at, expires_at) < (now() - '30 days'::interval))));
CREATE POLICY invitations_maintenance ON invitations FOR SELECT TO krets_owner
  USING (((token_hash)::text = app.access_key()));
CREATE POLICY invitations_make ON invitations FOR INSERT TO krets_app
  WITH CHECK (((made_by = ( SELECT app.me() AS me)) AND (used_at IS NULL) AND (used_by IS NULL) AND (revoked_at IS NULL) AND ((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) OR (((role)::text = 'FACILITATOR'::text) AND (seat_id IS NULL) AND ( SELECT app.am_administrator() AS am_administrator) AND (network_id = ANY (( SELECT app.my_founded_networks() AS my_founded_networks)::uuid[]))) OR (((role)::text = 'MEMBER'::text) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = invitations.seat_id) AND (s.person_id = ( SELECT app.me() AS me)) AND (s.ended_at IS NULL))))))));
CREATE POLICY invitations_of_inviter ON invitations FOR ALL TO krets_owner
  USING (((made_by)::text = current_setting('app.inviter'::text, true)));
CREATE POLICY invitations_of_network ON invitations FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY invitations_read ON invitations FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) OR ((made_by = ( SELECT app.me() AS me)) AND (used_at IS NULL)) OR (id = ( SELECT i.id
   FROM app.presented_invitation() i(id, network_id, role, seat_id, made_by, handed_over)))));
CREATE POLICY invitations_revoke ON invitations FOR UPDATE TO krets_app
  USING (((used_at IS NULL) AND ((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) OR (made_by = ( SELECT app.me() AS me)))))
  WITH CHECK ((revoked_at IS NOT NULL));
CREATE TRIGGER a_limit_invitations BEFORE INSERT ON public.invitations FOR EACH ROW EXECUTE FUNCTION app.limit_invitations();
CREATE TRIGGER fresh_proof BEFORE INSERT ON public.invitations FOR EACH ROW WHEN ((((new.role)::text = 'FACILITATOR'::text) AND (CURRENT_USER = 'krets_app'::name))) EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER report_ended_invitation AFTER UPDATE OF revoked_at ON public.invitations FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (new.revoked_at IS NOT NULL) AND (CURRENT_USER <> 'krets_app'::name))) EXECUTE FUNCTION app.report_ended_invitation();

CREATE TABLE journal (
  network_id uuid NOT NULL,
  seq integer NOT NULL,
  topic character varying(12) NOT NULL,
  subject_id uuid NOT NULL,
  challenge_id uuid,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  since timestamp with time zone,
  CONSTRAINT pk_journal PRIMARY KEY (network_id, seq),
  CONSTRAINT ck_journal_topic CHECK (((topic)::text = ANY ((ARRAY['NETWORK'::character varying, 'SEAT'::character varying, 'INVITATION'::character varying, 'APPLICATION'::character varying, 'CHARTER'::character varying, 'CONCERN'::character varying, 'CHALLENGE'::character varying, 'CONTRIBUTION'::character varying, 'CONSULTATION'::character varying, 'MESSAGE'::character varying, 'RESOURCE'::character varying, 'MEETING'::character varying])::text[])))
);
ALTER TABLE journal ADD CONSTRAINT fk_journal_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE journal ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON journal TO krets_app;
CREATE POLICY journal_append ON journal FOR INSERT TO krets_app
  WITH CHECK ((network_id = ANY (( SELECT app.my_seated_networks() AS my_seated_networks)::uuid[])));
CREATE POLICY journal_maintenance ON journal FOR INSERT TO krets_owner
  WITH CHECK ((network_id = app.maintenance_network()));
CREATE POLICY journal_maintenance_read ON journal FOR SELECT TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY journal_read ON journal FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (COALESCE(challenge_id, subject_id) <> ALL (( SELECT app.my_hidden_challenges() AS my_hidden_challenges)::uuid[])) AND ((network_id <> ALL (( SELECT app.my_late_networks() AS my_late_networks)::uuid[])) OR (COALESCE(since, at) >= (( SELECT app.my_late_starts() AS my_late_starts))[array_position(( SELECT app.my_late_networks() AS my_late_networks), network_id)]))));
CREATE TRIGGER journal_notify AFTER INSERT ON public.journal FOR EACH ROW EXECUTE FUNCTION app.notify_entry();

CREATE TABLE known_browsers (
  person_id uuid NOT NULL,
  browser_hash character varying(64) NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_known_browsers PRIMARY KEY (person_id, browser_hash)
);
ALTER TABLE known_browsers ADD CONSTRAINT fk_known_browsers_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE known_browsers ENABLE ROW LEVEL SECURITY;
ALTER TABLE known_browsers FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (seen_at) ON known_browsers TO krets_app;
CREATE POLICY known_browsers_add ON known_browsers FOR INSERT TO krets_app
  WITH CHECK ((person_id = app.me()));
CREATE POLICY known_browsers_expired ON known_browsers FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (seen_at < (now() - '180 days'::interval))));
CREATE POLICY known_browsers_owner ON known_browsers FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY known_browsers_read ON known_browsers FOR SELECT TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) OR (person_id IN ( SELECT a.person_id
   FROM accounts a
  WHERE ((a.email)::text = app.access_key())))));
CREATE POLICY known_browsers_use ON known_browsers FOR UPDATE TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE UNLOGGED TABLE limiter.points (
  key character varying(255) NOT NULL,
  points integer NOT NULL,
  expire bigint,
  CONSTRAINT pk_points PRIMARY KEY (key)
);
CREATE INDEX ix_points_expire ON limiter.points USING btree (expire);
GRANT INSERT, SELECT, UPDATE ON limiter.points TO krets_app;

CREATE TABLE meeting_answers (
  meeting_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  answer character varying(5) NOT NULL,
  time_version integer NOT NULL,
  CONSTRAINT pk_meeting_answers PRIMARY KEY (meeting_id, seat_id),
  CONSTRAINT ck_meeting_answers_answer CHECK (((answer)::text = ANY ((ARRAY['YES'::character varying, 'MAYBE'::character varying, 'NO'::character varying])::text[])))
);
CREATE INDEX ix_meeting_answers_seat ON public.meeting_answers USING btree (seat_id);
ALTER TABLE meeting_answers ADD CONSTRAINT fk_meeting_answers_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings(id, network_id);
ALTER TABLE meeting_answers ADD CONSTRAINT fk_meeting_answers_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE meeting_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_answers FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (answer, time_version) ON meeting_answers TO krets_app;
CREATE POLICY meeting_answers_change ON meeting_answers FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = meeting_answers.seat_id) AND (s.person_id = ( SELECT app.me() AS me)) AND (s.ended_at IS NULL))))));
CREATE POLICY meeting_answers_give ON meeting_answers FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = meeting_answers.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL)))) AND (EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = meeting_answers.meeting_id) AND ((m.stage)::text = 'CALLED'::text) AND (m.ends_at > now()))))));
CREATE POLICY meeting_answers_maintenance ON meeting_answers FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY meeting_answers_past ON meeting_answers FOR ALL TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = meeting_answers.meeting_id) AND ((m.ends_at < now()) OR ((m.stage)::text = 'CANCELLED'::text))))));
CREATE POLICY meeting_answers_read ON meeting_answers FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = meeting_answers.meeting_id) AND ((m.stage)::text = 'CALLED'::text) AND (m.ends_at > now()))))));

CREATE TABLE meeting_attendees (
  meeting_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  came_at timestamp with time zone NOT NULL,
  holds boolean,
  CONSTRAINT pk_meeting_attendees PRIMARY KEY (meeting_id, seat_id)
);
CREATE INDEX ix_meeting_attendees_seat ON public.meeting_attendees USING btree (seat_id);
ALTER TABLE meeting_attendees ADD CONSTRAINT fk_meeting_attendees_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings(id, network_id);
ALTER TABLE meeting_attendees ADD CONSTRAINT fk_meeting_attendees_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE meeting_attendees ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_attendees FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (came_at, holds) ON meeting_attendees TO krets_app;
CREATE POLICY meeting_attendees_answer ON meeting_attendees FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = meeting_attendees.seat_id) AND (s.person_id = ( SELECT app.me() AS me)) AND (s.ended_at IS NULL))))));
CREATE POLICY meeting_attendees_come ON meeting_attendees FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = meeting_attendees.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL)))) AND ((EXISTS ( SELECT 1
   FROM meeting_runs r
  WHERE ((r.meeting_id = meeting_attendees.meeting_id) AND (r.ended_at IS NULL)))) OR (EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = meeting_attendees.meeting_id) AND ((m.stage)::text = 'CALLED'::text) AND ((m.starts_at - '00:30:00'::interval) <= now()) AND (m.ends_at > now())))))));
CREATE POLICY meeting_attendees_maintenance ON meeting_attendees FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY meeting_attendees_past ON meeting_attendees FOR ALL TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = meeting_attendees.meeting_id) AND ((m.ends_at < now()) OR ((m.stage)::text = 'CANCELLED'::text))))));
CREATE POLICY meeting_attendees_read ON meeting_attendees FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = meeting_attendees.seat_id) AND (s.person_id = ( SELECT app.me() AS me)))))));

CREATE TABLE meeting_invitations (
  meeting_id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  due_at timestamp with time zone,
  sequence integer DEFAULT '-1'::integer NOT NULL,
  sent_starts_at timestamp with time zone,
  sent_ends_at timestamp with time zone,
  answer_hash character varying(64),
  answer_refused character varying(8),
  CONSTRAINT pk_meeting_invitations PRIMARY KEY (meeting_id, person_id),
  CONSTRAINT ck_meeting_invitations_refused CHECK (((answer_refused)::text = ANY ((ARRAY['OUTDATED'::character varying, 'UNSURE'::character varying])::text[])))
);
CREATE UNIQUE INDEX ix_meeting_invitations_answer ON public.meeting_invitations USING btree (answer_hash) WHERE (answer_hash IS NOT NULL);
CREATE INDEX ix_meeting_invitations_due ON public.meeting_invitations USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX ix_meeting_invitations_person ON public.meeting_invitations USING btree (person_id, network_id);
ALTER TABLE meeting_invitations ADD CONSTRAINT fk_meeting_invitations_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings(id, network_id);
ALTER TABLE meeting_invitations ADD CONSTRAINT fk_meeting_invitations_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE meeting_invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_invitations FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (due_at, sequence, sent_starts_at, sent_ends_at, answer_hash, answer_refused) ON meeting_invitations TO krets_app;
CREATE POLICY meeting_invitations_due ON meeting_invitations FOR SELECT TO krets_owner
  USING ((app.is_finding_mail() AND (due_at <= now())));
CREATE POLICY meeting_invitations_maintenance ON meeting_invitations FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY meeting_invitations_own ON meeting_invitations FOR ALL TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY meeting_invitations_owner ON meeting_invitations FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY meeting_invitations_past ON meeting_invitations FOR ALL TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = meeting_invitations.meeting_id) AND ((m.ends_at < now()) OR ((m.stage)::text = 'CANCELLED'::text))))));
CREATE POLICY meeting_invitations_presented ON meeting_invitations FOR SELECT TO krets_app
  USING (((answer_hash)::text = ( SELECT app.access_key() AS access_key)));

CREATE TABLE meeting_runs (
  meeting_id uuid NOT NULL,
  network_id uuid NOT NULL,
  steps jsonb NOT NULL,
  step integer NOT NULL,
  step_started_at timestamp with time zone NOT NULL,
  step_ends_at timestamp with time zone NOT NULL,
  extensions integer NOT NULL,
  version integer NOT NULL,
  facilitator_id uuid,
  started_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  choosing_until timestamp with time zone,
  trio_rounds integer,
  CONSTRAINT pk_meeting_runs PRIMARY KEY (meeting_id)
);
CREATE INDEX ix_meeting_runs_network ON public.meeting_runs USING btree (network_id);
ALTER TABLE meeting_runs ADD CONSTRAINT fk_meeting_runs_facilitator FOREIGN KEY (facilitator_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE meeting_runs ADD CONSTRAINT fk_meeting_runs_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings(id, network_id);
ALTER TABLE meeting_runs ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_runs FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (step, step_started_at, step_ends_at, extensions, version, facilitator_id, ended_at, choosing_until) ON meeting_runs TO krets_app;
CREATE POLICY meeting_runs_maintenance ON meeting_runs FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY meeting_runs_move ON meeting_runs FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (ended_at IS NULL)))
  WITH CHECK ((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])));
CREATE POLICY meeting_runs_read ON meeting_runs FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));
CREATE POLICY meeting_runs_start ON meeting_runs FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = meeting_runs.meeting_id) AND ((m.stage)::text = 'CALLED'::text) AND ((m.starts_at - '00:30:00'::interval) <= now()) AND (m.ends_at > now())))) AND app.are_enough_there(network_id, meeting_id)));
CREATE TRIGGER schedule_meeting AFTER INSERT OR UPDATE ON public.meeting_runs FOR EACH ROW EXECUTE FUNCTION app.schedule_meeting();

CREATE TABLE meeting_trios (
  meeting_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  step integer NOT NULL,
  trio integer NOT NULL,
  turn integer NOT NULL,
  CONSTRAINT pk_meeting_trios PRIMARY KEY (meeting_id, seat_id)
);
CREATE INDEX ix_meeting_trios_seat ON public.meeting_trios USING btree (seat_id);
ALTER TABLE meeting_trios ADD CONSTRAINT fk_meeting_trios_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings(id, network_id);
ALTER TABLE meeting_trios ADD CONSTRAINT fk_meeting_trios_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE meeting_trios ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_trios FORCE ROW LEVEL SECURITY;
GRANT SELECT ON meeting_trios TO krets_app;
CREATE POLICY meeting_trios_maintenance ON meeting_trios FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY meeting_trios_past ON meeting_trios FOR ALL TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = meeting_trios.meeting_id) AND ((m.ends_at < now()) OR ((m.stage)::text = 'CANCELLED'::text))))));
CREATE POLICY meeting_trios_read ON meeting_trios FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = meeting_trios.seat_id) AND (s.person_id = ( SELECT app.me() AS me)))))));

CREATE TABLE meeting_votes (
  meeting_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  step integer NOT NULL,
  extension integer NOT NULL,
  network_id uuid NOT NULL,
  more boolean NOT NULL,
  CONSTRAINT pk_meeting_votes PRIMARY KEY (meeting_id, seat_id, step, extension)
);
CREATE INDEX ix_meeting_votes_seat ON public.meeting_votes USING btree (seat_id);
ALTER TABLE meeting_votes ADD CONSTRAINT fk_meeting_votes_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings(id, network_id);
ALTER TABLE meeting_votes ADD CONSTRAINT fk_meeting_votes_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE meeting_votes ENABLE ROW LEVEL SECURITY;
ALTER TABLE meeting_votes FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (more) ON meeting_votes TO krets_app;
CREATE POLICY meeting_votes_change ON meeting_votes FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = meeting_votes.seat_id) AND (s.person_id = ( SELECT app.me() AS me)) AND (s.ended_at IS NULL))))));
CREATE POLICY meeting_votes_give ON meeting_votes FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = meeting_votes.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL)))) AND (EXISTS ( SELECT 1
   FROM meeting_runs r
  WHERE ((r.meeting_id = meeting_votes.meeting_id) AND (r.ended_at IS NULL) AND (r.step = meeting_votes.step) AND (r.extensions = meeting_votes.extension))))));
CREATE POLICY meeting_votes_maintenance ON meeting_votes FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY meeting_votes_past ON meeting_votes FOR ALL TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = meeting_votes.meeting_id) AND ((m.ends_at < now()) OR ((m.stage)::text = 'CANCELLED'::text))))));
CREATE POLICY meeting_votes_read ON meeting_votes FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = meeting_votes.seat_id) AND (s.person_id = ( SELECT app.me() AS me)))))));

CREATE TABLE meetings (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  called_by uuid NOT NULL,
  client_id uuid NOT NULL,
  called_at timestamp with time zone NOT NULL,
  stage character varying(9) NOT NULL,
  day date NOT NULL,
  "time" character varying(5) NOT NULL,
  zone character varying(40) NOT NULL,
  minutes integer NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  place character varying(200) NOT NULL,
  link character varying(2000),
  protocol character varying(24),
  preparation character varying(500) NOT NULL,
  facilitator_id uuid,
  cancel_reason character varying(500),
  version integer NOT NULL,
  time_version integer NOT NULL,
  picks_open_at timestamp with time zone NOT NULL,
  picks_close_at timestamp with time zone NOT NULL,
  seed character varying(32) NOT NULL,
  reminded_until timestamp with time zone,
  told_until timestamp with time zone,
  CONSTRAINT uq_meetings_client UNIQUE (called_by, client_id),
  CONSTRAINT uq_meetings_network UNIQUE (id, network_id),
  CONSTRAINT pk_meetings PRIMARY KEY (id),
  CONSTRAINT ck_meetings_minutes CHECK (((minutes >= 15) AND (minutes <= 480))),
  CONSTRAINT ck_meetings_place CHECK ((((place)::text <> ''::text) OR (link IS NOT NULL))),
  CONSTRAINT ck_meetings_stage CHECK (((stage)::text = ANY ((ARRAY['CALLED'::character varying, 'OVER'::character varying, 'LAPSED'::character varying, 'CANCELLED'::character varying])::text[]))),
  CONSTRAINT ck_meetings_times CHECK (((starts_at < ends_at) AND (picks_open_at <= picks_close_at) AND (picks_close_at <= starts_at)))
);
CREATE INDEX ix_meetings_ends ON public.meetings USING btree (ends_at);
CREATE INDEX ix_meetings_network ON public.meetings USING btree (network_id, starts_at);
ALTER TABLE meetings ADD CONSTRAINT fk_meetings_caller FOREIGN KEY (called_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE meetings ADD CONSTRAINT fk_meetings_facilitator FOREIGN KEY (facilitator_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE meetings ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (stage, day, "time", minutes, starts_at, ends_at, place, link, protocol, preparation, facilitator_id, cancel_reason, version, time_version, picks_open_at, picks_close_at, told_until) ON meetings TO krets_app;
CREATE POLICY meetings_call ON meetings FOR INSERT TO krets_app
  WITH CHECK ((app.facilitates(network_id) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = meetings.called_by) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY meetings_change ON meetings FOR UPDATE TO krets_app
  USING ((app.facilitates(network_id) AND ((stage)::text = 'CALLED'::text) AND (starts_at > now())))
  WITH CHECK ((app.facilitates(network_id) AND ((stage)::text = ANY ((ARRAY['CALLED'::character varying, 'CANCELLED'::character varying])::text[]))));
CREATE POLICY meetings_maintenance ON meetings FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY meetings_near ON meetings FOR SELECT TO krets_owner
  USING ((app.is_finding_mail() AND (ends_at > (now() - '7 days'::interval)) AND (starts_at < (now() + '8 days'::interval))));
CREATE POLICY meetings_past ON meetings FOR SELECT TO krets_owner
  USING (((ends_at < now()) OR ((stage)::text = 'CANCELLED'::text)));
CREATE POLICY meetings_read ON meetings FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));
CREATE TRIGGER schedule_meeting AFTER INSERT OR UPDATE ON public.meetings FOR EACH ROW EXECUTE FUNCTION app.schedule_meeting();

CREATE TABLE message_images (
  message_id uuid NOT NULL,
  place integer NOT NULL,
  network_id uuid NOT NULL,
  author_id uuid NOT NULL,
  file_id uuid NOT NULL,
  alt character varying(500) NOT NULL,
  CONSTRAINT pk_message_images PRIMARY KEY (message_id, place)
);
CREATE INDEX ix_message_images_author ON public.message_images USING btree (author_id);
CREATE UNIQUE INDEX uq_message_images_file ON public.message_images USING btree (file_id);
ALTER TABLE message_images ADD CONSTRAINT fk_message_images_file FOREIGN KEY (file_id, network_id, author_id) REFERENCES files(id, network_id, uploaded_by) ON DELETE CASCADE;
ALTER TABLE message_images ADD CONSTRAINT fk_message_images_message FOREIGN KEY (message_id, network_id, author_id) REFERENCES messages(id, network_id, author_id) ON DELETE CASCADE;
ALTER TABLE message_images ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_images FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON message_images TO krets_app;
CREATE POLICY message_images_owner ON message_images FOR ALL TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM messages m
  WHERE (m.id = message_images.message_id))));
CREATE POLICY message_images_read ON message_images FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM messages m
  WHERE ((m.id = message_images.message_id) AND ((m.withdrawn_at IS NULL) OR (m.author_id = ( SELECT app.me() AS me))))))));
CREATE POLICY message_images_show ON message_images FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (author_id = app.me())));

CREATE TABLE messages (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  seq integer NOT NULL,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  body text NOT NULL,
  lang character varying(2) NOT NULL,
  quoted_id uuid,
  mentions uuid[] NOT NULL,
  retention_days integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  edited_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  resource_id uuid,
  CONSTRAINT uq_messages_author UNIQUE (id, network_id, author_id),
  CONSTRAINT uq_messages_client UNIQUE (author_id, network_id, client_id),
  CONSTRAINT uq_messages_network UNIQUE (id, network_id),
  CONSTRAINT pk_messages PRIMARY KEY (id),
  CONSTRAINT ck_messages_lang CHECK (((lang)::text = ANY ((ARRAY['nn'::character varying, 'nb'::character varying, 'en'::character varying])::text[])))
);
CREATE INDEX ix_messages_quoted ON public.messages USING btree (quoted_id) WHERE (quoted_id IS NOT NULL);
CREATE INDEX ix_messages_resource ON public.messages USING btree (resource_id) WHERE (resource_id IS NOT NULL);
CREATE INDEX ix_messages_retention ON public.messages USING btree (retention_days, created_at);
CREATE UNIQUE INDEX uq_messages_seq ON public.messages USING btree (network_id, seq);
ALTER TABLE messages ADD CONSTRAINT fk_messages_chat FOREIGN KEY (network_id, retention_days) REFERENCES chat_settings(network_id, retention_days) ON UPDATE CASCADE;
ALTER TABLE messages ADD CONSTRAINT fk_messages_quoted FOREIGN KEY (quoted_id, network_id) REFERENCES messages(id, network_id) ON DELETE SET NULL (quoted_id);
ALTER TABLE messages ADD CONSTRAINT fk_messages_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources(id, network_id);
ALTER TABLE messages ADD CONSTRAINT fk_messages_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (body, mentions, edited_at, withdrawn_at) ON messages TO krets_app;
CREATE POLICY messages_edit ON messages FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (author_id = ( SELECT app.me() AS me))));
CREATE POLICY messages_own ON messages FOR ALL TO krets_owner
  USING ((author_id = ( SELECT app.me() AS me)));
CREATE POLICY messages_owner ON messages FOR ALL TO krets_owner
  USING ((created_at < (now() - make_interval(days => retention_days))));
CREATE POLICY messages_post ON messages FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (author_id = app.me()) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = messages.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY messages_read ON messages FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (created_at >= (now() - make_interval(days => retention_days))) AND ((author_id = ( SELECT app.me() AS me)) OR (network_id <> ALL (( SELECT app.my_late_networks() AS my_late_networks)::uuid[])) OR (created_at >= (( SELECT app.my_late_starts() AS my_late_starts))[array_position(( SELECT app.my_late_networks() AS my_late_networks), network_id)]))));
CREATE TRIGGER follow_message AFTER UPDATE OF withdrawn_at ON public.messages FOR EACH ROW WHEN ((new.withdrawn_at IS NOT NULL)) EXECUTE FUNCTION app.remove_passage();

CREATE TABLE migrations (
  name character varying NOT NULL,
  applied_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT pk_migrations PRIMARY KEY (name)
);

CREATE TABLE minutes_blocks (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  item_id uuid NOT NULL,
  learned character varying(4000) NOT NULL,
  takeaways character varying(4000) NOT NULL,
  version integer NOT NULL,
  seat_id uuid NOT NULL,
  edited_at timestamp with time zone NOT NULL,
  CONSTRAINT uq_minutes_blocks_item UNIQUE (item_id, meeting_id),
  CONSTRAINT pk_minutes_blocks PRIMARY KEY (id)
);
CREATE INDEX ix_minutes_blocks_meeting ON public.minutes_blocks USING btree (meeting_id);
ALTER TABLE minutes_blocks ADD CONSTRAINT fk_minutes_blocks_item FOREIGN KEY (item_id, network_id) REFERENCES agenda_items(id, network_id);
ALTER TABLE minutes_blocks ADD CONSTRAINT fk_minutes_blocks_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings(id, network_id);
ALTER TABLE minutes_blocks ADD CONSTRAINT fk_minutes_blocks_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE minutes_blocks ENABLE ROW LEVEL SECURITY;
ALTER TABLE minutes_blocks FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (learned, takeaways, version, seat_id, edited_at) ON minutes_blocks TO krets_app;
CREATE POLICY minutes_blocks_correct ON minutes_blocks FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = minutes_blocks.meeting_id) AND (m.ends_at > (now() - '7 days'::interval)))))))
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = minutes_blocks.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY minutes_blocks_maintenance ON minutes_blocks FOR SELECT TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY minutes_blocks_read ON minutes_blocks FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM agenda_items i
  WHERE ((i.id = minutes_blocks.item_id) AND (i.withdrawn_at IS NULL))))));
CREATE POLICY minutes_blocks_write ON minutes_blocks FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = minutes_blocks.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL)))) AND (EXISTS ( SELECT 1
   FROM agenda_items i
  WHERE ((i.id = minutes_blocks.item_id) AND (i.withdrawn_at IS NULL)))) AND (EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = minutes_blocks.meeting_id) AND ((m.stage)::text <> ALL ((ARRAY['LAPSED'::character varying, 'CANCELLED'::character varying])::text[])) AND ((m.starts_at - '00:30:00'::interval) <= now()) AND (m.ends_at > (now() - '7 days'::interval)))))));

CREATE TABLE need_questions (
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  person_id uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  told_at timestamp with time zone,
  answered_at timestamp with time zone,
  accepted boolean,
  CONSTRAINT pk_need_questions PRIMARY KEY (id)
);
CREATE INDEX ix_need_questions_person ON public.need_questions USING btree (person_id);
CREATE UNIQUE INDEX uq_need_questions ON public.need_questions USING btree (request_id, person_id);
ALTER TABLE need_questions ADD CONSTRAINT fk_need_questions_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE need_questions ADD CONSTRAINT fk_need_questions_request FOREIGN KEY (request_id) REFERENCES need_requests(id) ON DELETE CASCADE;
ALTER TABLE need_questions ENABLE ROW LEVEL SECURITY;
ALTER TABLE need_questions FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (told_at, answered_at, accepted) ON need_questions TO krets_app;
CREATE POLICY need_questions_answer ON need_questions FOR UPDATE TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) AND (answered_at IS NULL)))
  WITH CHECK ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY need_questions_ask ON need_questions FOR ALL TO krets_owner
  USING (app.is_reading_needs());
CREATE POLICY need_questions_due ON need_questions FOR SELECT TO krets_owner
  USING (app.is_finding_mail());
CREATE POLICY need_questions_expired ON need_questions FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (asked_at < (now() - '180 days'::interval))));
CREATE POLICY need_questions_owner ON need_questions FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY need_questions_read ON need_questions FOR SELECT TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE TABLE need_requests (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  counted character varying(12) NOT NULL,
  code character varying(20) NOT NULL,
  theme character varying(16) NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_need_requests PRIMARY KEY (id)
);
CREATE INDEX ix_need_requests_asker ON public.need_requests USING btree (asked_by);
CREATE UNIQUE INDEX uq_need_requests ON public.need_requests USING btree (network_id, counted, code, theme);
ALTER TABLE need_requests ADD CONSTRAINT fk_need_requests_asker FOREIGN KEY (asked_by) REFERENCES people(id);
ALTER TABLE need_requests ADD CONSTRAINT fk_need_requests_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE need_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE need_requests FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON need_requests TO krets_app;
CREATE POLICY need_requests_asked ON need_requests FOR SELECT TO krets_owner
  USING (app.is_reading_needs());
CREATE POLICY need_requests_expired ON need_requests FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (asked_at < (now() - '180 days'::interval))));
CREATE POLICY need_requests_make ON need_requests FOR INSERT TO krets_app
  WITH CHECK (((asked_by = ( SELECT app.me() AS me)) AND (network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) AND (network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM open.need_numbers n
  WHERE (((n.counted)::text = (need_requests.counted)::text) AND ((n.code)::text = (need_requests.code)::text) AND ((n.theme)::text = (need_requests.theme)::text))))));
CREATE POLICY need_requests_owner ON need_requests FOR ALL TO krets_owner
  USING ((asked_by = ( SELECT app.me() AS me)));
CREATE POLICY need_requests_read ON need_requests FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])));

CREATE TABLE needs (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  role character varying(20) NOT NULL,
  level character varying(10) NOT NULL,
  county character varying(2),
  orgnr character varying(9),
  themes text[] NOT NULL,
  sentence character varying(200) NOT NULL,
  may_be_asked boolean NOT NULL,
  stated_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_needs PRIMARY KEY (id),
  CONSTRAINT ck_needs_themes CHECK (((cardinality(themes) >= 1) AND (cardinality(themes) <= 2)))
);
CREATE INDEX ix_needs_person ON public.needs USING btree (person_id);
ALTER TABLE needs ADD CONSTRAINT fk_needs_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE needs ENABLE ROW LEVEL SECURITY;
ALTER TABLE needs FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (expires_at) ON needs TO krets_app;
CREATE POLICY needs_expired ON needs FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (expires_at < (now() - '30 days'::interval))));
CREATE POLICY needs_own ON needs FOR ALL TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY needs_owner ON needs FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY needs_read ON needs FOR SELECT TO krets_owner
  USING (app.is_reading_needs());

CREATE TABLE network_counters (
  network_id uuid NOT NULL,
  journal_seq integer NOT NULL,
  seats_taken integer NOT NULL,
  seats_max integer NOT NULL,
  CONSTRAINT pk_network_counters PRIMARY KEY (network_id),
  CONSTRAINT ck_network_counters_cap CHECK (((seats_max >= 4) AND (seats_max <= 25))),
  CONSTRAINT ck_network_counters_full CHECK (((seats_taken >= 0) AND (seats_taken <= seats_max)))
) WITH (fillfactor=50);
ALTER TABLE network_counters ADD CONSTRAINT fk_network_counters_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE network_counters ENABLE ROW LEVEL SECURITY;
ALTER TABLE network_counters FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (journal_seq, seats_taken, seats_max) ON network_counters TO krets_app;
CREATE POLICY network_counters_count ON network_counters FOR UPDATE TO krets_app
  USING ((network_id = ANY (( SELECT app.my_seated_networks() AS my_seated_networks)::uuid[])));
CREATE POLICY network_counters_found ON network_counters FOR INSERT TO krets_app
  WITH CHECK ((network_id = ANY (( SELECT app.my_founded_networks() AS my_founded_networks)::uuid[])));
CREATE POLICY network_counters_listed ON network_counters FOR SELECT TO krets_owner
  USING ((EXISTS ( SELECT 1
   FROM networks n
  WHERE ((n.id = network_counters.network_id) AND n.listed))));
CREATE POLICY network_counters_maintenance ON network_counters FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY network_counters_read ON network_counters FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_seated_networks() AS my_seated_networks)::uuid[])));
CREATE TRIGGER copy_seats AFTER UPDATE OF seats_taken, seats_max ON public.network_counters FOR EACH ROW WHEN (((old.seats_taken <> new.seats_taken) OR (old.seats_max <> new.seats_max))) EXECUTE FUNCTION app.copy_seats();
CREATE TRIGGER guard_counter BEFORE UPDATE OF seats_max ON public.network_counters FOR EACH ROW EXECUTE FUNCTION app.guard_counter();
CREATE TRIGGER seat_waiting AFTER UPDATE OF seats_max ON public.network_counters FOR EACH ROW EXECUTE FUNCTION app.seat_waiting_after_growth();

CREATE TABLE networks (
  id uuid NOT NULL,
  name character varying(120) NOT NULL,
  purpose character varying(500) NOT NULL,
  founded_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  seated_at timestamp with time zone,
  stage character varying(12) NOT NULL,
  charter_version integer NOT NULL,
  listed boolean NOT NULL,
  organiser_type character varying(17),
  organiser_name character varying(200),
  organiser_orgnr character varying(9),
  programme_id uuid,
  similar_seen_at timestamp with time zone,
  review_by date,
  next_dates date[] NOT NULL,
  seats_min integer NOT NULL,
  seats_from integer NOT NULL,
  seats_to integer NOT NULL,
  seats_warn integer NOT NULL,
  split_from uuid,
  entry_id uuid,
  counties text[] DEFAULT '{}'::text[] NOT NULL,
  "national" boolean DEFAULT false NOT NULL,
  attendance character varying(6),
  roles text[] DEFAULT '{}'::text[] NOT NULL,
  levels text[] DEFAULT '{}'::text[] NOT NULL,
  language character varying(2),
  contact character varying(254),
  CONSTRAINT pk_networks PRIMARY KEY (id),
  CONSTRAINT ck_networks_name CHECK ((((name)::text !~ '[[:cntrl:]]'::text) AND ((name)::text !~* '(://|www\.)'::text))),
  CONSTRAINT ck_networks_organiser CHECK (((organiser_type)::text = ANY ((ARRAY['PUBLIC'::character varying, 'COMMERCIAL'::character varying, 'INTEREST_ORG'::character varying, 'TRADE_ASSOCIATION'::character varying, 'TRADE_UNION'::character varying])::text[]))),
  CONSTRAINT ck_networks_size CHECK (((2 <= seats_min) AND (seats_min <= seats_from) AND (seats_from <= seats_to) AND (seats_to <= seats_warn) AND (seats_warn <= 25))),
  CONSTRAINT ck_networks_stage CHECK (((stage)::text = ANY ((ARRAY['DRAFT'::character varying, 'FORMING'::character varying, 'ACTIVE'::character varying, 'PAUSED'::character varying, 'UNDER_REVIEW'::character varying, 'SPLIT'::character varying, 'CLOSED'::character varying])::text[])))
);
CREATE INDEX ix_networks_founder ON public.networks USING btree (founded_by) WHERE (seated_at IS NULL);
CREATE INDEX ix_networks_made ON public.networks USING btree (founded_by, created_at);
ALTER TABLE networks ADD CONSTRAINT fk_networks_founder FOREIGN KEY (founded_by) REFERENCES people(id);
ALTER TABLE networks ADD CONSTRAINT fk_networks_programme FOREIGN KEY (programme_id) REFERENCES programmes(id);
ALTER TABLE networks ADD CONSTRAINT fk_networks_split FOREIGN KEY (split_from) REFERENCES networks(id);
ALTER TABLE networks ENABLE ROW LEVEL SECURITY;
ALTER TABLE networks FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (name, purpose, seated_at, stage, charter_version, listed, organiser_type, organiser_name, organiser_orgnr, programme_id, similar_seen_at, review_by, next_dates, seats_min, seats_from, seats_to, seats_warn, counties, "national", attendance, roles, levels, language, contact) ON networks TO krets_app;
CREATE POLICY networks_describe ON networks FOR UPDATE TO krets_app
  USING ((id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])));
CREATE POLICY networks_found ON networks FOR INSERT TO krets_app
  WITH CHECK (((founded_by = app.me()) AND (seated_at IS NULL) AND ((stage)::text = ANY ((ARRAY['DRAFT'::character varying, 'FORMING'::character varying])::text[])) AND (charter_version = 1)));
CREATE POLICY networks_listed ON networks FOR SELECT TO krets_owner
  USING (listed);
CREATE POLICY networks_maintenance ON networks FOR ALL TO krets_owner
  USING ((id = app.maintenance_network()));
CREATE POLICY networks_of_inviter ON networks FOR SELECT TO krets_owner
  USING (((founded_by)::text = current_setting('app.inviter'::text, true)));
CREATE POLICY networks_overview ON networks FOR SELECT TO krets_owner
  USING ((current_setting('app.overview'::text, true) = 'on'::text));
CREATE POLICY networks_owner ON networks FOR SELECT TO krets_owner
  USING ((((founded_by = ( SELECT app.me() AS me)) AND (seated_at IS NULL)) OR (id IN ( SELECT s.network_id
   FROM seats s
  WHERE (s.person_id = ( SELECT app.me() AS me))))));
CREATE POLICY networks_read ON networks FOR SELECT TO krets_app
  USING (((id = ANY (( SELECT app.my_seated_networks() AS my_seated_networks)::uuid[])) OR ((founded_by = ( SELECT app.me() AS me)) AND (seated_at IS NULL)) OR (id = ( SELECT i.network_id
   FROM app.presented_invitation() i(id, network_id, role, seat_id, made_by, handed_over)))));
CREATE TRIGGER a_limit_networks BEFORE INSERT ON public.networks FOR EACH ROW EXECUTE FUNCTION app.limit_networks();
CREATE TRIGGER copy_network AFTER INSERT OR UPDATE OF name, purpose, stage, charter_version, listed, organiser_type, organiser_name, counties, "national", attendance, roles, levels, language, contact ON public.networks FOR EACH ROW EXECUTE FUNCTION app.copy_network();
CREATE TRIGGER end_invitations AFTER UPDATE OF stage ON public.networks FOR EACH ROW WHEN ((((new.stage)::text = ANY ((ARRAY['SPLIT'::character varying, 'CLOSED'::character varying])::text[])) AND ((old.stage)::text <> (new.stage)::text))) EXECUTE FUNCTION app.end_invitations_of_stage();
CREATE TRIGGER end_review AFTER UPDATE OF stage ON public.networks FOR EACH ROW WHEN ((((old.stage)::text = 'UNDER_REVIEW'::text) AND ((new.stage)::text <> 'UNDER_REVIEW'::text))) EXECUTE FUNCTION app.end_review();
CREATE TRIGGER fresh_proof BEFORE INSERT ON public.networks FOR EACH ROW WHEN ((((new.stage)::text = 'FORMING'::text) AND (CURRENT_USER = 'krets_app'::name))) EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER give_entry_id BEFORE INSERT OR UPDATE OF listed ON public.networks FOR EACH ROW EXECUTE FUNCTION app.give_entry_id();
CREATE TRIGGER guard_network BEFORE UPDATE ON public.networks FOR EACH ROW EXECUTE FUNCTION app.guard_network();
CREATE TRIGGER log_stage_change AFTER UPDATE OF stage ON public.networks FOR EACH ROW WHEN ((((new.stage)::text = 'CLOSED'::text) AND ((old.stage)::text <> 'DRAFT'::text))) EXECUTE FUNCTION app.log_stage_change();

CREATE TABLE next_steps (
  meeting_id uuid NOT NULL,
  item_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  body character varying(500) NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_next_steps PRIMARY KEY (meeting_id, item_id, seat_id)
);
CREATE INDEX ix_next_steps_item ON public.next_steps USING btree (item_id);
CREATE INDEX ix_next_steps_person ON public.next_steps USING btree (person_id);
ALTER TABLE next_steps ADD CONSTRAINT fk_next_steps_item FOREIGN KEY (item_id, network_id) REFERENCES agenda_items(id, network_id);
ALTER TABLE next_steps ADD CONSTRAINT fk_next_steps_meeting FOREIGN KEY (meeting_id, network_id) REFERENCES meetings(id, network_id);
ALTER TABLE next_steps ADD CONSTRAINT fk_next_steps_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE next_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE next_steps FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (body, taken_at) ON next_steps TO krets_app;
CREATE POLICY next_steps_change ON next_steps FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = ( SELECT app.me() AS me)) AND (EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = next_steps.meeting_id) AND (m.ends_at > (now() - '7 days'::interval)))))));
CREATE POLICY next_steps_drop ON next_steps FOR DELETE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = ( SELECT app.me() AS me))));
CREATE POLICY next_steps_maintenance ON next_steps FOR SELECT TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY next_steps_own ON next_steps FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY next_steps_read ON next_steps FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM agenda_items i
  WHERE ((i.id = next_steps.item_id) AND (i.withdrawn_at IS NULL))))));
CREATE POLICY next_steps_take ON next_steps FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = app.me()) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = next_steps.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL)))) AND (EXISTS ( SELECT 1
   FROM meetings m
  WHERE ((m.id = next_steps.meeting_id) AND ((m.stage)::text <> ALL ((ARRAY['LAPSED'::character varying, 'CANCELLED'::character varying])::text[])) AND ((m.starts_at - '00:30:00'::interval) <= now()) AND (m.ends_at > (now() - '7 days'::interval)))))));

CREATE TABLE notices (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  seq integer NOT NULL,
  kind character varying(24) NOT NULL,
  subject_id uuid NOT NULL,
  challenge_id uuid,
  created_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone,
  mail_at timestamp with time zone,
  push_at timestamp with time zone,
  CONSTRAINT pk_notices PRIMARY KEY (id)
);
CREATE INDEX ix_notices_challenge ON public.notices USING btree (challenge_id);
CREATE INDEX ix_notices_created ON public.notices USING btree (created_at);
CREATE INDEX ix_notices_mail ON public.notices USING btree (mail_at) WHERE ((mail_at IS NOT NULL) AND (seen_at IS NULL));
CREATE INDEX ix_notices_network ON public.notices USING btree (network_id);
CREATE INDEX ix_notices_person ON public.notices USING btree (person_id, created_at);
CREATE INDEX ix_notices_push ON public.notices USING btree (push_at) WHERE ((push_at IS NOT NULL) AND (seen_at IS NULL));
CREATE INDEX ix_notices_subject ON public.notices USING btree (subject_id);
CREATE INDEX ix_notices_unseen ON public.notices USING btree (person_id, challenge_id) WHERE (seen_at IS NULL);
ALTER TABLE notices ADD CONSTRAINT fk_notices_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE notices ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (seen_at, mail_at, push_at) ON notices TO krets_app;
CREATE POLICY notices_due ON notices FOR SELECT TO krets_owner
  USING ((app.is_finding_mail() AND ((mail_at <= now()) OR (push_at <= now())) AND (seen_at IS NULL)));
CREATE POLICY notices_expired ON notices FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (created_at < (now() - '90 days'::interval))));
CREATE POLICY notices_maintenance ON notices FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY notices_own ON notices FOR ALL TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) AND (((kind)::text = 'SEAT_ENDED'::text) OR (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) OR (((kind)::text = 'CHARTER_CHANGED'::text) AND (network_id = ANY (( SELECT app.my_seated_networks() AS my_seated_networks)::uuid[])))) AND ((challenge_id IS NULL) OR (challenge_id <> ALL (( SELECT app.my_hidden_challenges() AS my_hidden_challenges)::uuid[])))));
CREATE POLICY notices_owner ON notices FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE TABLE old_texts (
  id boolean DEFAULT true NOT NULL,
  changed_at timestamp with time zone DEFAULT now() NOT NULL,
  due_at timestamp with time zone DEFAULT now(),
  began_at timestamp with time zone,
  after_person uuid,
  made integer DEFAULT 0 NOT NULL,
  failed integer DEFAULT 0 NOT NULL,
  CONSTRAINT pk_old_texts PRIMARY KEY (id),
  CONSTRAINT ck_old_texts_one CHECK (id)
);
ALTER TABLE old_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE old_texts FORCE ROW LEVEL SECURITY;
GRANT SELECT ON old_texts TO krets_app;
CREATE POLICY old_texts_progress ON old_texts FOR ALL TO krets_owner
  USING (((( SELECT app.me() AS me) IS NULL) OR ( SELECT app.am_administrator() AS am_administrator)));
CREATE POLICY old_texts_read ON old_texts FOR SELECT TO krets_app
  USING (( SELECT app.am_administrator() AS am_administrator));

CREATE TABLE open.entries (
  id uuid NOT NULL,
  kind character varying(13) NOT NULL,
  origin character varying(9) NOT NULL,
  status character varying(11) NOT NULL,
  title character varying(120) NOT NULL,
  purpose character varying(500) NOT NULL,
  audience character varying(300) DEFAULT ''::character varying NOT NULL,
  organiser_name character varying(200),
  organiser_type character varying(17),
  basis text[] DEFAULT '{}'::text[] NOT NULL,
  roles text[] DEFAULT '{}'::text[] NOT NULL,
  levels text[] DEFAULT '{}'::text[] NOT NULL,
  counties text[] DEFAULT '{}'::text[] NOT NULL,
  "national" boolean DEFAULT false NOT NULL,
  attendance character varying(6),
  form character varying(24),
  every_weeks integer,
  minutes integer,
  size character varying(4),
  seats character varying(3),
  language character varying(2),
  contact character varying(254),
  website character varying(2000),
  published_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  folded text DEFAULT ''::text NOT NULL,
  confirmed boolean DEFAULT true NOT NULL,
  fault_since timestamp with time zone,
  joined_into uuid,
  CONSTRAINT pk_entries PRIMARY KEY (id),
  CONSTRAINT ck_entries_attendance CHECK (((attendance)::text = ANY ((ARRAY['PLACE'::character varying, 'ONLINE'::character varying, 'BOTH'::character varying])::text[]))),
  CONSTRAINT ck_entries_kind CHECK (((kind)::text = ANY ((ARRAY['NETWORK'::character varying, 'FORMING'::character varying, 'MEETING_PLACE'::character varying, 'INFORMAL'::character varying])::text[]))),
  CONSTRAINT ck_entries_origin CHECK (((origin)::text = ANY ((ARRAY['OWN'::character varying, 'ELSEWHERE'::character varying])::text[]))),
  CONSTRAINT ck_entries_seats CHECK (((seats)::text = ANY ((ARRAY['YES'::character varying, 'FEW'::character varying, 'NO'::character varying])::text[]))),
  CONSTRAINT ck_entries_status CHECK (((status)::text = ANY ((ARRAY['LISTED'::character varying, 'UNCONFIRMED'::character varying, 'RESTING'::character varying, 'CLOSED'::character varying])::text[]))),
  CONSTRAINT ck_entries_website CHECK (((website)::text ~ '^https?://'::text))
);
GRANT SELECT ON open.entries TO krets_app;
GRANT SELECT ON open.entries TO krets_open;
CREATE TRIGGER fold_entry BEFORE INSERT OR UPDATE ON open.entries FOR EACH ROW EXECUTE FUNCTION open.fold_entry();

CREATE TABLE open.need_numbers (
  counted character varying(12) NOT NULL,
  code character varying(20) NOT NULL,
  theme character varying(16) NOT NULL,
  "least" integer NOT NULL,
  published_on date NOT NULL,
  CONSTRAINT pk_need_numbers PRIMARY KEY (counted, code, theme),
  CONSTRAINT ck_need_numbers_least CHECK ((("least" >= 5) AND (("least" % 5) = 0)))
);
GRANT SELECT ON open.need_numbers TO krets_app;
GRANT SELECT ON open.need_numbers TO krets_open;
GRANT DELETE, INSERT, SELECT ON open.need_numbers TO krets_statistics;

CREATE TABLE open.occurrences (
  id uuid NOT NULL,
  entry_id uuid NOT NULL,
  status character varying(9) NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  moved_from timestamp with time zone,
  county character varying(2),
  place character varying(200),
  video character varying(2000),
  capacity integer,
  opens_at timestamp with time zone NOT NULL,
  closes_at timestamp with time zone NOT NULL,
  seats character varying(3),
  sequence integer NOT NULL,
  published_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_occurrences PRIMARY KEY (id),
  CONSTRAINT ck_occurrences_capacity CHECK (((capacity >= 2) AND (capacity <= 5000))),
  CONSTRAINT ck_occurrences_seats CHECK (((seats)::text = ANY ((ARRAY['YES'::character varying, 'FEW'::character varying, 'NO'::character varying])::text[]))),
  CONSTRAINT ck_occurrences_status CHECK (((status)::text = ANY ((ARRAY['SCHEDULED'::character varying, 'MOVED'::character varying, 'CANCELLED'::character varying, 'HELD'::character varying])::text[]))),
  CONSTRAINT ck_occurrences_times CHECK (((starts_at < ends_at) AND (opens_at <= closes_at) AND (closes_at <= ends_at))),
  CONSTRAINT ck_occurrences_video CHECK (((video)::text ~ '^https://'::text)),
  CONSTRAINT ck_occurrences_where CHECK (((place IS NOT NULL) OR (video IS NOT NULL)))
);
CREATE INDEX ix_occurrences_ends ON open.occurrences USING btree (ends_at);
CREATE INDEX ix_occurrences_entry ON open.occurrences USING btree (entry_id);
GRANT SELECT ON open.occurrences TO krets_app;
GRANT SELECT ON open.occurrences TO krets_open;

CREATE TABLE open.review_numbers (
  size character varying(5) NOT NULL,
  networks integer NOT NULL,
  people integer NOT NULL,
  agree_percent integer NOT NULL,
  published_on date NOT NULL,
  CONSTRAINT pk_review_numbers PRIMARY KEY (size),
  CONSTRAINT ck_review_numbers CHECK (((networks >= 5) AND (people >= 30) AND ((people % 5) = 0) AND ((agree_percent % 10) = 0)))
);
GRANT SELECT ON open.review_numbers TO krets_app;
GRANT SELECT ON open.review_numbers TO krets_open;
GRANT DELETE, INSERT, SELECT ON open.review_numbers TO krets_statistics;

CREATE TABLE organisations (
  orgnr character varying(9) NOT NULL,
  name_nn character varying(200) NOT NULL,
  name_nb character varying(200) NOT NULL,
  name_en character varying(200) NOT NULL,
  aliases character varying(60)[] DEFAULT '{}'::character varying[] NOT NULL,
  listed boolean DEFAULT true NOT NULL,
  CONSTRAINT pk_organisations PRIMARY KEY (orgnr)
);
ALTER TABLE organisations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON organisations TO krets_app;
CREATE POLICY organisations_add ON organisations FOR INSERT TO krets_app
  WITH CHECK (( SELECT app.am_administrator() AS am_administrator));
CREATE POLICY organisations_add_own ON organisations FOR INSERT TO krets_app
  WITH CHECK (((( SELECT app.me() AS me) IS NOT NULL) AND (NOT listed) AND (aliases = '{}'::character varying[])));
CREATE POLICY organisations_read ON organisations FOR SELECT TO krets_app
  USING ((( SELECT app.me() AS me) IS NOT NULL));
CREATE TRIGGER fresh_proof BEFORE INSERT ON public.organisations FOR EACH ROW WHEN (new.listed) EXECUTE FUNCTION app.require_fresh_proof();

CREATE TABLE outgoing_mail (
  number bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  id uuid NOT NULL,
  kind character varying(40) NOT NULL,
  recipient character varying(22),
  payload bytea,
  state character varying(13) DEFAULT 'WAITING'::character varying NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  failure character varying(32),
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  next_attempt_at timestamp with time zone DEFAULT now() NOT NULL,
  ended_at timestamp with time zone,
  claimed_by character varying(64),
  claimed_until timestamp with time zone,
  CONSTRAINT uq_outgoing_mail_id UNIQUE (id),
  CONSTRAINT pk_outgoing_mail PRIMARY KEY (number),
  CONSTRAINT ck_outgoing_mail_ended CHECK ((((state)::text = 'WAITING'::text) = (ended_at IS NULL))),
  CONSTRAINT ck_outgoing_mail_payload CHECK ((((state)::text = 'WAITING'::text) = (payload IS NOT NULL))),
  CONSTRAINT ck_outgoing_mail_recipient CHECK ((((state)::text = 'WAITING'::text) = (recipient IS NOT NULL))),
  CONSTRAINT ck_outgoing_mail_state CHECK (((state)::text = ANY ((ARRAY['WAITING'::character varying, 'UNDELIVERABLE'::character varying])::text[])))
) WITH (fillfactor=70);
CREATE INDEX ix_outgoing_mail_next_attempt ON public.outgoing_mail USING btree (next_attempt_at) WHERE ((state)::text = 'WAITING'::text);
CREATE INDEX ix_outgoing_mail_recipient ON public.outgoing_mail USING btree (recipient, number) WHERE ((state)::text = 'WAITING'::text);
ALTER TABLE outgoing_mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE outgoing_mail FORCE ROW LEVEL SECURITY;
GRANT INSERT (id, kind, recipient, payload), SELECT (kind, state, attempts, failure, created_at, next_attempt_at, ended_at) ON outgoing_mail TO krets_app;
GRANT DELETE, SELECT, UPDATE (recipient, payload, state, attempts, failure, next_attempt_at, ended_at, claimed_by, claimed_until) ON outgoing_mail TO krets_jobs;
CREATE POLICY outgoing_mail_attempt ON outgoing_mail FOR UPDATE TO krets_jobs
  USING (((state)::text = 'WAITING'::text))
  WITH CHECK (true);
CREATE POLICY outgoing_mail_delivered ON outgoing_mail FOR DELETE TO krets_jobs
  USING ((((state)::text = 'WAITING'::text) OR (ended_at < (now() - '90 days'::interval))));
CREATE POLICY outgoing_mail_due ON outgoing_mail FOR SELECT TO krets_jobs
  USING ((next_attempt_at < (now() + '25:00:00'::interval)));
CREATE POLICY outgoing_mail_late ON outgoing_mail FOR SELECT TO krets_app
  USING ((((attempts > 0) OR (created_at < (now() - '00:10:00'::interval))) AND ( SELECT app.am_administrator() AS am_administrator)));
CREATE POLICY outgoing_mail_write ON outgoing_mail FOR INSERT TO krets_app
  WITH CHECK ((app.me() IS NOT NULL));

CREATE TABLE passages (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  kind character varying(12) NOT NULL,
  challenge_id uuid,
  contribution_id uuid,
  message_id uuid,
  resource_id uuid,
  post_id uuid,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  retention_days integer,
  created_at timestamp with time zone NOT NULL,
  shown boolean NOT NULL,
  has_file boolean NOT NULL,
  keys text NOT NULL,
  minutes_id uuid,
  piece integer DEFAULT 0 NOT NULL,
  CONSTRAINT pk_passages PRIMARY KEY (id),
  CONSTRAINT ck_passages_source CHECK ((
CASE kind
    WHEN 'CHALLENGE'::text THEN ((challenge_id = id) AND (num_nonnulls(contribution_id, message_id, resource_id, post_id, minutes_id) = 0))
    WHEN 'CONTRIBUTION'::text THEN ((contribution_id = id) AND (challenge_id IS NOT NULL) AND (num_nonnulls(message_id, resource_id, post_id, minutes_id) = 0))
    WHEN 'MESSAGE'::text THEN ((message_id = id) AND (retention_days IS NOT NULL) AND (num_nonnulls(challenge_id, contribution_id, resource_id, post_id, minutes_id) = 0))
    WHEN 'RESOURCE'::text THEN ((resource_id IS NOT NULL) AND ((resource_id = id) = (piece = 0)) AND (num_nonnulls(challenge_id, contribution_id, message_id, post_id, minutes_id) = 0))
    WHEN 'CONSULTATION'::text THEN ((post_id = id) AND (challenge_id IS NOT NULL) AND (num_nonnulls(contribution_id, message_id, resource_id, minutes_id) = 0))
    WHEN 'MINUTES'::text THEN ((minutes_id = id) AND (num_nonnulls(challenge_id, contribution_id, message_id, resource_id, post_id) = 0))
    ELSE false
END AND ((piece = 0) OR ((kind)::text = 'RESOURCE'::text))))
);
CREATE INDEX ix_passages_author ON public.passages USING btree (author_id);
CREATE INDEX ix_passages_challenge ON public.passages USING btree (challenge_id) WHERE (challenge_id IS NOT NULL);
CREATE INDEX ix_passages_message ON public.passages USING btree (message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX ix_passages_network ON public.passages USING btree (network_id, created_at);
CREATE INDEX ix_passages_pieces ON public.passages USING btree (resource_id) WHERE (piece > 0);
ALTER TABLE passages ADD CONSTRAINT fk_passages_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id) ON DELETE CASCADE;
ALTER TABLE passages ADD CONSTRAINT fk_passages_chat FOREIGN KEY (network_id, retention_days) REFERENCES chat_settings(network_id, retention_days) ON UPDATE CASCADE;
ALTER TABLE passages ADD CONSTRAINT fk_passages_contribution FOREIGN KEY (contribution_id, challenge_id) REFERENCES contributions(id, challenge_id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE passages ADD CONSTRAINT fk_passages_message FOREIGN KEY (message_id, network_id) REFERENCES messages(id, network_id) ON DELETE CASCADE;
ALTER TABLE passages ADD CONSTRAINT fk_passages_minutes FOREIGN KEY (minutes_id) REFERENCES minutes_blocks(id) ON DELETE CASCADE;
ALTER TABLE passages ADD CONSTRAINT fk_passages_post FOREIGN KEY (post_id) REFERENCES consultation_posts(id) ON DELETE CASCADE;
ALTER TABLE passages ADD CONSTRAINT fk_passages_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources(id, network_id) ON DELETE CASCADE;
ALTER TABLE passages ADD CONSTRAINT fk_passages_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE passages ENABLE ROW LEVEL SECURITY;
ALTER TABLE passages FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (author_id, seat_id, created_at, has_file, keys) ON passages TO krets_app;
CREATE POLICY passages_add ON passages FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND shown AND app.is_from_source(passages.*)));
CREATE POLICY passages_change ON passages FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND ((author_id = ( SELECT app.me() AS me)) OR (resource_id IS NOT NULL) OR (minutes_id IS NOT NULL))))
  WITH CHECK (app.is_from_source(passages.*));
CREATE POLICY passages_maintenance ON passages FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY passages_own ON passages FOR ALL TO krets_owner
  USING ((author_id = ( SELECT app.me() AS me)));
CREATE POLICY passages_read ON passages FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (shown OR (author_id = ( SELECT app.me() AS me))) AND ((challenge_id IS NULL) OR (challenge_id <> ALL (( SELECT app.my_hidden_challenges() AS my_hidden_challenges)::uuid[]))) AND ((retention_days IS NULL) OR (created_at >= (now() - make_interval(days => retention_days)))) AND ((challenge_id IS NOT NULL) OR (minutes_id IS NOT NULL) OR (author_id = ( SELECT app.me() AS me)) OR (network_id <> ALL (( SELECT app.my_late_networks() AS my_late_networks)::uuid[])) OR (created_at >= (( SELECT app.my_late_starts() AS my_late_starts))[array_position(( SELECT app.my_late_networks() AS my_late_networks), network_id)])) AND ((post_id IS NULL) OR (EXISTS ( SELECT 1
   FROM consultation_posts p
  WHERE (p.id = passages.post_id)))) AND ((minutes_id IS NULL) OR (EXISTS ( SELECT 1
   FROM minutes_blocks b
  WHERE (b.id = passages.minutes_id))))));
CREATE POLICY passages_replace ON passages FOR DELETE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (piece > 0)));

CREATE TABLE people (
  id uuid NOT NULL,
  name character varying(80) NOT NULL,
  role_title character varying(80) NOT NULL,
  orgnr character varying(9),
  county character varying(2),
  CONSTRAINT pk_people PRIMARY KEY (id),
  CONSTRAINT ck_people_name CHECK ((((name)::text !~ '[[:cntrl:]]'::text) AND ((name)::text !~* '(://|www\.)'::text)))
);
ALTER TABLE people ADD CONSTRAINT fk_people_organisation FOREIGN KEY (orgnr) REFERENCES organisations(orgnr);
ALTER TABLE people ENABLE ROW LEVEL SECURITY;
ALTER TABLE people FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (name, role_title, orgnr, county) ON people TO krets_app;
CREATE POLICY people_administered ON people FOR SELECT TO krets_owner
  USING (((app.administered_person() = 'all'::text) AND (id IN ( SELECT a.person_id
   FROM administrators a
UNION
 SELECT a.appointed_by
   FROM administrators a))));
CREATE POLICY people_applying ON people FOR SELECT TO krets_app
  USING ((EXISTS ( SELECT 1
   FROM applications a
  WHERE (a.person_id = people.id))));
CREATE POLICY people_edit ON people FOR UPDATE TO krets_app
  USING ((id = ( SELECT app.me() AS me)));
CREATE POLICY people_join ON people FOR INSERT TO krets_app
  WITH CHECK ((id = app.me()));
CREATE POLICY people_maintenance ON people FOR SELECT TO krets_owner
  USING ((id IN ( SELECT s.person_id
   FROM seats s
  WHERE (s.network_id = app.maintenance_network()))));
CREATE POLICY people_owner ON people FOR ALL TO krets_owner
  USING ((id = ( SELECT app.me() AS me)));
CREATE POLICY people_read ON people FOR SELECT TO krets_app
  USING (((id = ( SELECT app.me() AS me)) OR (EXISTS ( SELECT 1
   FROM seats s
  WHERE (s.person_id = people.id))) OR (id = ( SELECT i.made_by
   FROM app.presented_invitation() i(id, network_id, role, seat_id, made_by, handed_over)))));
CREATE POLICY people_signed_up ON people FOR SELECT TO krets_owner
  USING ((id IN ( SELECT s.person_id
   FROM signups s
  WHERE (s.occurrence_id = app.handled_occurrence()))));

CREATE TABLE private_notes (
  consultation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  content text NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_private_notes PRIMARY KEY (consultation_id, person_id)
);
CREATE INDEX ix_private_notes_person ON public.private_notes USING btree (person_id);
ALTER TABLE private_notes ADD CONSTRAINT fk_private_notes_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations(id, network_id);
ALTER TABLE private_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE private_notes FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (content, saved_at) ON private_notes TO krets_app;
CREATE POLICY private_notes_own ON private_notes FOR ALL TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[]))))
  WITH CHECK (((person_id = app.me()) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM consultations c
  WHERE (c.id = private_notes.consultation_id)))));
CREATE POLICY private_notes_owner ON private_notes FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE TABLE programmes (
  id uuid NOT NULL,
  name character varying(200) NOT NULL,
  kind character varying(15) NOT NULL,
  made_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT pk_programmes PRIMARY KEY (id),
  CONSTRAINT ck_programmes_kind CHECK (((kind)::text = ANY ((ARRAY['PROGRAMME'::character varying, 'EMPLOYER_POLICY'::character varying, 'PLAN'::character varying])::text[])))
);
ALTER TABLE programmes ENABLE ROW LEVEL SECURITY;
ALTER TABLE programmes FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (name, kind, ended_at) ON programmes TO krets_app;
CREATE POLICY programmes_end ON programmes FOR UPDATE TO krets_app
  USING (( SELECT app.am_administrator() AS am_administrator));
CREATE POLICY programmes_make ON programmes FOR INSERT TO krets_app
  WITH CHECK (( SELECT app.am_administrator() AS am_administrator));
CREATE POLICY programmes_read ON programmes FOR SELECT TO krets_app
  USING ((( SELECT app.me() AS me) IS NOT NULL));
CREATE TRIGGER fresh_proof BEFORE INSERT OR UPDATE ON public.programmes FOR EACH ROW EXECUTE FUNCTION app.require_fresh_proof();

CREATE TABLE proposal_votes (
  proposal_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  yes boolean NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT pk_proposal_votes PRIMARY KEY (proposal_id, seat_id)
);
CREATE INDEX ix_proposal_votes_seat ON public.proposal_votes USING btree (seat_id);
ALTER TABLE proposal_votes ADD CONSTRAINT fk_proposal_votes_proposal FOREIGN KEY (proposal_id, network_id) REFERENCES proposals(id, network_id);
ALTER TABLE proposal_votes ADD CONSTRAINT fk_proposal_votes_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE proposal_votes ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposal_votes FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (yes, at) ON proposal_votes TO krets_app;
CREATE POLICY proposal_votes_add ON proposal_votes FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = proposal_votes.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY proposal_votes_change ON proposal_votes FOR UPDATE TO krets_app
  USING ((EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = proposal_votes.seat_id) AND (s.person_id = ( SELECT app.me() AS me)) AND (s.ended_at IS NULL)))));
CREATE POLICY proposal_votes_maintenance ON proposal_votes FOR SELECT TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY proposal_votes_read ON proposal_votes FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));

CREATE TABLE proposals (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  kind character varying(6) NOT NULL,
  subject_id uuid NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  carried_at timestamp with time zone,
  dropped_at timestamp with time zone,
  CONSTRAINT uq_proposals_network UNIQUE (id, network_id),
  CONSTRAINT pk_proposals PRIMARY KEY (id),
  CONSTRAINT ck_proposals_kind CHECK (((kind)::text = ANY ((ARRAY['CLOSE'::character varying, 'ELECT'::character varying, 'ADMIT'::character varying, 'SPLIT'::character varying])::text[])))
);
CREATE UNIQUE INDEX uq_proposals_open ON public.proposals USING btree (network_id, kind, subject_id) WHERE ((carried_at IS NULL) AND (dropped_at IS NULL));
ALTER TABLE proposals ADD CONSTRAINT fk_proposals_maker FOREIGN KEY (made_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE proposals ADD CONSTRAINT fk_proposals_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE proposals ENABLE ROW LEVEL SECURITY;
ALTER TABLE proposals FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (dropped_at) ON proposals TO krets_app;
CREATE POLICY proposals_drop ON proposals FOR UPDATE TO krets_app
  USING (((EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = proposals.made_by) AND (s.person_id = ( SELECT app.me() AS me)) AND (s.ended_at IS NULL)))) OR (network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[]))));
CREATE POLICY proposals_maintenance ON proposals FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY proposals_make ON proposals FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (carried_at IS NULL) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = proposals.made_by) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY proposals_read ON proposals FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));

CREATE TABLE push_failures (
  id uuid NOT NULL,
  day date NOT NULL,
  outcome character varying(7) NOT NULL,
  CONSTRAINT pk_push_failures PRIMARY KEY (id),
  CONSTRAINT ck_push_failures_outcome CHECK (((outcome)::text = ANY ((ARRAY['GONE'::character varying, 'REFUSED'::character varying, 'AGAIN'::character varying])::text[])))
);
CREATE INDEX ix_push_failures_day ON public.push_failures USING btree (day);
ALTER TABLE push_failures ENABLE ROW LEVEL SECURITY;
ALTER TABLE push_failures FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON push_failures TO krets_app;
CREATE POLICY push_failures_count ON push_failures FOR SELECT TO krets_app
  USING (( SELECT app.am_administrator() AS am_administrator));
CREATE POLICY push_failures_expired ON push_failures FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (day < (CURRENT_DATE - 90))));
CREATE POLICY push_failures_write ON push_failures FOR INSERT TO krets_app
  WITH CHECK (((app.me() IS NOT NULL) AND (day = CURRENT_DATE)));

CREATE TABLE push_subscriptions (
  session_id uuid NOT NULL,
  person_id uuid NOT NULL,
  endpoint_hash character varying(64) NOT NULL,
  server_key character varying(87) NOT NULL,
  sealed bytea NOT NULL,
  due_at timestamp with time zone,
  failures integer DEFAULT 0 NOT NULL,
  CONSTRAINT uq_push_subscriptions_endpoint UNIQUE (endpoint_hash),
  CONSTRAINT pk_push_subscriptions PRIMARY KEY (session_id)
);
CREATE INDEX ix_push_subscriptions_due ON public.push_subscriptions USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX ix_push_subscriptions_person ON public.push_subscriptions USING btree (person_id);
ALTER TABLE push_subscriptions ADD CONSTRAINT fk_push_subscriptions_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE push_subscriptions ADD CONSTRAINT fk_push_subscriptions_session FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE;
ALTER TABLE push_subscriptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE push_subscriptions FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (endpoint_hash, server_key, sealed, due_at, failures) ON push_subscriptions TO krets_app;
CREATE POLICY push_subscriptions_due ON push_subscriptions FOR SELECT TO krets_owner
  USING ((app.is_finding_mail() AND (due_at <= now())));
CREATE POLICY push_subscriptions_own ON push_subscriptions FOR ALL TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)))
  WITH CHECK (((person_id = ( SELECT app.me() AS me)) AND (EXISTS ( SELECT 1
   FROM sessions s
  WHERE ((s.id = push_subscriptions.session_id) AND (s.person_id = ( SELECT app.me() AS me)))))));
CREATE POLICY push_subscriptions_presented ON push_subscriptions FOR SELECT TO krets_app
  USING (((endpoint_hash)::text = ( SELECT app.access_key() AS access_key)));
CREATE POLICY push_subscriptions_replace ON push_subscriptions FOR DELETE TO krets_app
  USING (((endpoint_hash)::text = ( SELECT app.access_key() AS access_key)));

CREATE TABLE quotes (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  message_id uuid,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  seq integer NOT NULL,
  written_at timestamp with time zone NOT NULL,
  answer character varying(7) NOT NULL,
  body text,
  lang character varying(2) NOT NULL,
  CONSTRAINT uq_quotes_message UNIQUE (challenge_id, message_id),
  CONSTRAINT pk_quotes PRIMARY KEY (id),
  CONSTRAINT ck_quotes_answer CHECK (((answer)::text = ANY ((ARRAY['ASKED'::character varying, 'AGREED'::character varying, 'REFUSED'::character varying])::text[]))),
  CONSTRAINT ck_quotes_body CHECK ((((answer)::text = 'AGREED'::text) = (body IS NOT NULL))),
  CONSTRAINT ck_quotes_lang CHECK (((lang)::text = ANY ((ARRAY['nn'::character varying, 'nb'::character varying, 'en'::character varying])::text[])))
);
CREATE INDEX ix_quotes_author ON public.quotes USING btree (author_id, network_id);
CREATE INDEX ix_quotes_message ON public.quotes USING btree (message_id);
ALTER TABLE quotes ADD CONSTRAINT fk_quotes_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE quotes ADD CONSTRAINT fk_quotes_message FOREIGN KEY (message_id, network_id) REFERENCES messages(id, network_id) ON DELETE SET NULL (message_id);
ALTER TABLE quotes ADD CONSTRAINT fk_quotes_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE quotes ENABLE ROW LEVEL SECURITY;
ALTER TABLE quotes FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (answer, body) ON quotes TO krets_app;
CREATE POLICY quotes_answer ON quotes FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (author_id = ( SELECT app.me() AS me))));
CREATE POLICY quotes_ask ON quotes FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (((answer)::text = 'ASKED'::text) OR (author_id = app.me())) AND (EXISTS ( SELECT 1
   FROM challenges c
  WHERE ((c.id = quotes.challenge_id) AND (c.owner_id = app.me())))) AND (EXISTS ( SELECT 1
   FROM messages m
  WHERE ((m.id = quotes.message_id) AND (m.author_id = quotes.author_id) AND (m.seat_id = quotes.seat_id) AND (m.withdrawn_at IS NULL))))));
CREATE POLICY quotes_maintenance ON quotes FOR SELECT TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY quotes_owner ON quotes FOR ALL TO krets_owner
  USING ((author_id = ( SELECT app.me() AS me)));
CREATE POLICY quotes_read ON quotes FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM challenges c
  WHERE ((c.id = quotes.challenge_id) AND (((quotes.answer)::text = 'AGREED'::text) OR (quotes.author_id = ( SELECT app.me() AS me)) OR (c.owner_id = ( SELECT app.me() AS me))))))));

CREATE TABLE raised_hands (
  consultation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_raised_hands PRIMARY KEY (consultation_id, person_id)
);
CREATE INDEX ix_raised_hands_person ON public.raised_hands USING btree (person_id);
ALTER TABLE raised_hands ADD CONSTRAINT fk_raised_hands_consultation FOREIGN KEY (consultation_id, network_id) REFERENCES consultations(id, network_id);
ALTER TABLE raised_hands ENABLE ROW LEVEL SECURITY;
ALTER TABLE raised_hands FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON raised_hands TO krets_app;
CREATE POLICY raised_hands_lower ON raised_hands FOR DELETE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (consultation_id = ANY (( SELECT app.my_consultations() AS my_consultations)::uuid[])) AND (EXISTS ( SELECT 1
   FROM consultations c
  WHERE (c.id = raised_hands.consultation_id)))));
CREATE POLICY raised_hands_maintenance ON raised_hands FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY raised_hands_owner ON raised_hands FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY raised_hands_raise ON raised_hands FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (consultation_id = ANY (( SELECT app.my_consultations() AS my_consultations)::uuid[])) AND (person_id = app.me()) AND (EXISTS ( SELECT 1
   FROM consultations c
  WHERE (c.id = raised_hands.consultation_id)))));
CREATE POLICY raised_hands_read ON raised_hands FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (consultation_id = ANY (( SELECT app.my_consultations() AS my_consultations)::uuid[])) AND (EXISTS ( SELECT 1
   FROM consultations c
  WHERE (c.id = raised_hands.consultation_id)))));

CREATE TABLE reactions (
  message_id uuid NOT NULL,
  person_id uuid NOT NULL,
  kind character varying(9) NOT NULL,
  network_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  CONSTRAINT pk_reactions PRIMARY KEY (message_id, person_id, kind),
  CONSTRAINT ck_reactions_kind CHECK (((kind)::text = ANY ((ARRAY['THANKS'::character varying, 'RECOGNISE'::character varying, 'THINKING'::character varying])::text[])))
);
CREATE INDEX ix_reactions_person ON public.reactions USING btree (person_id);
ALTER TABLE reactions ADD CONSTRAINT fk_reactions_message FOREIGN KEY (message_id, network_id) REFERENCES messages(id, network_id) ON DELETE CASCADE;
ALTER TABLE reactions ADD CONSTRAINT fk_reactions_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE reactions ENABLE ROW LEVEL SECURITY;
ALTER TABLE reactions FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON reactions TO krets_app;
CREATE POLICY reactions_add ON reactions FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = app.me()) AND (EXISTS ( SELECT 1
   FROM messages m
  WHERE ((m.id = reactions.message_id) AND (m.withdrawn_at IS NULL)))) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = reactions.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY reactions_own ON reactions FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY reactions_read ON reactions FOR SELECT TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) OR (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[]))));
CREATE POLICY reactions_remove ON reactions FOR DELETE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (person_id = ( SELECT app.me() AS me))));

CREATE TABLE read_marks (
  person_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  network_id uuid NOT NULL,
  seq integer NOT NULL,
  CONSTRAINT pk_read_marks PRIMARY KEY (person_id, challenge_id)
) WITH (fillfactor=70);
CREATE INDEX ix_read_marks_challenge ON public.read_marks USING btree (challenge_id);
ALTER TABLE read_marks ADD CONSTRAINT fk_read_marks_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE read_marks ENABLE ROW LEVEL SECURITY;
ALTER TABLE read_marks FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (seq) ON read_marks TO krets_app;
CREATE POLICY read_marks_maintenance ON read_marks FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY read_marks_own ON read_marks FOR ALL TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)))
  WITH CHECK (((person_id = ( SELECT app.me() AS me)) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[]))));
CREATE POLICY read_marks_owner ON read_marks FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE TRIGGER read_marks_see_notices AFTER INSERT OR UPDATE ON public.read_marks FOR EACH ROW EXECUTE FUNCTION app.see_notices_of_thread();

CREATE TABLE reports (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  challenge_id uuid,
  contribution_id uuid,
  about uuid NOT NULL,
  raised_by uuid NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  reason character varying(500) NOT NULL,
  resolved_by uuid,
  resolved_at timestamp with time zone,
  answer character varying(500),
  CONSTRAINT pk_reports PRIMARY KEY (id),
  CONSTRAINT ck_reports_subject CHECK ((num_nonnulls(challenge_id, contribution_id) = 1))
);
CREATE INDEX ix_reports_about ON public.reports USING btree (about);
CREATE INDEX ix_reports_network ON public.reports USING btree (network_id, raised_at);
CREATE INDEX ix_reports_raiser ON public.reports USING btree (raised_by);
ALTER TABLE reports ADD CONSTRAINT fk_reports_about FOREIGN KEY (about) REFERENCES people(id);
ALTER TABLE reports ADD CONSTRAINT fk_reports_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE reports ADD CONSTRAINT fk_reports_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions(id, network_id);
ALTER TABLE reports ADD CONSTRAINT fk_reports_raiser FOREIGN KEY (raised_by) REFERENCES people(id);
ALTER TABLE reports ADD CONSTRAINT fk_reports_resolver FOREIGN KEY (resolved_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE reports FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (resolved_by, resolved_at, answer) ON reports TO krets_app;
CREATE POLICY reports_raise ON reports FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (raised_by = app.me()) AND (about <> app.me()) AND (resolved_at IS NULL) AND ((EXISTS ( SELECT 1
   FROM challenges c
  WHERE ((c.id = reports.challenge_id) AND (c.owner_id = reports.about)))) OR (EXISTS ( SELECT 1
   FROM contributions c
  WHERE ((c.id = reports.contribution_id) AND (c.author_id = reports.about)))))));
CREATE POLICY reports_read ON reports FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND ((raised_by = ( SELECT app.me() AS me)) OR ((about <> ( SELECT app.me() AS me)) AND (network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])))) AND ((EXISTS ( SELECT 1
   FROM challenges c
  WHERE (c.id = reports.challenge_id))) OR (EXISTS ( SELECT 1
   FROM contributions c
  WHERE (c.id = reports.contribution_id))))));
CREATE POLICY reports_resolve ON reports FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) AND (about <> ( SELECT app.me() AS me)) AND (raised_by <> ( SELECT app.me() AS me))));

CREATE TABLE resource_versions (
  resource_id uuid NOT NULL,
  version integer NOT NULL,
  network_id uuid NOT NULL,
  author_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  title character varying(200) NOT NULL,
  why text NOT NULL,
  link character varying(2000),
  body text,
  file_id uuid,
  alt character varying(500),
  change character varying(500),
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_resource_versions PRIMARY KEY (resource_id, version)
);
CREATE INDEX ix_resource_versions_author ON public.resource_versions USING btree (author_id);
CREATE INDEX ix_resource_versions_file ON public.resource_versions USING btree (file_id);
ALTER TABLE resource_versions ADD CONSTRAINT fk_resource_versions_file FOREIGN KEY (file_id, network_id) REFERENCES files(id, network_id) ON DELETE SET NULL (file_id);
ALTER TABLE resource_versions ADD CONSTRAINT fk_resource_versions_resource FOREIGN KEY (resource_id, network_id) REFERENCES resources(id, network_id);
ALTER TABLE resource_versions ADD CONSTRAINT fk_resource_versions_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE resource_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_versions FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON resource_versions TO krets_app;
CREATE POLICY resource_versions_add ON resource_versions FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (author_id = app.me()) AND (EXISTS ( SELECT 1
   FROM resources r
  WHERE (r.id = resource_versions.resource_id))) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = resource_versions.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY resource_versions_owner ON resource_versions FOR ALL TO krets_owner
  USING ((author_id = ( SELECT app.me() AS me)));
CREATE POLICY resource_versions_read ON resource_versions FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM resources r
  WHERE (r.id = resource_versions.resource_id)))));

CREATE TABLE resources (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  added_by uuid NOT NULL,
  seat_id uuid NOT NULL,
  client_id uuid NOT NULL,
  kind character varying(4) NOT NULL,
  collection_id uuid,
  tags character varying(40)[] NOT NULL,
  review_by date,
  lang character varying(2) NOT NULL,
  version integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  recommended_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  CONSTRAINT uq_resources_client UNIQUE (added_by, network_id, client_id),
  CONSTRAINT uq_resources_network UNIQUE (id, network_id),
  CONSTRAINT pk_resources PRIMARY KEY (id),
  CONSTRAINT ck_resources_kind CHECK (((kind)::text = ANY ((ARRAY['FILE'::character varying, 'LINK'::character varying, 'NOTE'::character varying])::text[]))),
  CONSTRAINT ck_resources_lang CHECK (((lang)::text = ANY ((ARRAY['nn'::character varying, 'nb'::character varying, 'en'::character varying])::text[])))
);
CREATE INDEX ix_resources_network ON public.resources USING btree (network_id);
ALTER TABLE resources ADD CONSTRAINT fk_resources_collection FOREIGN KEY (collection_id, network_id) REFERENCES collections(id, network_id);
ALTER TABLE resources ADD CONSTRAINT fk_resources_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE resources ENABLE ROW LEVEL SECURITY;
ALTER TABLE resources FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (collection_id, tags, review_by, lang, version, changed_at, recommended_at, withdrawn_at) ON resources TO krets_app;
CREATE POLICY resources_add ON resources FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (added_by = app.me()) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = resources.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY resources_change ON resources FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND ((withdrawn_at IS NULL) OR (added_by = ( SELECT app.me() AS me)))))
  WITH CHECK (((withdrawn_at IS NULL) OR (added_by = app.me())));
CREATE POLICY resources_owner ON resources FOR ALL TO krets_owner
  USING ((added_by = ( SELECT app.me() AS me)));
CREATE POLICY resources_read ON resources FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND ((withdrawn_at IS NULL) OR (added_by = ( SELECT app.me() AS me))) AND ((added_by = ( SELECT app.me() AS me)) OR (network_id <> ALL (( SELECT app.my_late_networks() AS my_late_networks)::uuid[])) OR (created_at >= (( SELECT app.my_late_starts() AS my_late_starts))[array_position(( SELECT app.my_late_networks() AS my_late_networks), network_id)]))));
CREATE TRIGGER follow_resource AFTER UPDATE OF withdrawn_at ON public.resources FOR EACH ROW WHEN ((new.withdrawn_at IS NOT NULL)) EXECUTE FUNCTION app.remove_passage();

CREATE TABLE review_answers (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  answer smallint NOT NULL,
  ended_on date,
  seats smallint,
  CONSTRAINT pk_review_answers PRIMARY KEY (id),
  CONSTRAINT ck_review_answers_answer CHECK (((answer >= 1) AND (answer <= 5)))
);
CREATE INDEX ix_review_answers_network ON public.review_answers USING btree (network_id);
ALTER TABLE review_answers ADD CONSTRAINT fk_review_answers_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE review_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY review_answers_counted ON review_answers FOR SELECT TO krets_owner
  USING ((app.is_reading_needs() AND (ended_on IS NOT NULL)));
CREATE POLICY review_answers_expired ON review_answers FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (ended_on < (now() - '5 years'::interval))));
CREATE POLICY review_answers_maintenance ON review_answers FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));

CREATE TABLE review_voters (
  network_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  CONSTRAINT pk_review_voters PRIMARY KEY (network_id, seat_id)
);
ALTER TABLE review_voters ADD CONSTRAINT fk_review_voters_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE review_voters ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_voters FORCE ROW LEVEL SECURITY;
CREATE POLICY review_voters_maintenance ON review_voters FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));

CREATE TABLE room_log (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  kind character varying(24) NOT NULL,
  seat_id uuid,
  by_seat_id uuid,
  challenge_id uuid,
  reason character varying(500),
  detail character varying(200),
  CONSTRAINT pk_room_log PRIMARY KEY (id)
);
CREATE INDEX ix_room_log_network ON public.room_log USING btree (network_id, at);
ALTER TABLE room_log ADD CONSTRAINT fk_room_log_by FOREIGN KEY (by_seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE room_log ADD CONSTRAINT fk_room_log_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE room_log ADD CONSTRAINT fk_room_log_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE room_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE room_log FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON room_log TO krets_app;
CREATE POLICY room_log_maintenance ON room_log FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY room_log_read ON room_log FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND ((network_id <> ALL (( SELECT app.my_late_networks() AS my_late_networks)::uuid[])) OR (at >= (( SELECT app.my_late_starts() AS my_late_starts))[array_position(( SELECT app.my_late_networks() AS my_late_networks), network_id)])) AND ((challenge_id IS NULL) OR (NOT app.is_hidden_from_me(challenge_id)))));
CREATE POLICY room_log_write ON room_log FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_seated_networks() AS my_seated_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = room_log.by_seat_id) AND (s.person_id = app.me()))))));
CREATE TRIGGER fresh_proof BEFORE INSERT ON public.room_log FOR EACH ROW WHEN (((new.kind)::text = 'ROOM_COPIED'::text)) EXECUTE FUNCTION app.require_fresh_proof();

CREATE TABLE room_notice_choices (
  person_id uuid NOT NULL,
  network_id uuid NOT NULL,
  level character varying(7) NOT NULL,
  CONSTRAINT pk_room_notice_choices PRIMARY KEY (person_id, network_id),
  CONSTRAINT ck_room_notice_choices_level CHECK (((level)::text = ANY ((ARRAY['ALL'::character varying, 'WAITING'::character varying, 'DIGEST'::character varying, 'SILENT'::character varying])::text[])))
);
CREATE INDEX ix_room_notice_choices_network ON public.room_notice_choices USING btree (network_id);
ALTER TABLE room_notice_choices ADD CONSTRAINT fk_room_notice_choices_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE room_notice_choices ENABLE ROW LEVEL SECURITY;
ALTER TABLE room_notice_choices FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (level) ON room_notice_choices TO krets_app;
CREATE POLICY room_notice_choices_maintenance ON room_notice_choices FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY room_notice_choices_own ON room_notice_choices FOR ALL TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[]))));
CREATE POLICY room_notice_choices_owner ON room_notice_choices FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE TABLE saved_items (
  person_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  network_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  contribution_id uuid,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_saved_items PRIMARY KEY (person_id, subject_id),
  CONSTRAINT ck_saved_items_subject CHECK ((subject_id =
CASE
    WHEN (contribution_id IS NULL) THEN challenge_id
    ELSE contribution_id
END))
);
CREATE INDEX ix_saved_items_challenge ON public.saved_items USING btree (challenge_id);
CREATE INDEX ix_saved_items_contribution ON public.saved_items USING btree (contribution_id) WHERE (contribution_id IS NOT NULL);
CREATE INDEX ix_saved_items_network ON public.saved_items USING btree (network_id);
ALTER TABLE saved_items ADD CONSTRAINT fk_saved_items_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE saved_items ADD CONSTRAINT fk_saved_items_contribution FOREIGN KEY (contribution_id, challenge_id) REFERENCES contributions(id, challenge_id) ON UPDATE CASCADE;
ALTER TABLE saved_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_items FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON saved_items TO krets_app;
CREATE POLICY saved_items_maintenance ON saved_items FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY saved_items_own ON saved_items FOR ALL TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[]))))
  WITH CHECK (((person_id = app.me()) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM challenges c
  WHERE (c.id = saved_items.challenge_id)))));
CREATE POLICY saved_items_owner ON saved_items FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE TABLE saved_meeting_places (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  name character varying(120) NOT NULL,
  purpose character varying(500) NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_saved_meeting_places PRIMARY KEY (person_id, id)
);
ALTER TABLE saved_meeting_places ADD CONSTRAINT fk_saved_meeting_places_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE saved_meeting_places ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_meeting_places FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (name, purpose, saved_at) ON saved_meeting_places TO krets_app;
CREATE POLICY saved_meeting_places_own ON saved_meeting_places FOR ALL TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY saved_meeting_places_owner ON saved_meeting_places FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE TABLE seats (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role character varying(11) NOT NULL,
  role_title character varying(80) NOT NULL,
  orgnr character varying(9) NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  charter_version integer,
  on_leave_at timestamp with time zone,
  reads_from timestamp with time zone,
  follows uuid,
  left_as character varying(11),
  CONSTRAINT uq_seats_network UNIQUE (id, network_id),
  CONSTRAINT pk_seats PRIMARY KEY (id),
  CONSTRAINT ck_seats_left CHECK (((left_as)::text = ANY ((ARRAY['VACANT'::character varying, 'HANDED_OVER'::character varying, 'ENDED'::character varying])::text[]))),
  CONSTRAINT ck_seats_role CHECK (((role)::text = ANY ((ARRAY['MEMBER'::character varying, 'FACILITATOR'::character varying])::text[])))
);
CREATE INDEX ix_seats_network ON public.seats USING btree (network_id);
CREATE INDEX ix_seats_person ON public.seats USING btree (person_id);
CREATE UNIQUE INDEX uq_seats_active ON public.seats USING btree (person_id, network_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX uq_seats_follows ON public.seats USING btree (follows) WHERE (follows IS NOT NULL);
ALTER TABLE seats ADD CONSTRAINT fk_seats_follows FOREIGN KEY (follows, network_id) REFERENCES seats(id, network_id);
ALTER TABLE seats ADD CONSTRAINT fk_seats_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE seats ADD CONSTRAINT fk_seats_organisation FOREIGN KEY (orgnr) REFERENCES organisations(orgnr);
ALTER TABLE seats ADD CONSTRAINT fk_seats_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE seats ENABLE ROW LEVEL SECURITY;
ALTER TABLE seats FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (role, role_title, orgnr, ended_at, charter_version, on_leave_at, left_as) ON seats TO krets_app;
CREATE POLICY seats_administered ON seats FOR SELECT TO krets_owner
  USING (((person_id)::text = app.administered_person()));
CREATE POLICY seats_end ON seats FOR UPDATE TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) OR (network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[]))));
CREATE POLICY seats_expired ON seats FOR SELECT TO krets_owner
  USING (app.is_removing_expired());
CREATE POLICY seats_maintenance ON seats FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY seats_owner ON seats FOR SELECT TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY seats_read ON seats FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) OR (person_id = ( SELECT app.me() AS me))));
CREATE POLICY seats_take ON seats FOR INSERT TO krets_app
  WITH CHECK (((person_id = ( SELECT app.me() AS me)) AND (ended_at IS NULL) AND (NOT ( SELECT app.am_administrator() AS am_administrator)) AND ((EXISTS ( SELECT 1
   FROM app.presented_invitation() i(id, network_id, role, seat_id, made_by, handed_over)
  WHERE ((i.network_id = seats.network_id) AND (i.role = (seats.role)::text) AND (NOT (i.seat_id IS DISTINCT FROM seats.follows)) AND (NOT i.handed_over)))) OR (((role)::text = 'FACILITATOR'::text) AND (follows IS NULL) AND (network_id = ANY (( SELECT app.my_founded_networks() AS my_founded_networks)::uuid[]))))));
CREATE TRIGGER a_lock_person BEFORE UPDATE OF ended_at, role, on_leave_at ON public.seats FOR EACH ROW WHEN ((((new.ended_at IS NOT NULL) AND (old.ended_at IS NULL)) OR ((new.on_leave_at IS NOT NULL) AND (old.on_leave_at IS NULL)) OR (((new.role)::text = 'MEMBER'::text) AND ((old.role)::text = 'FACILITATOR'::text)))) EXECUTE FUNCTION app.lock_person_of_row();
CREATE TRIGGER a_require_admission BEFORE INSERT ON public.seats FOR EACH ROW EXECUTE FUNCTION app.require_admission();
CREATE TRIGGER begin_reading BEFORE INSERT ON public.seats FOR EACH ROW EXECUTE FUNCTION app.set_reading_start();
CREATE TRIGGER count_ended AFTER UPDATE OF ended_at, left_as ON public.seats FOR EACH ROW EXECUTE FUNCTION app.count_seat();
CREATE TRIGGER count_taken AFTER INSERT ON public.seats FOR EACH ROW EXECUTE FUNCTION app.count_seat();
CREATE TRIGGER end_invitations AFTER UPDATE OF role, ended_at, on_leave_at, left_as ON public.seats FOR EACH ROW WHEN ((((old.role)::text IS DISTINCT FROM (new.role)::text) OR (old.ended_at IS DISTINCT FROM new.ended_at) OR (old.on_leave_at IS DISTINCT FROM new.on_leave_at) OR ((old.left_as)::text IS DISTINCT FROM (new.left_as)::text))) EXECUTE FUNCTION app.end_invitations();
CREATE TRIGGER end_invitations_of_founder AFTER INSERT ON public.seats FOR EACH ROW WHEN (((new.role)::text = 'FACILITATOR'::text)) EXECUTE FUNCTION app.end_invitations();
CREATE TRIGGER fresh_proof BEFORE UPDATE OF role ON public.seats FOR EACH ROW WHEN ((((new.role)::text <> (old.role)::text) AND (CURRENT_USER = 'krets_app'::name))) EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER fresh_proof_to_leave BEFORE UPDATE OF ended_at ON public.seats FOR EACH ROW WHEN ((((old.role)::text = 'FACILITATOR'::text) AND (old.ended_at IS NULL) AND (new.ended_at IS NOT NULL) AND (CURRENT_USER = 'krets_app'::name))) EXECUTE FUNCTION app.require_fresh_proof();
CREATE TRIGGER guard_seat BEFORE UPDATE ON public.seats FOR EACH ROW EXECUTE FUNCTION app.guard_seat();
CREATE TRIGGER guard_seat_role BEFORE UPDATE OF role ON public.seats FOR EACH ROW EXECUTE FUNCTION app.guard_facilitator_role();
CREATE TRIGGER last_facilitator BEFORE UPDATE ON public.seats FOR EACH ROW EXECUTE FUNCTION app.require_facilitator();
CREATE TRIGGER no_administrator_seat BEFORE INSERT ON public.seats FOR EACH ROW WHEN ((new.ended_at IS NULL)) EXECUTE FUNCTION app.forbid_administrator_seat();
CREATE TRIGGER no_administrator_seat_again BEFORE UPDATE OF ended_at, person_id ON public.seats FOR EACH ROW WHEN (((new.ended_at IS NULL) AND ((old.ended_at IS NOT NULL) OR (new.person_id <> old.person_id)))) EXECUTE FUNCTION app.forbid_administrator_seat();
CREATE TRIGGER seats_notify AFTER UPDATE OF ended_at, on_leave_at ON public.seats FOR EACH ROW WHEN (((new.ended_at IS DISTINCT FROM old.ended_at) OR (new.on_leave_at IS DISTINCT FROM old.on_leave_at))) EXECUTE FUNCTION app.notify_seat();
CREATE TRIGGER use_invitation BEFORE INSERT ON public.seats FOR EACH ROW EXECUTE FUNCTION app.use_invitation();

CREATE TABLE sessions (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  token_hash character varying(64) NOT NULL,
  device character varying(80) NOT NULL,
  started_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone DEFAULT now() NOT NULL,
  proved_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT uq_sessions_token UNIQUE (token_hash),
  CONSTRAINT pk_sessions PRIMARY KEY (id)
);
CREATE INDEX ix_sessions_person ON public.sessions USING btree (person_id);
ALTER TABLE sessions ADD CONSTRAINT fk_sessions_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (last_used_at) ON sessions TO krets_app;
CREATE POLICY sessions_administered ON sessions FOR ALL TO krets_owner
  USING (((person_id)::text = app.administered_person()));
CREATE POLICY sessions_end ON sessions FOR DELETE TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY sessions_expired ON sessions FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND ((expires_at < now()) OR (last_used_at < (now() - '14 days'::interval)))));
CREATE POLICY sessions_own ON sessions FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY sessions_owner ON sessions FOR ALL TO krets_owner
  USING (((person_id)::text = current_setting('app.disabling'::text, true)));
CREATE POLICY sessions_read ON sessions FOR SELECT TO krets_app
  USING ((((token_hash)::text = app.access_key()) OR (person_id = ( SELECT app.me() AS me))));
CREATE POLICY sessions_start ON sessions FOR INSERT TO krets_app
  WITH CHECK (((person_id = app.me()) AND (NOT (EXISTS ( SELECT 1
   FROM accounts a
  WHERE ((a.person_id = app.me()) AND (a.disabled_at IS NOT NULL)))))));
CREATE POLICY sessions_use ON sessions FOR UPDATE TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE TRIGGER a_lock_person BEFORE DELETE ON public.sessions FOR EACH ROW EXECUTE FUNCTION app.lock_person_of_row();
CREATE TRIGGER guard_session BEFORE INSERT ON public.sessions FOR EACH ROW EXECUTE FUNCTION app.guard_session();
CREATE TRIGGER sessions_notify AFTER DELETE ON public.sessions FOR EACH ROW WHEN ((old.expires_at > now())) EXECUTE FUNCTION app.notify_session();

CREATE TABLE sign_in_codes (
  id uuid NOT NULL,
  email character varying(254) NOT NULL,
  code_hash character varying(64) NOT NULL,
  attempts integer NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  asker_hash character varying(64) DEFAULT ''::character varying NOT NULL,
  known boolean DEFAULT false NOT NULL,
  CONSTRAINT pk_sign_in_codes PRIMARY KEY (id)
);
CREATE INDEX ix_sign_in_codes_email ON public.sign_in_codes USING btree (email, sent_at);
ALTER TABLE sign_in_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_codes FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (attempts, used_at) ON sign_in_codes TO krets_app;
CREATE POLICY sign_in_codes_expired ON sign_in_codes FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (sent_at < (now() - '1 day'::interval))));
CREATE POLICY sign_in_codes_owner ON sign_in_codes FOR ALL TO krets_owner
  USING (((email)::text IN ( SELECT a.email
   FROM accounts a
  WHERE (a.person_id = ( SELECT app.me() AS me)))));
CREATE POLICY sign_in_codes_read ON sign_in_codes FOR SELECT TO krets_app
  USING (((email)::text = app.access_key()));
CREATE POLICY sign_in_codes_send ON sign_in_codes FOR INSERT TO krets_app
  WITH CHECK (((email)::text = app.access_key()));
CREATE POLICY sign_in_codes_try ON sign_in_codes FOR UPDATE TO krets_app
  USING (((email)::text = app.access_key()));

CREATE TABLE signups (
  person_id uuid NOT NULL,
  occurrence_id uuid NOT NULL,
  state character varying(7) NOT NULL,
  since timestamp with time zone NOT NULL,
  show_name boolean NOT NULL,
  show_role boolean NOT NULL,
  show_agency boolean NOT NULL,
  talk character varying(200),
  themes text[] NOT NULL,
  level character varying(10),
  access_needs character varying(200),
  coffee boolean NOT NULL,
  founds boolean NOT NULL,
  need character varying(200),
  network_id uuid,
  tell character varying(9),
  CONSTRAINT pk_signups PRIMARY KEY (person_id, occurrence_id),
  CONSTRAINT ck_signups_state CHECK (((state)::text = ANY ((ARRAY['SIGNED'::character varying, 'WAITING'::character varying])::text[]))),
  CONSTRAINT ck_signups_tell CHECK (((tell)::text = ANY ((ARRAY['SEAT'::character varying, 'MOVED'::character varying, 'CANCELLED'::character varying, 'COFFEE'::character varying])::text[]))),
  CONSTRAINT ck_signups_themes CHECK ((cardinality(themes) <= 3))
);
CREATE INDEX ix_signups_occurrence ON public.signups USING btree (occurrence_id, since);
CREATE INDEX ix_signups_tell ON public.signups USING btree (person_id) WHERE (tell IS NOT NULL);
ALTER TABLE signups ADD CONSTRAINT fk_signups_person FOREIGN KEY (person_id) REFERENCES people(id);
ALTER TABLE signups ENABLE ROW LEVEL SECURITY;
ALTER TABLE signups FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (tell) ON signups TO krets_app;
CREATE POLICY signups_due ON signups FOR SELECT TO krets_owner
  USING ((app.is_finding_mail() AND (tell IS NOT NULL)));
CREATE POLICY signups_expired ON signups FOR ALL TO krets_owner
  USING ((app.is_removing_expired() AND (occurrence_id IN ( SELECT o.id
   FROM open.occurrences o
  WHERE (o.ends_at < (now() - '7 days'::interval))))));
CREATE POLICY signups_handled ON signups FOR ALL TO krets_owner
  USING ((occurrence_id = app.handled_occurrence()));
CREATE POLICY signups_own ON signups FOR SELECT TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY signups_owner ON signups FOR SELECT TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));
CREATE POLICY signups_told ON signups FOR UPDATE TO krets_app
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE TABLE split_choices (
  split_id uuid NOT NULL,
  seat_id uuid NOT NULL,
  network_id uuid NOT NULL,
  side character varying(7) NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT pk_split_choices PRIMARY KEY (split_id, seat_id),
  CONSTRAINT ck_split_choices_side CHECK (((side)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying, 'NEITHER'::character varying])::text[])))
);
ALTER TABLE split_choices ADD CONSTRAINT fk_split_choices_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats(id, network_id);
ALTER TABLE split_choices ADD CONSTRAINT fk_split_choices_split FOREIGN KEY (split_id, network_id) REFERENCES splits(id, network_id);
ALTER TABLE split_choices ENABLE ROW LEVEL SECURITY;
ALTER TABLE split_choices FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (side, at) ON split_choices TO krets_app;
CREATE POLICY split_choices_add ON split_choices FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = split_choices.seat_id) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));
CREATE POLICY split_choices_change ON split_choices FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_writable_networks() AS my_writable_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = split_choices.seat_id) AND (s.person_id = ( SELECT app.me() AS me)) AND (s.ended_at IS NULL))))));
CREATE POLICY split_choices_maintenance ON split_choices FOR SELECT TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY split_choices_read ON split_choices FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));

CREATE TABLE splits (
  id uuid NOT NULL,
  network_id uuid NOT NULL,
  name_a character varying(120) NOT NULL,
  name_b character varying(120) NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamp with time zone NOT NULL,
  choices_closed_at timestamp with time zone,
  network_a uuid,
  network_b uuid,
  CONSTRAINT uq_splits_network UNIQUE (id, network_id),
  CONSTRAINT pk_splits PRIMARY KEY (id)
);
ALTER TABLE splits ADD CONSTRAINT fk_splits_maker FOREIGN KEY (made_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE splits ADD CONSTRAINT fk_splits_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE splits ENABLE ROW LEVEL SECURITY;
ALTER TABLE splits FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (choices_closed_at) ON splits TO krets_app;
CREATE POLICY splits_close_choices ON splits FOR UPDATE TO krets_app
  USING (((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) AND (made_at <= (now() - '14 days'::interval))));
CREATE POLICY splits_maintenance ON splits FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY splits_propose ON splits FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) AND (choices_closed_at IS NULL) AND (network_a IS NULL) AND (network_b IS NULL) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = splits.made_by) AND (s.person_id = app.me()) AND (s.ended_at IS NULL)))) AND (EXISTS ( SELECT 1
   FROM networks n
  WHERE ((n.id = splits.network_id) AND ((n.stage)::text = ANY ((ARRAY['ACTIVE'::character varying, 'UNDER_REVIEW'::character varying])::text[])))))));
CREATE POLICY splits_read ON splits FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));

CREATE TABLE statistics.need_batches (
  quarter date NOT NULL,
  CONSTRAINT pk_need_batches PRIMARY KEY (quarter)
);
GRANT INSERT, SELECT ON statistics.need_batches TO krets_statistics;

CREATE TABLE statistics.need_counts (
  counted character varying(12) NOT NULL,
  code character varying(20) NOT NULL,
  theme character varying(16) NOT NULL,
  people integer NOT NULL,
  CONSTRAINT pk_need_counts PRIMARY KEY (counted, code, theme)
);
GRANT DELETE, INSERT, SELECT ON statistics.need_counts TO krets_statistics;

CREATE TABLE statistics.review_counts (
  size character varying(5) NOT NULL,
  people integer NOT NULL,
  CONSTRAINT pk_review_counts PRIMARY KEY (size)
);
GRANT DELETE, INSERT, SELECT ON statistics.review_counts TO krets_statistics;

CREATE TABLE thread_notice_choices (
  person_id uuid NOT NULL,
  challenge_id uuid NOT NULL,
  network_id uuid NOT NULL,
  choice character varying(6) NOT NULL,
  CONSTRAINT pk_thread_notice_choices PRIMARY KEY (person_id, challenge_id),
  CONSTRAINT ck_thread_notice_choices_choice CHECK (((choice)::text = ANY ((ARRAY['FOLLOW'::character varying, 'MUTE'::character varying])::text[])))
);
CREATE INDEX ix_thread_notice_choices_challenge ON public.thread_notice_choices USING btree (challenge_id);
ALTER TABLE thread_notice_choices ADD CONSTRAINT fk_thread_notice_choices_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE thread_notice_choices ENABLE ROW LEVEL SECURITY;
ALTER TABLE thread_notice_choices FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT, UPDATE (choice) ON thread_notice_choices TO krets_app;
CREATE POLICY thread_notice_choices_maintenance ON thread_notice_choices FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY thread_notice_choices_own ON thread_notice_choices FOR ALL TO krets_app
  USING (((person_id = ( SELECT app.me() AS me)) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[]))))
  WITH CHECK (((person_id = app.me()) AND (network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM challenges c
  WHERE (c.id = thread_notice_choices.challenge_id)))));
CREATE POLICY thread_notice_choices_owner ON thread_notice_choices FOR ALL TO krets_owner
  USING ((person_id = ( SELECT app.me() AS me)));

CREATE TABLE threads (
  challenge_id uuid NOT NULL,
  network_id uuid NOT NULL,
  contributions integer NOT NULL,
  answers integer NOT NULL,
  last_seq integer NOT NULL,
  last_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_threads PRIMARY KEY (challenge_id)
) WITH (fillfactor=70);
CREATE INDEX ix_threads_network ON public.threads USING btree (network_id, last_seq);
CREATE INDEX ix_threads_unanswered ON public.threads USING btree (network_id) WHERE (answers = 0);
ALTER TABLE threads ADD CONSTRAINT fk_threads_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges(id, network_id);
ALTER TABLE threads ENABLE ROW LEVEL SECURITY;
ALTER TABLE threads FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (contributions, answers, last_seq, last_at) ON threads TO krets_app;
CREATE POLICY threads_maintenance ON threads FOR ALL TO krets_owner
  USING ((network_id = app.maintenance_network()));
CREATE POLICY threads_move ON threads FOR UPDATE TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));
CREATE POLICY threads_open ON threads FOR INSERT TO krets_app
  WITH CHECK ((EXISTS ( SELECT 1
   FROM challenges c
  WHERE ((c.id = threads.challenge_id) AND (c.owner_id = app.me())))));
CREATE POLICY threads_read ON threads FOR SELECT TO krets_app
  USING (((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])) AND (challenge_id <> ALL (( SELECT app.my_hidden_challenges() AS my_hidden_challenges)::uuid[]))));

CREATE TABLE welcomes (
  network_id uuid NOT NULL,
  words text NOT NULL,
  lang character varying(2) NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_welcomes PRIMARY KEY (network_id),
  CONSTRAINT ck_welcomes_lang CHECK (((lang)::text = ANY ((ARRAY['nn'::character varying, 'nb'::character varying, 'en'::character varying])::text[])))
);
ALTER TABLE welcomes ADD CONSTRAINT fk_welcomes_network FOREIGN KEY (network_id) REFERENCES networks(id);
ALTER TABLE welcomes ADD CONSTRAINT fk_welcomes_writer FOREIGN KEY (written_by, network_id) REFERENCES seats(id, network_id);
ALTER TABLE welcomes ENABLE ROW LEVEL SECURITY;
ALTER TABLE welcomes FORCE ROW LEVEL SECURITY;
GRANT INSERT, SELECT, UPDATE (words, lang, written_by, written_at) ON welcomes TO krets_app;
CREATE POLICY welcomes_read ON welcomes FOR SELECT TO krets_app
  USING ((network_id = ANY (( SELECT app.my_networks() AS my_networks)::uuid[])));
CREATE POLICY welcomes_rewrite ON welcomes FOR UPDATE TO krets_app
  USING ((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])));
CREATE POLICY welcomes_write ON welcomes FOR INSERT TO krets_app
  WITH CHECK (((network_id = ANY (( SELECT app.my_facilitated_networks() AS my_facilitated_networks)::uuid[])) AND (EXISTS ( SELECT 1
   FROM seats s
  WHERE ((s.id = welcomes.written_by) AND (s.person_id = app.me()) AND (s.ended_at IS NULL))))));

CREATE TABLE withdrawn_messages (
  message_id uuid NOT NULL,
  network_id uuid NOT NULL,
  body text NOT NULL,
  mentions uuid[] NOT NULL,
  CONSTRAINT pk_withdrawn_messages PRIMARY KEY (message_id)
);
ALTER TABLE withdrawn_messages ADD CONSTRAINT fk_withdrawn_messages_message FOREIGN KEY (message_id, network_id) REFERENCES messages(id, network_id) ON DELETE CASCADE;
ALTER TABLE withdrawn_messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE withdrawn_messages FORCE ROW LEVEL SECURITY;
GRANT DELETE, INSERT, SELECT ON withdrawn_messages TO krets_app;
CREATE POLICY withdrawn_messages_own ON withdrawn_messages FOR ALL TO krets_app
  USING ((EXISTS ( SELECT 1
   FROM messages m
  WHERE ((m.id = withdrawn_messages.message_id) AND (m.author_id = ( SELECT app.me() AS me))))));
CREATE POLICY withdrawn_messages_owner ON withdrawn_messages FOR ALL TO krets_owner
  USING ((message_id IN ( SELECT m.id
   FROM messages m
  WHERE (m.author_id = ( SELECT app.me() AS me)))));

CREATE OR REPLACE FUNCTION app.accept_need_question(question uuid, token_hash text, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  r public.need_requests%ROWTYPE;
  address text := (SELECT a.email FROM public.accounts a WHERE a.person_id = app.me());
BEGIN
  IF address IS NULL OR accept_need_question.token_hash !~ '^[0-9a-f]{64}$' THEN RETURN false; END IF;
  PERFORM set_config('app.reading_needs', 'on', true);
  SELECT e.* INTO r FROM public.need_questions q JOIN public.need_requests e ON e.id = q.request_id
    WHERE q.id = accept_need_question.question AND q.person_id = app.me() AND q.answered_at IS NULL FOR UPDATE OF q;
  PERFORM set_config('app.reading_needs', '', true);
  IF r.id IS NULL THEN RETURN false; END IF;
  UPDATE public.need_questions SET answered_at = accept_need_question.moment, accepted = true WHERE id = accept_need_question.question;
  INSERT INTO public.invitations (id, network_id, made_by, role, email, token_hash, created_at, expires_at)
    VALUES (gen_random_uuid(), r.network_id, r.asked_by, 'MEMBER', address, accept_need_question.token_hash, accept_need_question.moment,
      accept_need_question.moment + interval '14 days');
  RETURN true;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.accept_need_question(uuid,text,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.accept_need_question(uuid,text,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.access_key()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('app.access_key', true), '') $function$;

CREATE OR REPLACE FUNCTION app.add_notices(network uuid, number integer, subject uuid, challenge uuid, moment timestamp with time zone, people uuid[], whys text[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
DECLARE
  told uuid[];
BEGIN
  WITH written AS (
    INSERT INTO public.notices (id, person_id, network_id, seq, kind, subject_id, challenge_id, created_at, mail_at, push_at)
    SELECT gen_random_uuid(), f.told, network, number, f.why, subject, challenge, moment, moment + interval '10 minutes', moment + interval '10 minutes'
    FROM unnest(people, whys) AS f (told, why)
    JOIN public.seats s ON s.person_id = f.told AND s.network_id = network AND s.ended_at IS NULL AND (s.on_leave_at IS NULL OR f.why = 'SEAT_ENDED')
    JOIN public.networks n ON n.id = network
    LEFT JOIN public.challenges c ON c.id = challenge
    LEFT JOIN public.thread_notice_choices t ON t.person_id = f.told AND t.challenge_id = add_notices.challenge
    LEFT JOIN public.room_notice_choices r ON r.person_id = f.told AND r.network_id = network
    WHERE (s.charter_version = n.charter_version OR f.why IN ('CHARTER_CHANGED', 'SEAT_ENDED'))
      AND (c.id IS NULL OR (c.withdrawn_at IS NULL AND app.seat_sees_challenge(s, c)))
      AND (t.choice IS DISTINCT FROM 'MUTE' OR f.why NOT IN ('ANSWER', 'REPLY', 'FOLLOWED'))
      AND (r.level IS DISTINCT FROM 'SILENT' OR f.why NOT IN ('NEW_THREAD', 'NEW_MEMBER', 'NEW_RESOURCE'))
    RETURNING person_id)
  SELECT array_agg(w.person_id) INTO told FROM written w;
  RETURN coalesce(told, '{}');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.add_notices(uuid,integer,uuid,uuid,timestamp with time zone,uuid[],text[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.administered_person()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('app.administered_person', true), '') $function$;

CREATE OR REPLACE FUNCTION app.administration_overview()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  n record;
  rows jsonb := '[]';
  taken integer;
  most integer;
  gaps integer;
BEGIN
  IF NOT app.am_administrator() THEN RETURN '{}'; END IF;
  PERFORM set_config('app.overview', 'on', true);
  FOR n IN SELECT id, name, stage, listed, organiser_type, programme_id FROM public.networks WHERE seated_at IS NOT NULL ORDER BY name LIMIT 1000 LOOP
    PERFORM set_config('app.maintenance_network', n.id::text, true);
    SELECT seats_taken, seats_max INTO taken, most FROM public.network_counters WHERE network_id = n.id;
    gaps := cardinality(app.missing_requirements(n.id));
    rows := rows || jsonb_build_object(
      'name', CASE WHEN n.listed THEN n.name END, 'stage', n.stage, 'organiserType', n.organiser_type, 'programmeId', n.programme_id,
      'met', 12 - gaps,
      -- A union's exact size would tell who is in the union.
      'seats', CASE WHEN n.organiser_type = 'TRADE_UNION' THEN NULL ELSE taken END,
      'band', CASE WHEN taken <= 5 THEN 'FEW' WHEN taken <= 10 THEN 'SOME' ELSE 'MANY' END, 'seatsMax', most);
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
  PERFORM set_config('app.overview', '', true);
  RETURN rows;
END
$function$;

CREATE OR REPLACE FUNCTION app.administrators()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found jsonb;
BEGIN
  IF NOT app.am_administrator() THEN RETURN '[]'; END IF;
  PERFORM set_config('app.administered_person', 'all', true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.person_id, 'name', p.name, 'email', c.email, 'appointedAt', a.appointed_at,
      'appointedBy', b.name, 'disabledAt', c.disabled_at) ORDER BY a.appointed_at, a.person_id), '[]') INTO found
    FROM public.administrators a JOIN public.accounts c ON c.person_id = a.person_id AND c.is_administrator
    JOIN public.people p ON p.id = a.person_id LEFT JOIN public.people b ON b.id = a.appointed_by;
  PERFORM set_config('app.administered_person', '', true);
  RETURN found;
END
$function$;

CREATE OR REPLACE FUNCTION app.admit_applicant(network uuid, application uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  done boolean;
BEGIN
  IF NOT (admit_applicant.network = ANY (app.my_facilitated_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', admit_applicant.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = admit_applicant.network FOR UPDATE;
  done := EXISTS (SELECT 1 FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
                  WHERE n.id = admit_applicant.network AND c.admission = 'FACILITATOR' AND n.stage NOT IN ('SPLIT', 'CLOSED'))
    AND EXISTS (SELECT 1 FROM public.applications a WHERE a.id = admit_applicant.application AND a.network_id = admit_applicant.network AND a.state = 'APPLIED')
    AND app.seat_applicant(admit_applicant.network, admit_applicant.application,
      (SELECT s.id FROM public.seats s WHERE s.network_id = admit_applicant.network AND s.person_id = app.me() AND s.ended_at IS NULL));
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$function$;

CREATE OR REPLACE FUNCTION app.age_entries(today timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  UPDATE open.entries e SET status = a.status, closed_at = CASE a.status WHEN 'CLOSED' THEN age_entries.today END
  FROM (SELECT o.id, CASE WHEN o.confirmed_at <= age_entries.today - interval '730 days' THEN 'CLOSED'
      WHEN o.confirmed_at <= age_entries.today - interval '365 days' THEN 'RESTING'
      WHEN NOT o.confirmed OR o.confirmed_at <= age_entries.today - interval '225 days' THEN 'UNCONFIRMED' ELSE 'LISTED' END AS status
    FROM open.entries o WHERE o.origin = 'ELSEWHERE' AND o.closed_at IS NULL) a
  WHERE a.id = e.id AND a.status <> e.status;
  PERFORM set_config('app.finding_mail', 'on', true);
  UPDATE open.entries e SET fault_since = f.since
  FROM (SELECT o.id, (SELECT min(t.reported_at) FROM public.entry_faults t WHERE t.entry_id = o.id AND t.answered_at IS NULL
      AND t.reported_at <= age_entries.today - interval '14 days') AS since FROM open.entries o) f
  WHERE f.id = e.id AND f.since IS DISTINCT FROM e.fault_since;
  PERFORM set_config('app.finding_mail', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.age_entries(timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.age_entries(timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.age_occurrences(today timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  UPDATE open.occurrences o SET status = 'HELD', seats = NULL
    WHERE o.status IN ('SCHEDULED', 'MOVED') AND o.ends_at <= age_occurrences.today - interval '2 hours';
  PERFORM set_config('app.removing_expired', 'on', true);
  UPDATE public.signups s SET access_needs = NULL FROM open.occurrences o
    WHERE o.id = s.occurrence_id AND s.access_needs IS NOT NULL AND o.ends_at <= age_occurrences.today - interval '7 days';
  DELETE FROM public.signups s USING open.occurrences o
    WHERE o.id = s.occurrence_id AND o.ends_at <= age_occurrences.today - interval '90 days';
  DELETE FROM public.coffee_pairs c WHERE c.made_at < age_occurrences.today - interval '400 days';
  PERFORM set_config('app.removing_expired', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.age_occurrences(timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.age_occurrences(timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.agenda_choices(network uuid, meeting uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  choices jsonb;
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN '[]'; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT jsonb_agg(c.items ORDER BY c.items::text) INTO choices FROM (
    SELECT jsonb_agg(p.item_id ORDER BY p.item_id) AS items FROM public.agenda_picks p
      JOIN public.meetings m ON m.id = p.meeting_id
      LEFT JOIN public.meeting_runs r ON r.meeting_id = m.id
      LEFT JOIN public.meeting_attendees a ON a.meeting_id = m.id AND a.seat_id = p.seat_id
      JOIN public.seats s ON s.id = p.seat_id
    WHERE p.network_id = agenda_choices.network AND p.meeting_id = agenda_choices.meeting
      AND coalesce(r.choosing_until, m.picks_close_at) <= now()
      AND (s.ended_at IS NULL OR s.ended_at > coalesce(r.choosing_until, m.picks_close_at))
      AND (r.choosing_until IS NULL OR a.came_at < r.choosing_until) GROUP BY p.seat_id) c;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(choices, '[]');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.agenda_choices(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.agenda_choices(uuid,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.agenda_consent(network uuid, meeting uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  here integer;
  hold integer;
  again integer;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN ''; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT count(*), count(*) FILTER (WHERE a.holds), count(*) FILTER (WHERE NOT a.holds) INTO here, hold, again
    FROM public.meeting_attendees a JOIN public.seats s ON s.id = a.seat_id AND s.ended_at IS NULL
    WHERE a.network_id = agenda_consent.network AND a.meeting_id = agenda_consent.meeting;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  -- Nobody alone: the first who comes does not decide for those who are about to.
  RETURN CASE WHEN again >= 2 AND again * 2 > here THEN 'AGAIN' WHEN here >= 2 AND hold + again = here THEN 'ALL'
    WHEN hold > 0 AND hold * 2 >= here THEN 'HELD' ELSE 'OPEN' END;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.agenda_consent(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.agenda_consent(uuid,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.am_administrator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce((SELECT is_administrator AND disabled_at IS NULL FROM public.accounts WHERE person_id = app.me()), false)
$function$;

CREATE OR REPLACE FUNCTION app.announce_application()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  seq integer;
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = NEW.network_id RETURNING journal_seq INTO seq;
  INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
    VALUES (NEW.network_id, seq, 'APPLICATION', NEW.id, NEW.state, now());
  PERFORM app.tell_members(NEW.network_id, seq, 'APPLICATION_' || NEW.state, NEW.id, NULL, now());
  UPDATE public.applications SET changed_in = pg_current_xact_id()::text::bigint, announced_seq = seq WHERE id = NEW.id;
  UPDATE public.proposals SET dropped_at = now() WHERE network_id = NEW.network_id AND kind = 'ADMIT' AND subject_id = NEW.id
    AND carried_at IS NULL AND dropped_at IS NULL;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.announce_new_administrator(person uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  s public.seats%ROWTYPE;
  told integer;
  rooms integer := 0;
BEGIN
  PERFORM set_config('app.administered_person', announce_new_administrator.person::text, true);
  FOR s IN SELECT * FROM public.seats WHERE person_id = announce_new_administrator.person AND ended_at IS NULL LOOP
    PERFORM set_config('app.maintenance_network', s.network_id::text, true);
    rooms := rooms + 1;
    CONTINUE WHEN EXISTS (SELECT 1 FROM public.room_log l
      WHERE l.network_id = s.network_id AND l.seat_id = s.id AND l.kind = 'ADMINISTRATOR_NAMED');
    INSERT INTO public.room_log (id, network_id, at, kind, seat_id) VALUES (gen_random_uuid(), s.network_id, now(), 'ADMINISTRATOR_NAMED', s.id);
    UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = s.network_id RETURNING journal_seq INTO told;
    INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
      VALUES (s.network_id, told, 'NETWORK', s.network_id, 'ADMINISTRATOR_ADDED', now());
  END LOOP;
  PERFORM set_config('app.administered_person', '', true), set_config('app.maintenance_network', '', true);
  RETURN rooms;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.announce_new_administrator(uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.answer_review(network uuid, answer integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  held uuid;
  done integer;
BEGIN
  IF app.me() IS NULL OR NOT answer_review.network = ANY (app.my_writable_networks()) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', answer_review.network::text, true);
  SELECT s.id INTO held FROM public.seats s JOIN public.networks n ON n.id = s.network_id
    WHERE s.network_id = answer_review.network AND s.person_id = app.me() AND s.ended_at IS NULL AND n.stage = 'UNDER_REVIEW';
  IF held IS NOT NULL THEN
    INSERT INTO public.review_voters (network_id, seat_id) VALUES (answer_review.network, held) ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS done = ROW_COUNT;
    IF done = 1 THEN
      INSERT INTO public.review_answers (id, network_id, answer) VALUES (gen_random_uuid(), answer_review.network, answer_review.answer);
    END IF;
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN held IS NOT NULL;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.answer_review(uuid,integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.answer_review(uuid,integer) TO krets_app;

CREATE OR REPLACE FUNCTION app.apply_proposal(network uuid, proposal uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  p public.proposals%ROWTYPE;
BEGIN
  IF NOT (apply_proposal.network = ANY (app.my_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', apply_proposal.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = apply_proposal.network FOR UPDATE;
  SELECT * INTO p FROM public.proposals
    WHERE id = apply_proposal.proposal AND network_id = apply_proposal.network AND carried_at IS NULL AND dropped_at IS NULL;
  IF p.id IS NULL OR NOT (SELECT count(*) FILTER (WHERE v.yes) * 2 > count(*)
      FROM public.seats s JOIN public.networks n ON n.id = s.network_id
      LEFT JOIN public.proposal_votes v ON v.proposal_id = p.id AND v.seat_id = s.id
      WHERE s.network_id = p.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version)
    OR (p.kind = 'ADMIT' AND app.has_admission_warning(p.network_id, p.subject_id) AND NOT EXISTS (
      SELECT 1 FROM public.proposal_votes v JOIN public.seats s ON s.id = v.seat_id
      WHERE v.proposal_id = p.id AND v.yes AND s.role = 'FACILITATOR' AND s.ended_at IS NULL))
    OR (p.kind = 'SPLIT' AND NOT app.split_is_decided(p.subject_id)) THEN
    PERFORM set_config('app.maintenance_network', '', true);
    RETURN false;
  END IF;
  UPDATE public.proposals SET carried_at = now() WHERE id = p.id;
  IF p.kind = 'CLOSE' THEN
    UPDATE public.networks SET stage = 'CLOSED' WHERE id = p.network_id;
  ELSIF p.kind = 'ELECT' THEN
    UPDATE public.seats SET role = 'FACILITATOR' WHERE id = p.subject_id AND network_id = p.network_id AND ended_at IS NULL;
  ELSIF p.kind = 'SPLIT' THEN
    PERFORM app.split_network(p.subject_id);
  ELSIF p.kind = 'ADMIT' THEN
    PERFORM app.seat_applicant(p.network_id, p.subject_id, NULL);
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN true;
END
$function$;

CREATE OR REPLACE FUNCTION app.appoint_administrator(address text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  person uuid;
BEGIN
  IF NOT app.am_administrator() THEN RETURN NULL; END IF;
  PERFORM set_config('app.access_key', appoint_administrator.address, true);
  UPDATE public.accounts SET is_administrator = true
    WHERE email = appoint_administrator.address AND NOT is_administrator AND disabled_at IS NULL RETURNING person_id INTO person;
  RETURN person;
END
$function$;

CREATE OR REPLACE FUNCTION app.appointment_origin(person uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
WITH RECURSIVE up AS (
    SELECT a.person_id, a.appointed_by, a.appointed_at, 1 AS step FROM public.administrators a
      WHERE a.person_id = appointment_origin.person
    UNION ALL
    SELECT a.person_id, a.appointed_by, a.appointed_at, u.step + 1 FROM up u JOIN public.administrators a ON a.person_id = u.appointed_by
      WHERE u.appointed_at > now() - interval '30 days' AND u.step < 100)
  SELECT CASE WHEN appointed_at <= now() - interval '30 days' THEN person_id
              ELSE coalesce(appointed_by, '00000000-0000-0000-0000-000000000000') END
  FROM up ORDER BY step DESC LIMIT 1
$function$;

CREATE OR REPLACE FUNCTION app.approval_obstacle(asker uuid, agreer uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  one public.administrators%ROWTYPE;
  other public.administrators%ROWTYPE;
  outer_person text := current_setting('app.administered_person', true);
  obstacle text;
BEGIN
  IF NOT app.am_administrator() THEN RETURN ''; END IF;
  PERFORM set_config('app.administered_person', 'all', true);
  SELECT a.* INTO one FROM public.administrators a JOIN public.accounts c ON c.person_id = a.person_id AND c.is_administrator
    AND c.disabled_at IS NULL WHERE a.person_id = approval_obstacle.asker;
  SELECT a.* INTO other FROM public.administrators a JOIN public.accounts c ON c.person_id = a.person_id AND c.is_administrator
    AND c.disabled_at IS NULL WHERE a.person_id = approval_obstacle.agreer;
  obstacle := CASE
    WHEN one.person_id IS NULL OR other.person_id IS NULL THEN 'GONE'
    WHEN one.person_id = other.person_id THEN 'OWN'
    WHEN one.appointed_by = other.person_id OR other.appointed_by = one.person_id THEN 'APPOINTED_EACH_OTHER'
    WHEN app.appointment_origin(one.person_id) = app.appointment_origin(other.person_id)
      OR (one.appointed_by IS NOT DISTINCT FROM other.appointed_by
          AND greatest(one.appointed_at, other.appointed_at) > now() - interval '30 days') THEN 'SAME_SOURCE' END;
  PERFORM set_config('app.administered_person', coalesce(outer_person, ''), true);
  RETURN obstacle;
END
$function$;

CREATE OR REPLACE FUNCTION app.approve_emergency_access(opening uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  o public.emergency_accesses%ROWTYPE;
  told jsonb;
  announced_seq integer;
  network_name text;
BEGIN
  IF NOT app.am_administrator() THEN RETURN '{}'; END IF;
  UPDATE public.emergency_accesses SET approved_by = app.me(), approved_at = now(), expires_at = now() + make_interval(hours => hours)
    WHERE id = opening AND requested_by <> app.me() AND approved_at IS NULL AND requested_at > now() - interval '24 hours' RETURNING * INTO o;
  IF o.id IS NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', o.network_id::text, true);
  SELECT name INTO network_name FROM public.networks WHERE id = o.network_id;
  IF network_name IS NULL THEN RAISE insufficient_privilege; END IF;
  INSERT INTO public.room_log (id, network_id, at, kind, reason, detail)
    VALUES (gen_random_uuid(), o.network_id, now(), 'EMERGENCY_ACCESS_OPENED', o.reason, o.hours::text);
  UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = o.network_id RETURNING journal_seq INTO announced_seq;
  INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
    VALUES (o.network_id, announced_seq, 'NETWORK', o.network_id, 'OPENED', now());
  PERFORM app.tell_members(o.network_id, announced_seq, 'NETWORK_OPENED', o.network_id, NULL, now());
  SELECT coalesce(jsonb_agg(jsonb_build_object('email', a.email, 'language', a.language)), '[]') INTO told
    FROM public.accounts a JOIN public.seats s ON s.person_id = a.person_id WHERE s.network_id = o.network_id AND s.ended_at IS NULL;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN jsonb_build_object('networkId', o.network_id, 'networkName', network_name, 'seq', announced_seq, 'reason', o.reason,
    'hours', o.hours, 'addresses', told);
END
$function$;

CREATE OR REPLACE FUNCTION app.are_enough_there(network uuid, meeting uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  enough boolean;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT count(*) >= 2 INTO enough FROM public.meeting_attendees a
    JOIN public.seats s ON s.id = a.seat_id AND s.ended_at IS NULL JOIN public.meetings m ON m.id = a.meeting_id
    WHERE a.network_id = are_enough_there.network AND a.meeting_id = are_enough_there.meeting
      -- Not who was there before it was moved.
      AND a.came_at >= m.starts_at - interval '30 minutes';
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN enough;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.are_enough_there(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.are_enough_there(uuid,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.ask_about_needs(request uuid, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  r public.need_requests%ROWTYPE;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  SELECT * INTO r FROM public.need_requests q WHERE q.id = ask_about_needs.request AND q.asked_by = app.me();
  IF r.id IS NULL THEN RETURN false; END IF;
  PERFORM set_config('app.reading_needs', 'on', true), set_config('app.maintenance_network', r.network_id::text, true);
  INSERT INTO public.need_questions (id, request_id, person_id, asked_at)
    SELECT gen_random_uuid(), r.id, f.person_id, ask_about_needs.moment
    FROM (SELECT DISTINCT n.person_id FROM public.needs n
      WHERE n.may_be_asked AND n.expires_at > ask_about_needs.moment AND n.person_id <> app.me()
        AND CASE r.counted WHEN 'ROLE' THEN n.role = r.code WHEN 'LEVEL' THEN n.level = r.code WHEN 'COUNTY' THEN n.county = r.code
          WHEN 'THEME' THEN r.theme = ANY (n.themes) ELSE n.county = r.code AND r.theme = ANY (n.themes) END) f
    -- Nobody is asked twice to the same network, and nobody who is in it.
    WHERE NOT EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = r.network_id AND s.person_id = f.person_id AND s.ended_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM public.need_questions q JOIN public.need_requests e ON e.id = q.request_id
      WHERE q.person_id = f.person_id AND e.network_id = r.network_id)
    ON CONFLICT DO NOTHING;
  PERFORM set_config('app.reading_needs', '', true), set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN true;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.ask_about_needs(uuid,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.ask_about_needs(uuid,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.authenticate(token_hash text, OUT person_id uuid, OUT session_id uuid, OUT proved boolean, OUT unused boolean)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
DECLARE
  writes boolean := current_setting('transaction_read_only') = 'off';
  used_at timestamptz;
BEGIN
  PERFORM set_config('app.access_key', authenticate.token_hash, true);
  IF writes AND authenticate.token_hash <> '' THEN
    PERFORM pg_advisory_xact_lock_shared(app.person_lock_key(s.person_id)) FROM public.sessions s WHERE s.token_hash = authenticate.token_hash;
  END IF;
  SELECT s.person_id, s.id, s.proved_at > now() - interval '10 minutes', s.last_used_at
    INTO authenticate.person_id, authenticate.session_id, authenticate.proved, used_at
    FROM public.sessions s
    WHERE s.token_hash = authenticate.token_hash AND s.expires_at > now() AND s.last_used_at > now() - interval '14 days';
  PERFORM set_config('app.person_id', coalesce(authenticate.person_id::text, ''), true),
    set_config('app.session_id', coalesce(authenticate.session_id::text, ''), true);
  IF authenticate.person_id IS NULL THEN RETURN; END IF;
  -- An administrator's session lasts half a day.
  PERFORM 1 FROM public.accounts a WHERE a.person_id = authenticate.person_id AND a.disabled_at IS NULL
    AND (NOT a.is_administrator OR used_at > now() - interval '12 hours');
  IF NOT FOUND THEN
    authenticate.person_id := NULL;
    authenticate.session_id := NULL;
    PERFORM set_config('app.person_id', '', true), set_config('app.session_id', '', true);
    RETURN;
  END IF;
  authenticate.unused := used_at < now() - interval '1 hour';
  IF NOT writes THEN PERFORM app.cache_access(); END IF;
END
$function$;

CREATE OR REPLACE FUNCTION app.cache_access()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM set_config('app.cached_networks', app.find_networks()::text, true), set_config('app.cached_hidden_challenges', app.find_hidden_challenges()::text, true),
    set_config('app.cached_seated_networks', app.find_seated_networks()::text, true),
    set_config('app.cached_for', coalesce(current_setting('app.person_id', true), ''), true);
END
$function$;

CREATE OR REPLACE FUNCTION app.cached(what text)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
SELECT CASE WHEN current_setting('app.cached_for', true) = current_setting('app.person_id', true)
       AND current_setting('app.cached_for', true) <> ''
  THEN current_setting(what, true)::uuid[] END
$function$;

CREATE OR REPLACE FUNCTION app.cancel_occurrence(occurrence uuid, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT EXISTS (SELECT 1 FROM open.occurrences o WHERE o.id = cancel_occurrence.occurrence AND app.hosts_entry(o.entry_id))
  AND app.stop_occurrence(cancel_occurrence.occurrence, cancel_occurrence.moment)
$function$;
REVOKE EXECUTE ON FUNCTION app.cancel_occurrence(uuid,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.cancel_occurrence(uuid,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.change_entry(listing uuid, entered jsonb, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF NOT app.tends_entry(change_entry.listing) OR jsonb_typeof(change_entry.entered) IS DISTINCT FROM 'object' THEN RETURN false; END IF;
  UPDATE open.entries e SET kind = x.kind, title = x.title, purpose = x.purpose, audience = coalesce(x.audience, ''), organiser_name = x.organiser_name,
      organiser_type = x.organiser_type, basis = coalesce(x.basis, '{}'), roles = coalesce(x.roles, '{}'), levels = coalesce(x.levels, '{}'),
      counties = coalesce(x.counties, '{}'), national = coalesce(x.national, false), attendance = x.attendance, form = x.form, language = x.language,
      contact = x.contact, website = x.website, changed_at = change_entry.moment
    FROM jsonb_populate_record(NULL::open.entries, change_entry.entered) x
    WHERE e.id = change_entry.listing AND e.status <> 'CLOSED'
      AND (e.kind, e.title, e.purpose, e.audience, e.organiser_name, e.organiser_type, e.basis, e.roles, e.levels, e.counties, e.national, e.attendance, e.form,
        e.language, e.contact, e.website)
      IS DISTINCT FROM (x.kind, x.title, x.purpose, coalesce(x.audience, ''), x.organiser_name, x.organiser_type, coalesce(x.basis, '{}'),
        coalesce(x.roles, '{}'), coalesce(x.levels, '{}'), coalesce(x.counties, '{}'), coalesce(x.national, false), x.attendance, x.form,
        x.language, x.contact, x.website);
  RETURN EXISTS (SELECT 1 FROM open.entries e WHERE e.id = change_entry.listing AND e.status <> 'CLOSED');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.change_entry(uuid,jsonb,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.change_entry(uuid,jsonb,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.changed_applications(network uuid)
 RETURNS jsonb[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  told jsonb[];
BEGIN
  PERFORM set_config('app.maintenance_network', changed_applications.network::text, true);
  SELECT array_agg(jsonb_build_object('id', a.id, 'seq', a.announced_seq, 'state', a.state, 'networkName', n.name, 'stage', n.stage,
      'because', a.decline_reason, 'warned', app.has_admission_warning(a.network_id, a.id), 'invited', a.invited,
      'email', o.email, 'language', o.language,
      'beside', CASE WHEN a.state = 'APPLIED' AND app.has_admission_warning(a.network_id, a.id) THEN
        (SELECT coalesce(jsonb_agg(jsonb_build_object('email', b.email, 'language', b.language)), '[]')
         FROM public.seats s JOIN public.accounts b ON b.person_id = s.person_id
         WHERE s.network_id = a.network_id AND s.ended_at IS NULL AND (s.role = 'FACILITATOR' OR s.orgnr = a.orgnr)) ELSE '[]' END)
      ORDER BY a.announced_seq) INTO told
    FROM public.applications a JOIN public.networks n ON n.id = a.network_id JOIN public.accounts o ON o.person_id = a.person_id
    WHERE a.network_id = changed_applications.network AND a.changed_in = pg_current_xact_id()::text::bigint;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(told, '{}');
END
$function$;

CREATE OR REPLACE FUNCTION app.charter_awaits_acceptance(network uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
SELECT EXISTS (SELECT 1 FROM seats s JOIN networks n ON n.id = s.network_id
  JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version
  WHERE n.id = charter_awaits_acceptance.network AND s.ended_at IS NULL AND s.on_leave_at IS NULL
    AND s.charter_version IS DISTINCT FROM n.charter_version
    AND greatest(s.taken_at, c.made_at) > now() - interval '14 days')
$function$;

CREATE OR REPLACE FUNCTION app.check_listeners(hashes text[], networks uuid[], OUT ended integer[], OUT opened jsonb)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
BEGIN
  ended := '{}'; opened := '[]';
  FOR place IN 1 .. cardinality(hashes) LOOP
    PERFORM app.authenticate(hashes[place]);
    IF app.me() IS NULL THEN ended := ended || place;
    ELSE
      opened := opened || jsonb_build_object('place', place, 'heads', (
        SELECT coalesce(jsonb_object_agg(c.network_id, c.journal_seq), '{}') FROM public.network_counters c
        WHERE c.network_id = ANY (networks) AND c.network_id = ANY ((SELECT app.my_networks())::uuid[])));
    END IF;
  END LOOP;
END
$function$;

CREATE OR REPLACE FUNCTION app.close_dates(network uuid, poll uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  answer jsonb;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN NULL; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  answer := app.decide_dates(close_dates.poll, now());
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN answer;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.close_dates(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.close_dates(uuid,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.close_entry(listing uuid, target uuid, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  editors uuid[];
BEGIN
  IF NOT app.tends_entry(close_entry.listing) THEN RETURN false; END IF;
  IF close_entry.target IS NOT NULL THEN
    IF close_entry.target = close_entry.listing OR NOT app.tends_entry(close_entry.target)
      OR EXISTS (SELECT 1 FROM open.entries e WHERE e.id = close_entry.target AND e.status = 'CLOSED') THEN RETURN false; END IF;
    PERFORM set_config('app.joined_entry', close_entry.listing::text, true);
    SELECT array_agg(e.person_id) INTO editors FROM public.entry_editors e WHERE e.entry_id = close_entry.listing;
    PERFORM set_config('app.joined_entry', close_entry.target::text, true);
    INSERT INTO public.entry_editors (entry_id, person_id, since) SELECT close_entry.target, p, close_entry.moment FROM unnest(editors) p
      ON CONFLICT DO NOTHING;
    PERFORM set_config('app.joined_entry', '', true);
    UPDATE open.occurrences o SET entry_id = close_entry.target FROM open.entries e
      WHERE o.entry_id = close_entry.listing AND e.id = close_entry.target AND e.kind = 'MEETING_PLACE';
  END IF;
  PERFORM app.stop_occurrence(o.id, close_entry.moment) FROM open.occurrences o WHERE o.entry_id = close_entry.listing;
  UPDATE open.entries e SET status = 'CLOSED', closed_at = close_entry.moment, joined_into = close_entry.target, seats = NULL
    WHERE e.id = close_entry.listing AND e.status <> 'CLOSED';
  RETURN FOUND;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.close_entry(uuid,uuid,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.close_entry(uuid,uuid,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.coffee_due(today timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  due open.occurrences%ROWTYPE;
  people jsonb;
  rounds jsonb;
  found jsonb := '[]';
BEGIN
  IF app.me() IS NOT NULL THEN RETURN found; END IF;
  FOR due IN SELECT * FROM open.occurrences o WHERE o.status IN ('SCHEDULED', 'MOVED') AND o.starts_at > coffee_due.today
      AND least(o.closes_at, o.starts_at - interval '1 day') <= coffee_due.today ORDER BY o.id LOOP
    PERFORM set_config('app.handled_occurrence', due.id::text, true);
    CONTINUE WHEN EXISTS (SELECT 1 FROM public.coffee_pairs c WHERE c.occurrence_id = due.id);
    SELECT jsonb_agg(jsonb_build_object('id', s.person_id, 'agency', p.orgnr, 'level', s.level, 'themes', s.themes,
        'apartFrom', (SELECT coalesce(jsonb_agg(DISTINCT x.person_id), '[]') FROM public.coffee_blocks b JOIN public.accounts a ON true
          JOIN public.people q ON q.id = a.person_id JOIN public.signups x ON x.person_id = q.id AND x.occurrence_id = due.id
          WHERE b.person_id = s.person_id AND b.apart_from IN (a.email, q.orgnr))) ORDER BY s.person_id) INTO people
      FROM public.signups s JOIN public.people p ON p.id = s.person_id WHERE s.occurrence_id = due.id AND s.state = 'SIGNED' AND s.coffee;
    SELECT coalesce(jsonb_agg(r.groups ORDER BY r.at DESC), '[]') INTO rounds FROM (
      SELECT jsonb_agg(to_jsonb(c.people)) AS groups, max(c.made_at) AS at FROM public.coffee_pairs c WHERE c.entry_id = due.entry_id
      GROUP BY c.occurrence_id ORDER BY 2 DESC LIMIT 12) r;
    IF people IS NOT NULL THEN
      found := found || jsonb_build_object('id', due.id, 'people', people, 'rounds', rounds);
    END IF;
  END LOOP;
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN found;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.coffee_due(timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.coffee_due(timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.colleague_is_seated(network uuid, orgnr text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  sits boolean;
BEGIN
  IF app.is_full(colleague_is_seated.network)
     OR NOT EXISTS (SELECT 1 FROM app.presented_invitation() i WHERE i.network_id = colleague_is_seated.network) THEN
    RETURN false;
  END IF;
  PERFORM set_config('app.maintenance_network', colleague_is_seated.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = colleague_is_seated.network FOR UPDATE;
  sits := EXISTS (SELECT 1 FROM public.seats s
    WHERE s.network_id = colleague_is_seated.network AND s.orgnr = colleague_is_seated.orgnr AND s.ended_at IS NULL);
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN sits;
END
$function$;

CREATE OR REPLACE FUNCTION app.confirm_entry(listing uuid, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  asked boolean;
BEGIN
  DELETE FROM public.entry_letters l WHERE l.entry_id = confirm_entry.listing AND l.key_hash = app.access_key();
  asked := FOUND;
  IF NOT asked AND NOT app.tends_entry(confirm_entry.listing) THEN RETURN false; END IF;
  UPDATE open.entries e SET status = 'LISTED', confirmed = true, confirmed_at = confirm_entry.moment, closed_at = NULL
    WHERE e.id = confirm_entry.listing AND e.origin = 'ELSEWHERE' AND e.joined_into IS NULL;
  RETURN FOUND;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.confirm_entry(uuid,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.confirm_entry(uuid,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.copy_listing(network uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  before open.entries%ROWTYPE;
  after open.entries%ROWTYPE;
BEGIN
  SELECT n.entry_id, CASE n.stage WHEN 'FORMING' THEN 'FORMING' ELSE 'NETWORK' END, 'OWN', CASE n.stage WHEN 'PAUSED' THEN 'RESTING' ELSE 'LISTED' END,
      n.name, n.purpose, c.seats_for, n.organiser_name, n.organiser_type, c.basis::text[], n.roles, n.levels, n.counties, n.national, n.attendance,
      c.protocol, c.every_weeks, c.minutes, CASE WHEN k.seats_taken <= 5 THEN 'FEW' WHEN k.seats_taken <= 10 THEN 'SOME' ELSE 'MANY' END,
      CASE WHEN n.stage NOT IN ('FORMING', 'ACTIVE') THEN NULL WHEN k.seats_max <= k.seats_taken THEN 'NO' WHEN k.seats_max - k.seats_taken <= 2 THEN 'FEW'
        ELSE 'YES' END,
      n.language, n.contact, NULL, now(), now(), now(), NULL, '', true, NULL, NULL
    INTO after
    FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
    JOIN public.network_counters k ON k.network_id = n.id
    WHERE n.id = copy_listing.network AND n.listed AND n.stage NOT IN ('DRAFT', 'SPLIT', 'CLOSED');
  IF after.id IS NULL THEN RETURN; END IF;
  SELECT * INTO before FROM open.entries e WHERE e.id = after.id FOR UPDATE;
  IF before.id IS NOT NULL THEN
    after.published_at := before.published_at;
    after.fault_since := before.fault_since;
    -- A change of the bands alone is no news: its time would tell when somebody took a seat or left.
    IF (before.kind, before.status, before.title, before.purpose, before.audience, before.organiser_name, before.organiser_type, before.basis, before.roles,
        before.levels, before.counties, before.national, before.attendance, before.form, before.every_weeks, before.minutes, before.language, before.contact)
      IS NOT DISTINCT FROM (after.kind, after.status, after.title, after.purpose, after.audience, after.organiser_name, after.organiser_type, after.basis,
        after.roles, after.levels, after.counties, after.national, after.attendance, after.form, after.every_weeks, after.minutes, after.language, after.contact)
    THEN
      after.changed_at := before.changed_at;
      after.confirmed_at := before.confirmed_at;
    END IF;
    DELETE FROM open.entries e WHERE e.id = before.id;
  END IF;
  INSERT INTO open.entries VALUES (after.*);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.copy_listing(uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.copy_network()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.entry_id IS DISTINCT FROM NEW.entry_id THEN DELETE FROM open.entries WHERE id = OLD.entry_id; END IF;
  IF NEW.entry_id IS NULL THEN RETURN NULL; END IF;
  IF NEW.stage IN ('SPLIT', 'CLOSED') THEN
    UPDATE open.entries SET status = 'CLOSED', closed_at = now(), changed_at = now(), seats = NULL WHERE id = NEW.entry_id AND closed_at IS NULL;
  ELSE
    PERFORM app.copy_listing(NEW.id);
  END IF;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.copy_seats()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  PERFORM app.copy_listing(NEW.network_id);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.count_file()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE public.file_contents SET refs = refs + 1 WHERE id = NEW.content_id;
  ELSE
    UPDATE public.file_contents SET refs = refs - 1 WHERE id = OLD.content_id;
  END IF;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.count_seat()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  gone integer;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  IF TG_OP = 'INSERT' THEN
    IF NEW.follows IS NOT NULL THEN
      UPDATE public.seats SET left_as = 'HANDED_OVER' WHERE id = NEW.follows AND left_as = 'VACANT';
      GET DIAGNOSTICS gone = ROW_COUNT;
      IF gone = 0 THEN RAISE insufficient_privilege; END IF;
    END IF;
    UPDATE public.network_counters SET seats_taken = seats_taken + 1 WHERE network_id = NEW.network_id;
    IF NEW.follows IS NULL AND outer_network IS DISTINCT FROM NEW.network_id::text
       AND EXISTS (SELECT 1 FROM public.applications a WHERE a.network_id = NEW.network_id AND a.state = 'WAITING') THEN
      RAISE check_violation USING CONSTRAINT = 'ck_network_counters_full', MESSAGE = 'Others wait for a seat.';
    END IF;
    IF NEW.role = 'FACILITATOR' THEN
      UPDATE public.networks SET seated_at = now() WHERE id = NEW.network_id AND seated_at IS NULL;
    END IF;
    UPDATE public.applications SET state = 'ADMITTED', place = NULL, seat_id = NEW.id
      WHERE network_id = NEW.network_id AND person_id = NEW.person_id AND state IN ('APPLIED', 'WAITING');
  ELSIF (OLD.ended_at IS NULL OR OLD.left_as = 'VACANT') AND NEW.ended_at IS NOT NULL AND NEW.left_as IS DISTINCT FROM 'VACANT' THEN
    UPDATE public.network_counters SET seats_taken = seats_taken - 1 WHERE network_id = NEW.network_id;
    IF NEW.left_as IS DISTINCT FROM 'HANDED_OVER' THEN PERFORM app.seat_next_waiting(NEW.network_id); END IF;
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.count_shared_words(asked text, written text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
SELECT count(*) FROM (
  SELECT DISTINCT CASE WHEN length(word) <= 3 THEN ' ' || word || ' ' ELSE ' ' || left(word, greatest(4, length(word) - 3)) END AS start
  FROM regexp_split_to_table(lower(left(asked, 700)), '[^[:alnum:]]+') AS word
  WHERE length(word) >= 2 AND word NOT IN ('og', 'for', 'som', 'med', 'til', 'av', 'om', 'vi', 'er', 'det', 'den', 'dei', 'de', 'ein', 'en',
    'eit', 'et', 'ei', 'på', 'frå', 'fra', 'kan', 'har', 'seg', 'oss', 'the', 'and', 'to', 'of', 'in', 'we', 'our', 'nettverk', 'nettverket', 'network')
  LIMIT 40) a
WHERE position(a.start IN ' ' || regexp_replace(lower(written), '[^[:alnum:]]+', ' ', 'g') || ' ') > 0
$function$;

CREATE OR REPLACE FUNCTION app.dates_are_due(poll uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
SELECT coalesce((SELECT p.closes_at <= now() OR NOT EXISTS (
    SELECT 1 FROM public.seats s WHERE s.network_id = p.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
      AND NOT EXISTS (SELECT 1 FROM public.date_answers a WHERE a.poll_id = p.id AND a.seat_id = s.id))
  FROM public.date_polls p JOIN public.networks n ON n.id = p.network_id AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')
  WHERE p.id = dates_are_due.poll AND p.stage = 'OPEN'), false)
$function$;
REVOKE EXECUTE ON FUNCTION app.dates_are_due(uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.decide_dates(poll uuid, moment timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
DECLARE
  it public.date_polls%ROWTYPE;
  best public.date_slots%ROWTYPE;
  ahead interval;
  opens timestamptz;
  told uuid;
  fresh uuid := gen_random_uuid();
  consulted uuid;
BEGIN
  IF NOT app.dates_are_due(decide_dates.poll) THEN RETURN NULL; END IF;
  SELECT * INTO it FROM public.date_polls p WHERE p.id = decide_dates.poll;
  -- The consultation that comes first for this meeting, when no other meeting is called before it.
  SELECT i.seat_id INTO consulted FROM public.agenda_items i JOIN public.seats k ON k.id = i.seat_id AND k.ended_at IS NULL
    WHERE i.network_id = it.network_id AND i.kind = 'CONSULTATION' AND i.meeting_id IS NULL AND i.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM public.meetings m WHERE m.network_id = it.network_id AND m.stage = 'CALLED' AND m.ends_at > moment)
    ORDER BY i.waited DESC, i.created_at, i.id LIMIT 1;
  -- Whoever facilitates must be able to come, and so must the owner of that consultation. Most who can gladly, then most who can, then fewest
  -- who cannot, then what whoever proposed the times put first.
  SELECT s.* INTO best FROM public.date_slots s JOIN LATERAL (
      SELECT count(*) FILTER (WHERE a.answer = 'YES') AS gladly, count(*) FILTER (WHERE a.answer <> 'NO') AS can,
        count(*) FILTER (WHERE a.answer = 'NO') AS cannot, coalesce(bool_or(a.answer = 'NO' AND a.seat_id IN (it.facilitator_id, consulted)), false) AS lacks_somebody
      FROM public.date_answers a JOIN public.seats k ON k.id = a.seat_id AND k.ended_at IS NULL AND k.on_leave_at IS NULL
      WHERE a.slot_id = s.id) c ON true
    WHERE s.poll_id = it.id AND s.starts_at > moment AND c.can >= 2 AND NOT c.lacks_somebody
      AND NOT EXISTS (SELECT 1 FROM public.meetings m WHERE m.network_id = it.network_id AND m.stage = 'CALLED'
        AND m.starts_at < s.ends_at AND s.starts_at < m.ends_at)
    ORDER BY c.gladly DESC, c.can DESC, c.cannot, s.preference, s.starts_at LIMIT 1;
  UPDATE public.date_polls p SET stage = CASE WHEN best.id IS NULL THEN 'NO_DATE' ELSE 'CHOSEN' END, closed_at = moment WHERE p.id = it.id;
  DELETE FROM public.date_answers a WHERE a.poll_id = it.id;
  FOR told IN WITH gone AS (DELETE FROM public.notices n WHERE n.network_id = it.network_id AND n.subject_id = it.id RETURNING n.person_id)
    SELECT DISTINCT g.person_id FROM gone g LOOP
    PERFORM pg_catalog.pg_notify('krets', 'n::' || told);
  END LOOP;
  IF best.id IS NULL THEN RETURN jsonb_build_object('kind', 'NO_DATE', 'id', it.id); END IF;
  -- As in meeting-times.policy.ts.
  ahead := best.starts_at - moment;
  opens := least(greatest(moment, best.starts_at - interval '168 hours'), best.starts_at);
  INSERT INTO public.meetings (id, network_id, called_by, client_id, called_at, stage, day, time, zone, minutes, starts_at, ends_at, place, link,
      protocol, preparation, facilitator_id, version, time_version, picks_open_at, picks_close_at, seed)
    SELECT fresh, it.network_id, it.made_by, it.id, moment, 'CALLED', best.day, best.time, 'Europe/Oslo', it.minutes, best.starts_at, best.ends_at,
      it.place, it.link, it.protocol, it.preparation,
      (SELECT k.id FROM public.seats k WHERE k.id = it.facilitator_id AND k.ended_at IS NULL), 1, 1, opens,
      CASE WHEN ahead < interval '4 hours' THEN opens ELSE best.starts_at - least(interval '24 hours', ahead / 2) END,
      replace(gen_random_uuid()::text, '-', '');
  RETURN jsonb_build_object('kind', 'CALLED', 'id', fresh);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.decide_dates(uuid,timestamp with time zone) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.decline_applicant(network uuid, application uuid, because text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  done integer := 0;
BEGIN
  IF NOT (decline_applicant.network = ANY (app.my_facilitated_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', decline_applicant.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = decline_applicant.network FOR UPDATE;
  UPDATE public.applications SET state = 'DECLINED', place = NULL, decline_reason = decline_applicant.because
    WHERE id = decline_applicant.application AND network_id = decline_applicant.network AND state IN ('APPLIED', 'WAITING')
      AND (app.has_admission_warning(network_id, id)
        OR EXISTS (SELECT 1 FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
                   WHERE n.id = decline_applicant.network AND c.admission = 'FACILITATOR')
        OR (SELECT count(*) FILTER (WHERE NOT v.yes) * 2 >= count(*) FROM public.seats s JOIN public.networks n ON n.id = s.network_id
            LEFT JOIN (SELECT v.seat_id, v.yes FROM public.proposal_votes v JOIN public.proposals p ON p.id = v.proposal_id
                       WHERE p.network_id = decline_applicant.network AND p.kind = 'ADMIT' AND p.subject_id = decline_applicant.application
                         AND p.carried_at IS NULL AND p.dropped_at IS NULL) v ON v.seat_id = s.id
            WHERE s.network_id = decline_applicant.network AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version));
  GET DIAGNOSTICS done = ROW_COUNT;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done > 0;
END
$function$;

CREATE OR REPLACE FUNCTION app.delete_account()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF NOT app.has_fresh_proof() THEN RAISE insufficient_privilege USING CONSTRAINT = 'proof_required'; END IF;
  DELETE FROM public.drafts WHERE person_id = app.me();
  DELETE FROM public.read_marks WHERE person_id = app.me();
  DELETE FROM public.notices WHERE person_id = app.me();
  DELETE FROM public.room_notice_choices WHERE person_id = app.me();
  DELETE FROM public.thread_notice_choices WHERE person_id = app.me();
  DELETE FROM public.saved_items WHERE person_id = app.me();
  DELETE FROM public.calendar_feeds WHERE person_id = app.me();
  DELETE FROM public.meeting_invitations WHERE person_id = app.me();
  DELETE FROM public.private_notes WHERE person_id = app.me();
  DELETE FROM public.raised_hands WHERE person_id = app.me();
  DELETE FROM public.chat_read_marks WHERE person_id = app.me();
  DELETE FROM public.saved_meeting_places WHERE person_id = app.me();
  DELETE FROM public.entry_editors WHERE person_id = app.me();
  DELETE FROM public.needs WHERE person_id = app.me();
  DELETE FROM public.need_questions WHERE person_id = app.me();
  DELETE FROM public.need_requests WHERE asked_by = app.me();
  PERFORM app.withdraw_signup(s.occurrence_id) FROM (SELECT u.occurrence_id FROM public.signups u WHERE u.person_id = app.me() ORDER BY 1) s;
  DELETE FROM public.coffee_pairs WHERE app.me() = ANY (people);
  DELETE FROM public.coffee_blocks b WHERE b.person_id = app.me() OR b.apart_from IN (SELECT a.email FROM public.accounts a WHERE a.person_id = app.me());
  DELETE FROM public.known_browsers WHERE person_id = app.me();
  PERFORM app.withdraw_application(a.id) FROM public.applications a WHERE a.person_id = app.me() AND a.state IN ('APPLIED', 'WAITING');
  UPDATE public.applications SET reason = '', answers = '{}' WHERE person_id = app.me();
  DELETE FROM public.invitations i USING public.accounts a WHERE a.person_id = app.me() AND i.email = a.email;
  DELETE FROM public.sign_in_codes c USING public.accounts a WHERE a.person_id = app.me() AND c.email = a.email;
  DELETE FROM public.sessions WHERE person_id = app.me();
  DELETE FROM public.accounts WHERE person_id = app.me();
  UPDATE public.people SET name = '', role_title = '', orgnr = NULL, county = NULL WHERE id = app.me();
END
$function$;

CREATE OR REPLACE FUNCTION app.draw_trios(network uuid, meeting uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  run public.meeting_runs%ROWTYPE;
  late record;
  smallest integer;
  changed boolean := false;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT r.* INTO run FROM public.meeting_runs r WHERE r.network_id = draw_trios.network AND r.meeting_id = draw_trios.meeting AND r.ended_at IS NULL;
  DELETE FROM public.meeting_trios t WHERE t.network_id = draw_trios.network AND t.meeting_id = draw_trios.meeting
    AND (run.meeting_id IS NULL OR t.step <> run.step OR run.steps -> run.step ->> 'kind' IS DISTINCT FROM 'TRIOS');
  IF run.steps -> run.step ->> 'kind' = 'TRIOS' THEN
    IF NOT EXISTS (SELECT 1 FROM public.meeting_trios t WHERE t.meeting_id = run.meeting_id) THEN
      INSERT INTO public.meeting_trios (meeting_id, seat_id, network_id, step, trio, turn)
        SELECT run.meeting_id, d.seat_id, run.network_id, run.step, d.trio, row_number() OVER (PARTITION BY d.trio ORDER BY d.n)
        -- One who would be alone is the fourth of the last group.
        FROM (SELECT l.seat_id, l.n, least((l.n - 1) / 3, greatest((l.all_there - 2) / 3, 0))::integer AS trio
          FROM (SELECT a.seat_id, row_number() OVER (ORDER BY pg_catalog.gen_random_uuid()) AS n, count(*) OVER () AS all_there
            FROM public.meeting_attendees a JOIN public.seats s ON s.id = a.seat_id AND s.ended_at IS NULL
            WHERE a.network_id = run.network_id AND a.meeting_id = run.meeting_id) l) d;
      UPDATE public.meeting_runs r SET trio_rounds = greatest(2, (SELECT max(t.turn) FROM public.meeting_trios t WHERE t.meeting_id = run.meeting_id))
        WHERE r.meeting_id = run.meeting_id;
      changed := true;
    END IF;
    FOR late IN SELECT a.seat_id FROM public.meeting_attendees a JOIN public.seats s ON s.id = a.seat_id AND s.ended_at IS NULL
        WHERE a.network_id = run.network_id AND a.meeting_id = run.meeting_id
          AND NOT EXISTS (SELECT 1 FROM public.meeting_trios t WHERE t.meeting_id = a.meeting_id AND t.seat_id = a.seat_id) LOOP
      SELECT t.trio INTO smallest FROM public.meeting_trios t WHERE t.meeting_id = run.meeting_id GROUP BY t.trio
        ORDER BY count(*), pg_catalog.gen_random_uuid() LIMIT 1;
      INSERT INTO public.meeting_trios (meeting_id, seat_id, network_id, step, trio, turn)
        SELECT run.meeting_id, late.seat_id, run.network_id, run.step, smallest, max(t.turn) + 1 FROM public.meeting_trios t
        WHERE t.meeting_id = run.meeting_id AND t.trio = smallest;
      changed := true;
    END LOOP;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN changed;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.draw_trios(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.draw_trios(uuid,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.drop_due_mail()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  UPDATE public.notices SET mail_at = NULL WHERE person_id = app.me() AND mail_at <= now() AND seen_at IS NULL;
  UPDATE public.notices SET push_at = NULL WHERE person_id = app.me() AND push_at <= now() AND seen_at IS NULL;
  RETURN FOUND;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.drop_due_mail() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.drop_due_mail() TO krets_app;

CREATE OR REPLACE FUNCTION app.editors_due(today timestamp with time zone)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found uuid[];
BEGIN
  IF app.me() IS NOT NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT array_agg(DISTINCT d.person_id) INTO found FROM (
    SELECT e.person_id FROM public.entry_editors e JOIN public.entry_faults f ON f.entry_id = e.entry_id WHERE f.told_at IS NULL
    UNION ALL
    SELECT min(e.person_id::text)::uuid FROM public.entry_editors e JOIN open.entries o ON o.id = e.entry_id
      CROSS JOIN LATERAL (SELECT count(*) AS sent, max(l.sent_at) AS last FROM public.entry_letters l WHERE l.entry_id = o.id AND l.sent_at >= o.confirmed_at) l
      WHERE o.origin = 'ELSEWHERE' AND o.status IN ('LISTED', 'UNCONFIRMED') AND l.sent < 3
        AND (NOT o.confirmed OR o.confirmed_at <= editors_due.today - interval '180 days')
        AND (l.last IS NULL OR l.last <= editors_due.today - interval '14 days')
      GROUP BY o.id) d;
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '{}');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.editors_due(timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.editors_due(timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.emergency_challenges(opening uuid, first_rows integer, after_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  room uuid := app.emergency_room(opening);
  seen jsonb;
BEGIN
  IF room IS NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', room::text, true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'situation', p.situation, 'role', p.role,
      'createdAt', p.created_at) ORDER BY p.created_at, p.id), '[]') INTO seen
    FROM (SELECT c.* FROM public.challenges c WHERE c.network_id = room AND c.withdrawn_at IS NULL
            AND (after_id IS NULL OR (c.created_at, c.id) > (SELECT a.created_at, a.id FROM public.challenges a
              WHERE a.id = after_id AND a.network_id = room))
          ORDER BY c.created_at, c.id LIMIT least(first_rows, 101)) p;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN jsonb_build_object('rows', seen);
END
$function$;

CREATE OR REPLACE FUNCTION app.emergency_contributions(opening uuid, challenge uuid, first_rows integer, after_key text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  room uuid := app.emergency_room(opening);
  seen jsonb;
BEGIN
  IF room IS NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', room::text, true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'body', p.body, 'createdAt', p.created_at,
      'by', p.role_title, 'path', p.path) ORDER BY p.path_key), '[]') INTO seen
    FROM (SELECT k.*, s.role_title FROM public.contributions k JOIN public.seats s ON s.id = k.seat_id
            JOIN public.challenges c ON c.id = k.challenge_id AND c.withdrawn_at IS NULL
          WHERE k.challenge_id = emergency_contributions.challenge AND k.network_id = room
            AND (after_key IS NULL OR k.path_key > after_key COLLATE "C")
          ORDER BY k.path_key LIMIT least(first_rows, 101)) p;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN jsonb_build_object('rows', seen);
END
$function$;

CREATE OR REPLACE FUNCTION app.emergency_room(opening uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT o.network_id FROM public.emergency_accesses o
  WHERE app.am_administrator() AND o.id = emergency_room.opening AND app.me() IN (o.requested_by, o.approved_by)
    AND o.approved_at IS NOT NULL AND o.ended_at IS NULL AND o.expires_at > now()
$function$;

CREATE OR REPLACE FUNCTION app.end_emergency_access(network uuid, opening uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  may boolean := app.am_administrator() OR end_emergency_access.network = ANY (app.my_facilitated_networks());
  done boolean;
BEGIN
  PERFORM set_config('app.maintenance_network', end_emergency_access.network::text, true);
  UPDATE public.emergency_accesses SET expires_at = least(expires_at, now())
    WHERE id = end_emergency_access.opening AND network_id = end_emergency_access.network
      AND approved_at IS NOT NULL AND ended_at IS NULL AND (may OR expires_at <= now());
  done := FOUND;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$function$;

CREATE OR REPLACE FUNCTION app.end_invitations()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  PERFORM app.end_invitations_of(NEW.network_id);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.end_invitations_of(network uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  PERFORM set_config('app.maintenance_network', end_invitations_of.network::text, true);
  UPDATE public.invitations i SET revoked_at = now() WHERE i.network_id = end_invitations_of.network
    AND i.used_at IS NULL AND i.revoked_at IS NULL AND app.inviter_right(i) IS NULL;
  DELETE FROM public.facilitation_offers o WHERE o.network_id = end_invitations_of.network AND NOT EXISTS (
    SELECT 1 FROM public.seats s WHERE s.id = o.offered_by AND s.role = 'FACILITATOR' AND s.ended_at IS NULL AND s.on_leave_at IS NULL);
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.end_invitations_of(uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.end_invitations_of_account()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_inviter text := current_setting('app.inviter', true);
BEGIN
  PERFORM set_config('app.inviter', OLD.person_id::text, true);
  UPDATE public.invitations SET revoked_at = now() WHERE made_by = OLD.person_id AND used_at IS NULL AND revoked_at IS NULL;
  PERFORM set_config('app.inviter', coalesce(outer_inviter, ''), true);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.end_invitations_of_stage()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  PERFORM app.end_invitations_of(NEW.id);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.end_meeting(network uuid, meeting uuid, taken uuid[])
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  closed_at timestamptz;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  UPDATE public.meetings m SET stage = 'OVER'
    WHERE m.id = end_meeting.meeting AND m.network_id = end_meeting.network AND m.stage = 'CALLED'
      AND (m.ends_at <= now() OR EXISTS (SELECT 1 FROM public.meeting_runs r WHERE r.meeting_id = m.id AND r.ended_at IS NOT NULL))
    RETURNING m.picks_close_at INTO closed_at;
  IF closed_at IS NOT NULL THEN
    UPDATE public.agenda_items i SET meeting_id = end_meeting.meeting, place = t.n
      FROM unnest(taken) WITH ORDINALITY AS t (id, n)
      WHERE i.id = t.id AND i.network_id = end_meeting.network AND i.meeting_id IS NULL;
    UPDATE public.agenda_items i SET waited = i.waited + 1
      WHERE i.network_id = end_meeting.network AND i.meeting_id IS NULL AND i.withdrawn_at IS NULL AND i.created_at <= closed_at;
    DELETE FROM public.agenda_picks p WHERE p.network_id = end_meeting.network AND p.meeting_id = end_meeting.meeting;
    DELETE FROM public.meeting_attendees t WHERE t.network_id = end_meeting.network AND t.meeting_id = end_meeting.meeting;
    DELETE FROM public.meeting_trios t WHERE t.network_id = end_meeting.network AND t.meeting_id = end_meeting.meeting;
    DELETE FROM public.meeting_votes v WHERE v.network_id = end_meeting.network AND v.meeting_id = end_meeting.meeting;
    DELETE FROM public.meeting_answers a WHERE a.network_id = end_meeting.network AND a.meeting_id = end_meeting.meeting;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN closed_at IS NOT NULL;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.end_meeting(uuid,uuid,uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.end_meeting(uuid,uuid,uuid[]) TO krets_app;

CREATE OR REPLACE FUNCTION app.end_review()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.id::text, true);
  UPDATE public.review_answers a SET ended_on = current_date,
      seats = (SELECT k.seats_taken FROM public.network_counters k WHERE k.network_id = NEW.id)
    WHERE a.network_id = NEW.id AND a.ended_on IS NULL;
  DELETE FROM public.review_voters v WHERE v.network_id = NEW.id;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.enter_entry(entered jsonb, moment timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  fresh uuid := gen_random_uuid();
  known uuid;
BEGIN
  IF app.me() IS NULL OR jsonb_typeof(enter_entry.entered) IS DISTINCT FROM 'object' THEN RETURN NULL; END IF;
  SELECT e.entry_id INTO known FROM public.entry_editors e
    WHERE e.person_id = app.me() AND e.import_key = enter_entry.entered ->> 'import_key';
  IF known IS NOT NULL THEN
    PERFORM app.change_entry(known, enter_entry.entered, enter_entry.moment);
    RETURN known;
  END IF;
  INSERT INTO open.entries (id, kind, origin, status, title, purpose, audience, organiser_name, organiser_type, basis, roles, levels, counties, national,
      attendance, form, language, contact, website, published_at, changed_at, confirmed_at, confirmed)
    SELECT fresh, x.kind, 'ELSEWHERE', CASE WHEN x.confirmed IS FALSE THEN 'UNCONFIRMED' ELSE 'LISTED' END, x.title, x.purpose, coalesce(x.audience, ''),
      x.organiser_name, x.organiser_type, coalesce(x.basis, '{}'), coalesce(x.roles, '{}'), coalesce(x.levels, '{}'), coalesce(x.counties, '{}'),
      coalesce(x.national, false), x.attendance, x.form, x.language, x.contact, x.website,
      enter_entry.moment, enter_entry.moment, coalesce(x.confirmed_at, enter_entry.moment), coalesce(x.confirmed, true)
    FROM jsonb_populate_record(NULL::open.entries, enter_entry.entered) x;
  INSERT INTO public.entry_editors (entry_id, person_id, since, import_key)
    VALUES (fresh, app.me(), enter_entry.moment, enter_entry.entered ->> 'import_key');
  RETURN fresh;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.enter_entry(jsonb,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.enter_entry(jsonb,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.erase_my_content(network uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  s record;
  told jsonb := '[]';
  announced_seq integer;
BEGIN
  FOR s IN SELECT DISTINCT ON (network_id) network_id, id FROM public.seats
           WHERE person_id = app.me() AND (erase_my_content.network IS NULL OR network_id = erase_my_content.network)
           ORDER BY network_id, taken_at DESC LOOP
    -- Announces nothing where nothing changes.
    CONTINUE WHEN NOT EXISTS (SELECT 1 FROM public.contributions WHERE author_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.challenges WHERE owner_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.messages WHERE author_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.resources WHERE added_by = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.consultation_posts WHERE author_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.agenda_items WHERE owner_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.agenda_words WHERE person_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.next_steps WHERE person_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.private_notes WHERE person_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.reactions WHERE person_id = app.me() AND network_id = s.network_id)
      AND NOT EXISTS (SELECT 1 FROM public.contribution_reactions WHERE person_id = app.me() AND network_id = s.network_id);
    PERFORM set_config('app.maintenance_network', s.network_id::text, true);
    UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = s.network_id RETURNING journal_seq INTO announced_seq;
    DELETE FROM public.contribution_versions v USING public.contributions k
      WHERE k.id = v.contribution_id AND k.author_id = app.me() AND k.network_id = s.network_id;
    DELETE FROM public.hidden_contributions h USING public.contributions k
      WHERE k.id = h.contribution_id AND k.author_id = app.me() AND k.network_id = s.network_id;
    UPDATE public.contributions SET body = '', link = NULL, resource_id = NULL, mentions = '{}', quoted_id = NULL, withdrawn_at = coalesce(withdrawn_at, now())
      WHERE author_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.challenge_versions v USING public.challenges c
      WHERE c.id = v.challenge_id AND c.owner_id = app.me() AND c.network_id = s.network_id;
    UPDATE public.challenges SET title = '–', situation = '', role = '', pull_a = NULL, pull_b = NULL, tried = NULL, status_note = NULL,
        withdrawn_at = coalesce(withdrawn_at, now()) WHERE owner_id = app.me() AND network_id = s.network_id;
    UPDATE public.threads t SET answers = (SELECT count(*) FROM public.contributions k JOIN public.challenges c ON c.id = k.challenge_id
        WHERE k.challenge_id = t.challenge_id AND k.author_id <> c.owner_id AND k.withdrawn_at IS NULL) WHERE t.network_id = s.network_id;
    UPDATE public.quotes SET answer = 'REFUSED', body = NULL WHERE author_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.withdrawn_messages w USING public.messages m
      WHERE m.id = w.message_id AND m.author_id = app.me() AND m.network_id = s.network_id;
    -- Pictures are deleted with the text: no file may remain that nobody can reach.
    UPDATE public.files SET delete_after = now() WHERE network_id = s.network_id AND (
      id IN (SELECT p.file_id FROM public.message_images p JOIN public.messages m ON m.id = p.message_id WHERE m.author_id = app.me())
      OR id IN (SELECT p.file_id FROM public.contribution_images p WHERE p.author_id = app.me())
      OR id IN (SELECT v.file_id FROM public.resource_versions v JOIN public.resources r ON r.id = v.resource_id
                WHERE r.added_by = app.me() AND v.author_id = app.me()));
    DELETE FROM public.message_images p USING public.messages m
      WHERE m.id = p.message_id AND m.author_id = app.me() AND m.network_id = s.network_id;
    DELETE FROM public.contribution_images WHERE author_id = app.me() AND network_id = s.network_id;
    UPDATE public.messages SET body = '', resource_id = NULL, mentions = '{}', withdrawn_at = coalesce(withdrawn_at, now())
      WHERE author_id = app.me() AND network_id = s.network_id;
    -- Resources that others have changed belong to the network; those only this person has worked on are withdrawn.
    UPDATE public.resources SET withdrawn_at = coalesce(withdrawn_at, now()) WHERE added_by = app.me() AND network_id = s.network_id;
    -- That the person has posted or passed stays: the phase depends on it.
    UPDATE public.consultation_posts SET body = '', link = NULL, due_on = NULL, withdrawn_at = coalesce(withdrawn_at, now())
      WHERE author_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.next_steps WHERE person_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.agenda_words WHERE person_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.date_answers WHERE person_id = app.me() AND network_id = s.network_id;
    UPDATE public.agenda_items SET title = '–', challenge_id = NULL, decide_by = NULL, withdrawn_at = coalesce(withdrawn_at, now())
      WHERE owner_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.notices n WHERE n.network_id = s.network_id AND (
      n.subject_id IN (SELECT k.id FROM public.contributions k WHERE k.author_id = app.me() AND k.network_id = s.network_id)
      OR n.subject_id IN (SELECT m.id FROM public.messages m WHERE m.author_id = app.me() AND m.network_id = s.network_id)
      OR n.challenge_id IN (SELECT c.id FROM public.challenges c WHERE c.owner_id = app.me() AND c.network_id = s.network_id));
    DELETE FROM public.saved_items i WHERE i.network_id = s.network_id AND (
      i.contribution_id IN (SELECT k.id FROM public.contributions k WHERE k.author_id = app.me() AND k.network_id = s.network_id)
      OR i.challenge_id IN (SELECT c.id FROM public.challenges c WHERE c.owner_id = app.me() AND c.network_id = s.network_id));
    DELETE FROM public.private_notes WHERE person_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.reactions WHERE person_id = app.me() AND network_id = s.network_id;
    DELETE FROM public.contribution_reactions WHERE person_id = app.me() AND network_id = s.network_id;
    INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
      VALUES (s.network_id, announced_seq, 'SEAT', s.id, 'ERASED', now());
    told := told || jsonb_build_object('networkId', s.network_id, 'seatId', s.id, 'seq', announced_seq);
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN told;
END
$function$;

CREATE OR REPLACE FUNCTION app.expire_meetings()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  part CONSTANT integer := 1000;
  answers integer;
  picks integer;
BEGIN
  DELETE FROM public.meeting_answers a WHERE (a.meeting_id, a.seat_id) IN (
    SELECT x.meeting_id, x.seat_id FROM public.meeting_answers x LIMIT part);
  GET DIAGNOSTICS answers = ROW_COUNT;
  DELETE FROM public.agenda_picks p WHERE (p.meeting_id, p.item_id, p.seat_id) IN (
    SELECT x.meeting_id, x.item_id, x.seat_id FROM public.agenda_picks x JOIN public.meetings m ON m.id = x.meeting_id
    WHERE m.stage = 'CANCELLED' OR m.ends_at < now() - interval '14 days' LIMIT part);
  GET DIAGNOSTICS picks = ROW_COUNT;
  DELETE FROM public.meeting_votes v WHERE (v.meeting_id, v.seat_id, v.step, v.extension) IN (
    SELECT x.meeting_id, x.seat_id, x.step, x.extension FROM public.meeting_votes x JOIN public.meetings m ON m.id = x.meeting_id
    WHERE m.ends_at < now() - interval '14 days' LIMIT part);
  DELETE FROM public.meeting_attendees t WHERE (t.meeting_id, t.seat_id) IN (
    SELECT x.meeting_id, x.seat_id FROM public.meeting_attendees x JOIN public.meetings m ON m.id = x.meeting_id
    WHERE m.ends_at < now() - interval '1 day' LIMIT part);
  DELETE FROM public.meeting_trios t WHERE (t.meeting_id, t.seat_id) IN (
    SELECT x.meeting_id, x.seat_id FROM public.meeting_trios x JOIN public.meetings m ON m.id = x.meeting_id
    WHERE m.ends_at < now() - interval '1 day' LIMIT part);
  DELETE FROM public.meeting_invitations i WHERE (i.meeting_id, i.person_id) IN (
    SELECT x.meeting_id, x.person_id FROM public.meeting_invitations x JOIN public.meetings m ON m.id = x.meeting_id
    WHERE m.ends_at < now() - interval '14 days' LIMIT part);
  DELETE FROM public.date_answers d WHERE (d.slot_id, d.seat_id) IN (
    SELECT x.slot_id, x.seat_id FROM public.date_answers x JOIN public.date_polls p ON p.id = x.poll_id AND p.closed_at <= now() LIMIT part);
  DELETE FROM public.date_slots s WHERE s.poll_id IN (SELECT p.id FROM public.date_polls p WHERE p.closed_at < now() - interval '14 days');
  DELETE FROM public.date_polls p WHERE p.closed_at < now() - interval '14 days';
  RETURN greatest(answers, picks) = part;
END
$function$;

CREATE OR REPLACE FUNCTION app.expire_messages()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  gone uuid[] := '{}';
  days integer;
BEGIN
  FOREACH days IN ARRAY ARRAY[30, 90, 180, 365] LOOP
    gone := gone || ARRAY (SELECT m.id FROM public.messages m
      WHERE m.retention_days = days AND m.created_at < now() - make_interval(days => days)
      ORDER BY m.created_at LIMIT 1000 - cardinality(gone) FOR UPDATE SKIP LOCKED);
  END LOOP;
  UPDATE public.files SET delete_after = now()
    WHERE id IN (SELECT p.file_id FROM public.message_images p WHERE p.message_id = ANY (gone));
  DELETE FROM public.messages WHERE id = ANY (gone);
  RETURN cardinality(gone) = 1000;
END
$function$;

CREATE OR REPLACE FUNCTION app.facilitates(network uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
SELECT facilitates.network = ANY (app.my_facilitated_networks()) AND facilitates.network = ANY (app.my_writable_networks())
$function$;

CREATE OR REPLACE FUNCTION app.feed_entries(network uuid, after integer, up_to integer)
 RETURNS TABLE(seq integer, topic text, id uuid, challenge_id uuid, kind text, hidden boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  RETURN QUERY
    SELECT j.seq, CASE WHEN h.hidden THEN 'NETWORK' ELSE j.topic END::text, CASE WHEN h.hidden THEN network ELSE j.subject_id END,
      CASE WHEN NOT h.hidden THEN j.challenge_id END, CASE WHEN NOT h.hidden THEN j.kind END, h.hidden
    FROM public.journal j
    CROSS JOIN LATERAL (SELECT app.me() = ANY (app.hidden_from(coalesce(j.challenge_id, j.subject_id)))
      OR coalesce(coalesce(j.since, j.at) < app.reads_from(feed_entries.network), false) AS hidden) h
    WHERE j.network_id = feed_entries.network AND j.seq > feed_entries.after AND j.seq <= feed_entries.up_to ORDER BY j.seq;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.feed_entries(uuid,integer,integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.feed_entries(uuid,integer,integer) TO krets_app;

CREATE OR REPLACE FUNCTION app.find_hidden_challenges()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
-- Each part uses an index to find candidates; the rule itself decides which of them are hidden.
SELECT coalesce(array_agg(x.id), '{}') FROM public.seats s CROSS JOIN LATERAL (
    SELECT c.id FROM public.challenges c
      WHERE c.network_id = s.network_id AND c.withdrawn_at IS NOT NULL AND c.owner_id <> s.person_id
    UNION ALL SELECT c.id FROM public.challenges c
      WHERE c.network_id = s.network_id AND c.hidden_from_orgnr = s.orgnr AND NOT app.seat_sees_challenge(s, c)
    UNION ALL SELECT c.id FROM public.challenges c
      WHERE c.network_id = s.network_id AND c.created_at < s.reads_from AND NOT app.seat_sees_challenge(s, c)) x
  WHERE s.person_id = app.me() AND s.ended_at IS NULL
$function$;

CREATE OR REPLACE FUNCTION app.find_networks()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg(s.network_id), '{}') FROM public.seats s JOIN public.networks n ON n.id = s.network_id
  WHERE s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
$function$;

CREATE OR REPLACE FUNCTION app.find_seated_networks()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg(network_id), '{}') FROM public.seats WHERE person_id = app.me() AND ended_at IS NULL
$function$;

CREATE OR REPLACE FUNCTION app.forbid_administrator_seat()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_person text := current_setting('app.administered_person', true);
BEGIN
  PERFORM app.lock_administration(NEW.person_id);
  PERFORM set_config('app.administered_person', NEW.person_id::text, true);
  IF EXISTS (SELECT 1 FROM public.accounts a WHERE a.person_id = NEW.person_id AND a.is_administrator) THEN
    RAISE insufficient_privilege USING CONSTRAINT = 'ck_seats_administrator', MESSAGE = 'An administrator holds no seat.';
  END IF;
  PERFORM set_config('app.administered_person', coalesce(outer_person, ''), true);
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.found_from_occurrence(occurrence uuid, network uuid, moment timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  invited jsonb := '[]';
  founders uuid[];
BEGIN
  PERFORM 1 FROM open.occurrences o WHERE o.id = found_from_occurrence.occurrence AND o.status <> 'CANCELLED' AND o.starts_at <= found_from_occurrence.moment
    FOR UPDATE;
  IF NOT FOUND OR NOT (found_from_occurrence.network = ANY (app.my_facilitated_networks())) THEN RETURN invited; END IF;
  PERFORM set_config('app.handled_occurrence', found_from_occurrence.occurrence::text, true);
  SELECT array_agg(s.person_id) INTO founders FROM public.signups s
    WHERE s.occurrence_id = found_from_occurrence.occurrence AND s.state = 'SIGNED' AND s.founds AND s.network_id IS NULL;
  IF cardinality(founders) >= 4 AND app.me() = ANY (founders) THEN
    UPDATE public.signups s SET network_id = found_from_occurrence.network
      WHERE s.occurrence_id = found_from_occurrence.occurrence AND s.person_id = ANY (founders);
    SELECT jsonb_agg(jsonb_build_object('email', a.email, 'language', a.language) ORDER BY a.email) INTO invited
      FROM public.accounts a WHERE a.person_id = ANY (founders) AND a.person_id <> app.me();
  END IF;
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN coalesce(invited, '[]');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.found_from_occurrence(uuid,uuid,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.found_from_occurrence(uuid,uuid,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.founders_of(occurrence uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found jsonb;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.signups s WHERE s.occurrence_id = founders_of.occurrence AND s.person_id = app.me() AND s.state = 'SIGNED' AND s.founds)
    THEN RETURN '[]'; END IF;
  PERFORM set_config('app.handled_occurrence', founders_of.occurrence::text, true);
  SELECT jsonb_agg(jsonb_build_object('name', p.name, 'role', p.role_title, 'orgnr', p.orgnr, 'need', s.need) ORDER BY p.name) INTO found
    FROM public.signups s JOIN public.people p ON p.id = s.person_id
    WHERE s.occurrence_id = founders_of.occurrence AND s.state = 'SIGNED' AND s.founds AND s.network_id IS NULL;
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN coalesce(found, '[]');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.founders_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.founders_of(uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.give_entry_id()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
BEGIN
  NEW.entry_id := CASE WHEN NEW.listed THEN coalesce(NEW.entry_id, gen_random_uuid()) END;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.guard_account()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF NEW.person_id IS DISTINCT FROM app.me()
     AND (NEW.language, NEW.waiting_mail, NEW.digest, NEW.digest_at, NEW.digested_at, NEW.recent_mails, NEW.recent_pushes,
          NEW.mail_refused_at, NEW.mail_delayed_at, NEW.mail_stopped_at)
         IS DISTINCT FROM (OLD.language, OLD.waiting_mail, OLD.digest, OLD.digest_at, OLD.digested_at, OLD.recent_mails, OLD.recent_pushes,
          OLD.mail_refused_at, OLD.mail_delayed_at, OLD.mail_stopped_at) THEN
    RAISE insufficient_privilege;
  END IF;
  IF NEW.disabled_at IS NOT DISTINCT FROM OLD.disabled_at THEN RETURN NEW; END IF;
  IF NOT app.am_administrator() THEN RAISE insufficient_privilege; END IF;
  PERFORM set_config('app.disabling', NEW.person_id::text, true);
  IF NEW.disabled_at IS NOT NULL THEN DELETE FROM public.sessions WHERE person_id = NEW.person_id; END IF;
  PERFORM set_config('app.disabling', '', true);
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.guard_administrator()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  person uuid := coalesce(NEW.person_id, OLD.person_id);
  had boolean := TG_OP <> 'INSERT' AND OLD.is_administrator;
  has boolean := TG_OP <> 'DELETE' AND NEW.is_administrator;
  outer_person text := current_setting('app.administered_person', true);
BEGIN
  PERFORM app.lock_administration(person);
  IF has AND NOT had THEN
    PERFORM set_config('app.administered_person', person::text, true);
    IF EXISTS (SELECT 1 FROM public.seats s WHERE s.person_id = person AND s.ended_at IS NULL)
       OR EXISTS (SELECT 1 FROM public.applications a WHERE a.person_id = person AND a.state IN ('APPLIED', 'WAITING')) THEN
      RAISE check_violation USING CONSTRAINT = 'ck_accounts_seated', MESSAGE = 'Holds a seat.';
    END IF;
    INSERT INTO public.administrators AS a (person_id, appointed_by, appointed_at)
      VALUES (person, CASE WHEN app.me() <> person THEN app.me() END, now())
      ON CONFLICT (person_id) DO UPDATE SET appointed_by = excluded.appointed_by, appointed_at = excluded.appointed_at, removed_at = NULL;
  ELSIF had AND (NOT has OR (OLD.disabled_at IS NULL AND NEW.disabled_at IS NOT NULL)) THEN
    PERFORM pg_advisory_xact_lock(7306);
    PERFORM set_config('app.administered_person', 'all', true);
    IF OLD.disabled_at IS NULL AND NOT EXISTS (SELECT 1 FROM public.accounts a
        WHERE a.is_administrator AND a.disabled_at IS NULL AND a.person_id <> person) THEN
      RAISE check_violation USING CONSTRAINT = 'ck_accounts_last_administrator', MESSAGE = 'The last administrator.';
    END IF;
    -- Their emergency accesses and requests end, and every session of theirs.
    PERFORM set_config('app.administered_person', person::text, true);
    UPDATE public.emergency_accesses SET expires_at = now() WHERE person IN (requested_by, approved_by) AND expires_at > now();
    UPDATE public.emergency_accesses SET requested_at = now() - interval '2 days' WHERE requested_by = person AND approved_at IS NULL;
    DELETE FROM public.sessions WHERE person_id = person;
    IF NOT has THEN UPDATE public.administrators SET removed_at = now() WHERE person_id = person; END IF;
  END IF;
  PERFORM set_config('app.administered_person', coalesce(outer_person, ''), true);
  RETURN coalesce(NEW, OLD);
END
$function$;

CREATE OR REPLACE FUNCTION app.guard_approval()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  obstacle text;
BEGIN
  IF OLD.approved_by IS NOT NULL OR NEW.approved_by IS NULL THEN RETURN NEW; END IF;
  obstacle := app.approval_obstacle(NEW.requested_by, NEW.approved_by);
  IF obstacle IS NOT NULL THEN
    RAISE check_violation USING CONSTRAINT = 'ck_emergency_accesses_independent', MESSAGE = obstacle;
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.guard_counter()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT (NEW.network_id = ANY (app.my_facilitated_networks())) THEN RAISE insufficient_privilege; END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.guard_facilitator_role()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.role = 'FACILITATOR' AND NEW.role <> 'FACILITATOR' AND OLD.person_id IS DISTINCT FROM app.me()
     AND NOT (current_user = 'krets_owner' AND app.maintenance_network() IS NOT DISTINCT FROM NEW.network_id) THEN
    RAISE insufficient_privilege;
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.guard_network()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.charter_version IS DISTINCT FROM OLD.charter_version AND NEW.charter_version <> OLD.charter_version + 1 THEN
    RAISE insufficient_privilege;
  END IF;
  IF NEW.stage = OLD.stage THEN RETURN NEW; END IF;
  IF NOT (OLD.stage, NEW.stage) IN (
    ('DRAFT', 'FORMING'), ('DRAFT', 'CLOSED'), ('FORMING', 'ACTIVE'), ('FORMING', 'CLOSED'),
    ('ACTIVE', 'PAUSED'), ('ACTIVE', 'UNDER_REVIEW'), ('PAUSED', 'ACTIVE'), ('PAUSED', 'UNDER_REVIEW'),
    ('UNDER_REVIEW', 'ACTIVE'), ('ACTIVE', 'SPLIT'), ('UNDER_REVIEW', 'SPLIT'),
    ('ACTIVE', 'CLOSED'), ('PAUSED', 'CLOSED'), ('UNDER_REVIEW', 'CLOSED')) THEN
    RAISE insufficient_privilege;
  END IF;
  -- A network that has been active is closed or split by a vote of its members.
  IF NEW.stage IN ('SPLIT', 'CLOSED') AND OLD.stage <> 'DRAFT'
     AND NOT (current_user = 'krets_owner' AND app.maintenance_network() IS NOT DISTINCT FROM NEW.id) THEN
    RAISE insufficient_privilege;
  END IF;
  IF NEW.stage = 'ACTIVE' AND cardinality(app.missing_requirements(NEW.id)) > 0 THEN
    RAISE check_violation USING CONSTRAINT = 'ck_networks_form', MESSAGE = 'The form is not complete.';
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.guard_seat()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF app.maintenance_network() IS NOT DISTINCT FROM NEW.network_id AND current_user = 'krets_owner' THEN RETURN NEW; END IF;
  IF OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL THEN RAISE insufficient_privilege; END IF;
  -- Only the holder accepts, goes on leave and comes back.
  IF OLD.person_id IS DISTINCT FROM app.me()
     AND (NEW.charter_version, NEW.on_leave_at, NEW.role_title, NEW.orgnr)
         IS DISTINCT FROM (OLD.charter_version, OLD.on_leave_at, OLD.role_title, OLD.orgnr) THEN
    RAISE insufficient_privilege;
  END IF;
  IF NEW.charter_version IS DISTINCT FROM OLD.charter_version
     AND NEW.charter_version IS DISTINCT FROM (SELECT n.charter_version FROM networks n WHERE n.id = NEW.network_id) THEN
    RAISE insufficient_privilege;
  END IF;
  IF NEW.role <> OLD.role AND NOT (NEW.network_id = ANY (app.my_facilitated_networks())) THEN RAISE insufficient_privilege; END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.guard_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(app.person_lock_key(NEW.person_id));
  PERFORM 1 FROM public.accounts a WHERE a.person_id = NEW.person_id AND a.disabled_at IS NOT NULL;
  IF FOUND THEN RAISE insufficient_privilege; END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.handled_occurrence()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('app.handled_occurrence', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION app.has_admission_warning(network uuid, application uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT EXISTS (SELECT 1 FROM public.applications a WHERE a.id = has_admission_warning.application AND a.network_id = has_admission_warning.network
  AND (a.in_reporting_line OR EXISTS (SELECT 1 FROM public.seats s
    WHERE s.network_id = a.network_id AND s.orgnr = a.orgnr AND s.ended_at IS NULL AND s.person_id <> a.person_id)))
$function$;
REVOKE EXECUTE ON FUNCTION app.has_admission_warning(uuid,uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.has_fresh_proof()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
SELECT app.me() IS NOT NULL AND (coalesce(current_setting('app.session_id', true), '') = '' OR EXISTS (
  SELECT 1 FROM public.sessions s WHERE s.id = nullif(current_setting('app.session_id', true), '')::uuid AND s.person_id = app.me()
    AND s.proved_at > now() - interval '10 minutes'))
$function$;

CREATE OR REPLACE FUNCTION app.hidden_from(challenge uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  c public.challenges%ROWTYPE;
  outer_network text := current_setting('app.maintenance_network', true);
  people uuid[];
BEGIN
  SELECT * INTO c FROM public.challenges WHERE id = hidden_from.challenge;
  IF c.id IS NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', c.network_id::text, true);
  SELECT array_agg(s.person_id) INTO people FROM public.seats s
    WHERE s.network_id = c.network_id AND s.ended_at IS NULL AND NOT app.seat_sees_challenge(s, c);
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(people, '{}');
END
$function$;

CREATE OR REPLACE FUNCTION app.hide_contribution(network uuid, contribution uuid, reason text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  done boolean;
BEGIN
  IF NOT app.facilitates(hide_contribution.network) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', hide_contribution.network::text, true);
  INSERT INTO public.hidden_contributions
    SELECT c.id, c.network_id, c.body, c.link FROM public.contributions c
    WHERE c.id = hide_contribution.contribution AND c.network_id = hide_contribution.network AND c.author_id <> app.me()
      AND c.hidden_at IS NULL AND c.withdrawn_at IS NULL AND c.challenge_id <> ALL (app.my_hidden_challenges())
    FOR NO KEY UPDATE;
  done := FOUND;
  IF done THEN
    UPDATE public.contributions SET body = '', link = NULL, hidden_at = now(), hidden_reason = hide_contribution.reason
      WHERE id = hide_contribution.contribution;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$function$;

CREATE OR REPLACE FUNCTION app.hide_passage()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7307);
  UPDATE public.passages SET shown = NEW.hidden_at IS NULL WHERE id = NEW.id;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.hosts_entry(listing uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT EXISTS (SELECT 1 FROM open.entries o JOIN public.entry_editors e ON e.entry_id = o.id
  WHERE o.id = hosts_entry.listing AND o.origin = 'ELSEWHERE' AND o.kind = 'MEETING_PLACE' AND e.person_id = app.me())
$function$;
REVOKE EXECUTE ON FUNCTION app.hosts_entry(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.hosts_entry(uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.invitation_greeting()
 RETURNS TABLE(network_name text, invited_by text, email text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  i public.invitations%ROWTYPE;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  SELECT t.* INTO i FROM public.invitations t
    WHERE t.token_hash = app.access_key() AND t.used_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > now();
  IF i.id IS NULL THEN RETURN; END IF;
  PERFORM set_config('app.maintenance_network', i.network_id::text, true);
  IF app.inviter_right(i) IN ('FOUNDER', 'FACILITATOR', 'LEFT_SEAT') THEN
    RETURN QUERY SELECT CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN n.name::text END,
        CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN p.name::text END, i.email::text
      FROM public.networks n LEFT JOIN public.people p ON p.id = i.made_by WHERE n.id = i.network_id;
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
END
$function$;

CREATE OR REPLACE FUNCTION app.invite_to_meetings(network uuid, entry text, subject uuid, moment timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
BEGIN
  IF entry IN ('MEETING_CALLED', 'MEETING_MOVED', 'SEAT_TAKEN', 'SEAT_ACCEPTED', 'SEAT_CAME_BACK') THEN
    INSERT INTO public.meeting_invitations AS i (meeting_id, person_id, network_id, due_at)
      SELECT m.id, s.person_id, network, CASE WHEN m.starts_at < moment + interval '48 hours' THEN moment ELSE moment + interval '10 minutes' END
      FROM public.meetings m JOIN public.seats s ON s.network_id = m.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL
      WHERE m.network_id = network AND m.stage = 'CALLED' AND m.starts_at > moment
        AND CASE WHEN entry LIKE 'SEAT%' THEN s.id = subject ELSE m.id = subject END
      ON CONFLICT (meeting_id, person_id) DO UPDATE SET due_at = excluded.due_at;
  ELSIF entry = 'MEETING_CANCELLED' THEN
    UPDATE public.meeting_invitations i SET due_at = CASE WHEN i.sent_starts_at IS NULL THEN NULL ELSE moment END
      WHERE i.network_id = network AND i.meeting_id = subject;
  ELSIF entry IN ('SEAT_ENDED', 'SEAT_GIVEN_UP') THEN
    UPDATE public.meeting_invitations i SET due_at = CASE WHEN i.sent_starts_at IS NULL THEN NULL ELSE moment END
      FROM public.seats s WHERE s.id = subject AND i.network_id = network AND i.person_id = s.person_id;
  END IF;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.invite_to_meetings(uuid,text,uuid,timestamp with time zone) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.inviter_right(i invitations)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
SELECT CASE
  WHEN n.seated_at IS NULL AND n.founded_by = i.made_by AND a.is_administrator AND i.role = 'FACILITATOR' AND i.seat_id IS NULL
    THEN 'FOUNDER'
  WHEN f.id IS NOT NULL AND f.charter_version = n.charter_version THEN 'FACILITATOR'
  WHEN f.id IS NOT NULL THEN 'FACILITATOR_LATER'
  WHEN i.role = 'MEMBER' AND offered.person_id = i.made_by AND offered.left_as = 'VACANT' THEN 'LEFT_SEAT'
  WHEN i.role = 'MEMBER' AND offered.person_id = i.made_by THEN 'LEFT_SEAT_LATER'
END
FROM networks n JOIN accounts a ON a.person_id = i.made_by AND a.disabled_at IS NULL
LEFT JOIN seats f ON f.network_id = n.id AND f.person_id = i.made_by AND f.role = 'FACILITATOR'
  AND f.ended_at IS NULL AND f.on_leave_at IS NULL
LEFT JOIN seats offered ON offered.id = i.seat_id AND offered.network_id = n.id
  AND (offered.ended_at IS NULL OR offered.left_as = 'VACANT')
WHERE n.id = i.network_id AND n.stage NOT IN ('DRAFT', 'SPLIT', 'CLOSED')
  AND (i.seat_id IS NULL OR offered.id IS NOT NULL)
$function$;
REVOKE EXECUTE ON FUNCTION app.inviter_right(invitations) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.is_finding_mail()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT current_setting('app.finding_mail', true) = 'on' $function$;

CREATE OR REPLACE FUNCTION app.is_from_source(passage passages)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
BEGIN
  CASE passage.kind
    WHEN 'CHALLENGE' THEN
      RETURN EXISTS (SELECT FROM public.challenges s WHERE s.id = passage.id AND s.owner_id = passage.author_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.created_at) = passage.created_at);
    WHEN 'CONTRIBUTION' THEN
      RETURN EXISTS (SELECT FROM public.contributions s WHERE s.id = passage.id AND s.author_id = passage.author_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.created_at) = passage.created_at);
    WHEN 'MESSAGE' THEN
      RETURN EXISTS (SELECT FROM public.messages s WHERE s.id = passage.id AND s.author_id = passage.author_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.created_at) = passage.created_at);
    WHEN 'RESOURCE' THEN
      RETURN EXISTS (SELECT FROM public.resources s WHERE s.id = passage.resource_id AND s.added_by = passage.author_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.created_at) = passage.created_at);
    WHEN 'CONSULTATION' THEN
      RETURN EXISTS (SELECT FROM public.consultation_posts s
        JOIN public.consultations c ON c.id = s.consultation_id AND c.challenge_id = passage.challenge_id
        WHERE s.id = passage.id AND s.author_id = passage.author_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.created_at) = passage.created_at);
    WHEN 'MINUTES' THEN
      RETURN EXISTS (SELECT FROM public.minutes_blocks s JOIN public.seats w ON w.id = s.seat_id AND w.person_id = passage.author_id
        WHERE s.id = passage.id AND s.network_id = passage.network_id
        AND s.seat_id = passage.seat_id AND date_trunc('milliseconds', s.edited_at) = passage.created_at);
    ELSE RETURN false;
  END CASE;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.is_from_source(passages) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.is_from_source(passages) TO krets_app;

CREATE OR REPLACE FUNCTION app.is_full(network uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  answer boolean;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM app.presented_invitation() i WHERE i.network_id = is_full.network AND i.seat_id IS NULL) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', is_full.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = is_full.network FOR UPDATE;
  answer := EXISTS (SELECT 1 FROM public.network_counters k WHERE k.network_id = is_full.network AND k.seats_taken >= k.seats_max)
    OR EXISTS (SELECT 1 FROM public.applications a WHERE a.network_id = is_full.network AND a.state = 'WAITING');
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN answer;
END
$function$;

CREATE OR REPLACE FUNCTION app.is_hidden_from_me(challenge uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT EXISTS (SELECT 1 FROM public.challenges c
  JOIN public.seats s ON s.network_id = c.network_id AND s.person_id = app.me() AND s.ended_at IS NULL
  WHERE c.id = is_hidden_from_me.challenge AND NOT app.seat_sees_challenge(s, c))
$function$;

CREATE OR REPLACE FUNCTION app.is_reading_needs()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT current_setting('app.reading_needs', true) = 'on' $function$;

CREATE OR REPLACE FUNCTION app.is_removing_expired()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT current_setting('app.removing_expired', true) = 'on' $function$;

CREATE OR REPLACE FUNCTION app.joined_entry()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('app.joined_entry', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION app.lapse_meeting(network uuid, meeting uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  lapsed boolean;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  UPDATE public.meetings m SET stage = 'LAPSED'
    WHERE m.id = lapse_meeting.meeting AND m.network_id = lapse_meeting.network AND m.stage = 'OVER' AND m.ends_at <= now() - interval '24 hours'
      -- Else a day after its end something was written, though it may have been taken back since (app.tell_meeting_time).
      AND coalesce(m.told_until, m.called_at) < m.ends_at + interval '24 hours'
      AND NOT EXISTS (SELECT 1 FROM public.meeting_runs r WHERE r.meeting_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM public.minutes_blocks b WHERE b.meeting_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM public.next_steps n WHERE n.meeting_id = m.id);
  lapsed := FOUND;
  IF lapsed THEN
    UPDATE public.agenda_items i SET meeting_id = NULL, place = NULL, waited = i.waited + 1
      WHERE i.network_id = lapse_meeting.network AND i.meeting_id = lapse_meeting.meeting;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN lapsed;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.lapse_meeting(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.lapse_meeting(uuid,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.late_deliveries()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  late CONSTANT timestamptz := now() - interval '10 minutes';
  found jsonb;
BEGIN
  IF NOT app.am_administrator() THEN RETURN '[]'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT jsonb_agg(to_jsonb(d)) INTO found FROM (
    SELECT 'NOTICE' AS channel, count(*) AS late, min(n.mail_at) AS since FROM public.notices n WHERE n.mail_at <= late AND n.seen_at IS NULL
    UNION ALL
    SELECT 'DIGEST', count(*), min(a.digest_at) FROM public.accounts a WHERE a.digest <> 'NEVER' AND a.digest_at <= late
    UNION ALL
    SELECT 'PUSH', count(*), min(p.due_at) FROM public.push_subscriptions p WHERE p.due_at <= late) d;
  PERFORM set_config('app.finding_mail', '', true);
  RETURN found;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.late_deliveries() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.late_deliveries() TO krets_app;

CREATE OR REPLACE FUNCTION app.late_readers(network uuid, since timestamp with time zone)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
SELECT coalesce(array_agg(s.person_id), '{}') FROM public.seats s
  WHERE s.network_id = late_readers.network AND s.ended_at IS NULL AND s.reads_from > late_readers.since
$function$;

CREATE OR REPLACE FUNCTION app.letters_due(today timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found jsonb;
BEGIN
  IF app.me() IS NULL THEN RETURN '[]'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT jsonb_agg(jsonb_build_object('entryId', d.id, 'to', coalesce(d.contact, a.email), 'language', coalesce(d.language, a.language)) ORDER BY d.id) INTO found
  FROM public.accounts a, (SELECT o.id, o.contact, o.language FROM open.entries o
      CROSS JOIN LATERAL (SELECT count(*) AS sent, max(l.sent_at) AS last FROM public.entry_letters l WHERE l.entry_id = o.id AND l.sent_at >= o.confirmed_at) l
      WHERE o.origin = 'ELSEWHERE' AND o.status IN ('LISTED', 'UNCONFIRMED') AND l.sent < 3
        AND (NOT o.confirmed OR o.confirmed_at <= letters_due.today - interval '180 days')
        AND (l.last IS NULL OR l.last <= letters_due.today - interval '14 days')
        AND app.me() = (SELECT min(e.person_id::text)::uuid FROM public.entry_editors e WHERE e.entry_id = o.id)
      ORDER BY o.confirmed_at, o.id
      LIMIT greatest(0, 50 - (SELECT count(*) FROM public.entry_letters l JOIN public.entry_editors e ON e.entry_id = l.entry_id
        WHERE e.person_id = app.me() AND l.sent_at > letters_due.today - interval '1 day'))) d
  WHERE a.person_id = app.me();
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '[]');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.letters_due(timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.letters_due(timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.limit_invitations()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  outer_inviter text := current_setting('app.inviter', true);
  most integer;
  made record;
BEGIN
  NEW.created_at := now();
  NEW.expires_at := least(NEW.expires_at, now() + interval '14 days');
  IF NEW.made_by IS DISTINCT FROM app.me() THEN RETURN NEW; END IF;
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true), set_config('app.inviter', NEW.made_by::text, true);
  SELECT 4 * k.seats_max INTO most FROM public.network_counters k WHERE k.network_id = NEW.network_id FOR UPDATE;
  PERFORM pg_advisory_xact_lock(hashtextextended('invitations ' || NEW.made_by, 0));
  IF (SELECT count(*) FROM public.invitations i WHERE i.network_id = NEW.network_id AND i.used_at IS NULL AND i.revoked_at IS NULL
      AND i.expires_at > now()) >= most THEN
    RAISE check_violation USING CONSTRAINT = 'ck_invitations_open', MESSAGE = 'Too many are open.';
  END IF;
  SELECT count(*) AS links, count(i.email) AS letters INTO made FROM public.invitations i
    WHERE i.made_by = NEW.made_by AND i.created_at > now() - interval '1 day';
  IF made.links >= 200 THEN RAISE check_violation USING CONSTRAINT = 'ck_invitations_day', MESSAGE = 'Too many for one day.'; END IF;
  IF NEW.email IS NOT NULL AND made.letters >= 40 THEN
    RAISE check_violation USING CONSTRAINT = 'ck_invitations_letters', MESSAGE = 'Too many letters for one day.';
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true), set_config('app.inviter', coalesce(outer_inviter, ''), true);
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.limit_networks()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_inviter text := current_setting('app.inviter', true);
  founds boolean := app.am_administrator();
BEGIN
  -- A network made by a split has seats from the beginning and does not count as founded.
  IF NEW.seated_at IS NOT NULL OR NEW.founded_by IS DISTINCT FROM app.me() THEN RETURN NEW; END IF;
  PERFORM set_config('app.inviter', NEW.founded_by::text, true);
  PERFORM pg_advisory_xact_lock(hashtextextended('networks ' || NEW.founded_by, 0));
  IF (SELECT count(*) FROM public.networks n WHERE n.founded_by = NEW.founded_by AND n.split_from IS NULL
      AND n.created_at > now() - interval '7 days') >= (CASE WHEN founds THEN 500 ELSE 10 END) THEN
    IF founds THEN RAISE check_violation USING CONSTRAINT = 'ck_networks_founded', MESSAGE = 'Too many for one week.'; END IF;
    RAISE check_violation USING CONSTRAINT = 'ck_networks_week', MESSAGE = 'Too many for one week.';
  END IF;
  PERFORM set_config('app.inviter', coalesce(outer_inviter, ''), true);
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.listed_networks()
 RETURNS TABLE(id uuid, name text, purpose text, stage text, "seatsFor" text, basis text[], "organiserName" text, "organiserType" text, "seatsTaken" integer, "seatsFree" integer, size text, "everyWeeks" integer, minutes integer, "decidedBy" text, questions text[], "takesApplications" boolean, "entryId" uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT n.id, n.name, n.purpose, n.stage, c.seats_for, c.basis::text[], n.organiser_name, n.organiser_type,
  CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN k.seats_taken END,
  CASE WHEN n.organiser_type IS DISTINCT FROM 'TRADE_UNION' THEN k.seats_max - k.seats_taken END,
  CASE WHEN k.seats_taken <= 5 THEN 'FEW' WHEN k.seats_taken <= 10 THEN 'SOME' ELSE 'MANY' END,
  c.every_weeks, c.minutes, c.admission, coalesce(q.questions::text[], '{}'), n.stage IN ('FORMING', 'ACTIVE'), n.entry_id
FROM public.networks n JOIN public.charters c ON c.network_id = n.id AND c.version = n.charter_version
JOIN public.network_counters k ON k.network_id = n.id LEFT JOIN public.admission_questions q ON q.network_id = n.id
WHERE app.me() IS NOT NULL AND n.listed AND n.stage NOT IN ('DRAFT', 'SPLIT', 'CLOSED')
$function$;

CREATE OR REPLACE FUNCTION app.lock_administration(person uuid)
 RETURNS void
 LANGUAGE sql
AS $function$ SELECT pg_advisory_xact_lock(hashtextextended('administration ' || person::text, 7306)) $function$;

CREATE OR REPLACE FUNCTION app.lock_network(network uuid, challenge uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
DECLARE
  following integer;
BEGIN
  SELECT n.journal_seq + 1 INTO following FROM public.network_counters n
    WHERE n.network_id = coalesce(lock_network.network, (SELECT app.network_of_challenge(lock_network.challenge))) FOR UPDATE;
  PERFORM app.cache_access();
  RETURN following;
END
$function$;

CREATE OR REPLACE FUNCTION app.lock_person(person uuid)
 RETURNS void
 LANGUAGE sql
AS $function$ SELECT pg_advisory_xact_lock(app.person_lock_key(person)) $function$;

CREATE OR REPLACE FUNCTION app.lock_person_of_row()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM app.lock_person(OLD.person_id);
  RETURN coalesce(NEW, OLD);
END
$function$;

CREATE OR REPLACE FUNCTION app.log_emergency_access_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  seat uuid;
  announced_seq integer;
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  NEW.ended_at := now();
  SELECT s.id INTO seat FROM public.seats s
    WHERE s.network_id = NEW.network_id AND s.person_id = app.me() AND s.ended_at IS NULL AND OLD.expires_at > now();
  INSERT INTO public.room_log (id, network_id, at, kind, by_seat_id, detail)
    VALUES (gen_random_uuid(), NEW.network_id, now(), 'EMERGENCY_ACCESS_ENDED', seat,
      CASE WHEN OLD.expires_at <= now() THEN 'TIME' WHEN seat IS NOT NULL THEN 'ROOM' ELSE 'ADMINISTRATOR' END);
  UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = NEW.network_id RETURNING journal_seq INTO announced_seq;
  INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
    VALUES (NEW.network_id, announced_seq, 'NETWORK', NEW.network_id, 'CLOSED', now());
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.log_stage_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO public.room_log (id, network_id, at, kind, detail) VALUES (gen_random_uuid(), NEW.id, now(), 'STAGE_CHANGED', NEW.stage);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.look_for_files(reads_all boolean)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  waits boolean;
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.removing_expired', 'on', true);
  waits := EXISTS (SELECT FROM public.file_texts t
    WHERE (t.state = 'WAITING' AND t.at BETWEEN now() - interval '3 hours' AND now() - interval '1 hour') OR (t.state = 'NOT_READ' AND reads_all));
  PERFORM set_config('app.removing_expired', '', true);
  IF waits THEN UPDATE public.old_texts SET due_at = now() WHERE due_at IS NULL OR due_at > now(); END IF;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.look_for_files(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.look_for_files(boolean) TO krets_app;

CREATE OR REPLACE FUNCTION app.maintenance_network()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('app.maintenance_network', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION app.mark_away_notice(network uuid, subject uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  latest record;
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT t.number, t.why INTO latest FROM public.consultation_transitions t
    WHERE t.consultation_id = subject AND t.network_id = network ORDER BY t.number DESC LIMIT 1;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  IF latest.why IS DISTINCT FROM 'OWNER_AWAY' THEN RETURN false; END IF;
  UPDATE public.consultation_participants SET last_away_notice = latest.number
   WHERE consultation_id = subject AND network_id = network AND person_id = app.me() AND last_away_notice < latest.number;
  IF FOUND THEN PERFORM app.remind(network, subject, 'OWNER_AWAY'); END IF;
  RETURN false;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.mark_away_notice(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.mark_away_notice(uuid,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.mark_reminded(network uuid, subject uuid, nth integer)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  at_stage text;
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN false; END IF;
  UPDATE public.consultation_participants SET reminded = nth
   WHERE consultation_id = subject AND network_id = network AND person_id = app.me() AND reminded < nth;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT c.stage INTO at_stage FROM public.consultations c WHERE c.id = subject AND c.network_id = network;
  IF at_stage = 'RUNNING' THEN
    PERFORM app.remind(network, subject, CASE WHEN nth % 2 = 0 THEN 'PHASE_HALF' ELSE 'PHASE_NEARLY' END);
  -- The first time it is told with the entry of the journal.
  ELSIF nth % 2 = 1 OR NOT EXISTS (
      SELECT 1 FROM public.notices n WHERE n.subject_id = subject AND n.person_id = app.me() AND n.kind = 'FOLLOW_UP') THEN
    PERFORM app.remind(network, subject, 'FOLLOW_UP');
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN false;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.mark_reminded(uuid,uuid,integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.mark_reminded(uuid,uuid,integer) TO krets_app;

CREATE OR REPLACE FUNCTION app.may_contribute(challenge uuid, seat uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT EXISTS (
  SELECT 1 FROM public.seats s JOIN public.networks n ON n.id = s.network_id
  JOIN public.challenges c ON c.network_id = s.network_id AND c.id = may_contribute.challenge
  WHERE s.id = may_contribute.seat AND s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL
    AND s.charter_version = n.charter_version AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED') AND c.locked_at IS NULL
    AND (c.withdrawn_at IS NULL OR c.owner_id = app.me()) AND app.seat_sees_challenge(s, c))
$function$;

CREATE OR REPLACE FUNCTION app.me()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ SELECT nullif(current_setting('app.person_id', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION app.meeting_due_at(m meetings, run meeting_runs)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
SELECT CASE
  WHEN m.stage IN ('LAPSED', 'CANCELLED') THEN NULL
  WHEN m.stage = 'OVER' THEN (SELECT min(t) FROM unnest(ARRAY[CASE WHEN run.meeting_id IS NULL THEN m.ends_at + interval '24 hours' END, m.ends_at + interval '168 hours']) t
    WHERE t > coalesce(m.told_until, m.called_at))
  WHEN run.meeting_id IS NULL THEN (SELECT min(t) FROM unnest(ARRAY[m.picks_open_at, m.picks_close_at, m.starts_at - interval '30 minutes', m.starts_at, m.ends_at]) t
    WHERE t > coalesce(m.told_until, m.called_at) OR t = m.ends_at)
  WHEN run.ended_at IS NOT NULL THEN run.ended_at
  -- Later than the pages that are open move it on, so that they do it where there are any.
  ELSE least(m.ends_at + interval '2 hours', run.step_ends_at + CASE WHEN run.steps -> run.step ->> 'kind' IN ('AGENDA', 'TRIOS') THEN interval '5 seconds'
    WHEN run.extensions >= 2 THEN interval '1 minute' ELSE interval '25 seconds' END) END
$function$;
REVOKE EXECUTE ON FUNCTION app.meeting_due_at(meetings,meeting_runs) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.member_addresses(network uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found jsonb;
BEGIN
  IF NOT (member_addresses.network = ANY (app.my_facilitated_networks())) THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', member_addresses.network::text, true);
  SELECT coalesce(jsonb_agg(jsonb_build_object('email', a.email, 'language', a.language)), '[]') INTO found
    FROM public.accounts a JOIN public.seats s ON s.person_id = a.person_id
    WHERE s.network_id = member_addresses.network AND s.ended_at IS NULL;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN found;
END
$function$;

CREATE OR REPLACE FUNCTION app.missing_requirements(network uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
SELECT array_remove(ARRAY[
  CASE WHEN btrim(n.purpose) = '' THEN 'F1' END,
  CASE WHEN cardinality(c.basis) = 0 OR btrim(c.seats_for) = '' THEN 'F2' END,
  CASE WHEN n.seats_warn > k.seats_max OR n.seats_min > k.seats_max THEN 'F3' END,
  CASE WHEN n.organiser_type IS NULL OR n.organiser_name IS NULL OR n.organiser_orgnr IS NULL THEN 'F4' END,
  CASE WHEN c.rotation = 'NONE' AND NOT EXISTS (SELECT 1 FROM seats s WHERE s.network_id = n.id AND s.role = 'FACILITATOR'
              AND s.ended_at IS NULL AND s.on_leave_at IS NULL) THEN 'F5' END,
  CASE WHEN c.every_weeks IS NULL OR c.minutes IS NULL OR coalesce(btrim(c.place), '') = ''
         OR (SELECT count(*) FROM (SELECT d FROM unnest(n.next_dates) d WHERE d >= current_date
               UNION SELECT m.day FROM meetings m WHERE m.network_id = n.id AND m.stage = 'CALLED' AND m.day >= current_date) days) < 2 THEN 'F6' END,
  CASE WHEN c.protocol IS NULL THEN 'F7' END,
  CASE WHEN btrim(c.expectations) = '' OR app.charter_awaits_acceptance(n.id) THEN 'F9' END,
  CASE WHEN n.programme_id IS NULL OR n.similar_seen_at IS NULL THEN 'F10' END,
  CASE WHEN n.review_by IS NULL OR n.review_by < current_date OR n.review_by > current_date + interval '12 months' THEN 'F11' END,
  CASE WHEN (SELECT count(*) FROM seats s WHERE s.network_id = n.id AND s.ended_at IS NULL
              AND s.charter_version = n.charter_version) < n.seats_min THEN 'F12' END
], NULL)
FROM networks n JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version
JOIN network_counters k ON k.network_id = n.id WHERE n.id = missing_requirements.network
$function$;

CREATE OR REPLACE FUNCTION app.move_contribution(network uuid, contribution uuid, target uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  root public.contributions%ROWTYPE;
  moved uuid[];
  newest integer;
  told integer;
BEGIN
  IF NOT (move_contribution.network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', move_contribution.network::text, true);
  SELECT journal_seq INTO told FROM public.network_counters WHERE network_id = move_contribution.network FOR UPDATE;
  SELECT * INTO root FROM public.contributions c
    WHERE c.id = move_contribution.contribution AND c.network_id = move_contribution.network
      AND c.challenge_id <> ALL (app.my_hidden_challenges());
  IF root.id IS NULL OR root.withdrawn_at IS NOT NULL OR root.hidden_at IS NOT NULL OR root.challenge_id = move_contribution.target
    OR app.widens_audience(root.challenge_id, move_contribution.target)
    OR NOT EXISTS (SELECT 1 FROM public.challenges c
      WHERE c.id = move_contribution.target AND c.network_id = move_contribution.network AND c.withdrawn_at IS NULL
        AND c.id <> ALL (app.my_hidden_challenges())
        AND (app.facilitates(move_contribution.network)
             OR (root.author_id = app.me() AND root.split_proposed_at IS NOT NULL AND c.owner_id = app.me()))) THEN
    PERFORM set_config('app.maintenance_network', '', true);
    RETURN false;
  END IF;
  WITH RECURSIVE below AS (
    SELECT c.id, c.seq FROM public.contributions c WHERE c.id = root.id
    UNION ALL SELECT c.id, c.seq FROM below b JOIN public.contributions c ON c.parent_id = b.id)
  SELECT array_agg(b.id), max(b.seq) INTO moved, newest FROM below b;
  -- A reader of the whole source and the whole target has nothing new to read.
  UPDATE public.read_marks m SET seq = told FROM public.read_marks before
    WHERE m.challenge_id = move_contribution.target AND before.challenge_id = root.challenge_id
      AND before.person_id = m.person_id AND before.seq >= newest
      AND NOT EXISTS (SELECT 1 FROM public.contributions n WHERE n.challenge_id = move_contribution.target
        AND n.seq > m.seq AND n.author_id <> m.person_id AND n.withdrawn_at IS NULL);
  -- A quotation may not lead from one thread into the other.
  UPDATE public.contributions c SET quoted_id = NULL WHERE c.quoted_id IS NOT NULL AND c.challenge_id = root.challenge_id
    AND (c.id = ANY (moved)) <> (c.quoted_id = ANY (moved));
  -- The last number of a path is the contribution's own and never changes; on the deepest level a reply is placed beside its parent.
  WITH RECURSIVE placed AS (
    SELECT c.id, NULL::uuid AS parent_id, c.path[cardinality(c.path):] AS path FROM public.contributions c WHERE c.id = root.id
    UNION ALL
    SELECT c.id, c.parent_id, p.path[1:2] || c.path[cardinality(c.path)]
    FROM placed p JOIN public.contributions c ON c.parent_id = p.id)
  UPDATE public.contributions c SET challenge_id = move_contribution.target, parent_id = p.parent_id, path = p.path, seq = told,
      split_proposed_at = CASE WHEN c.id <> root.id THEN c.split_proposed_at END
    FROM placed p WHERE c.id = p.id;
  UPDATE public.notices n SET challenge_id = move_contribution.target WHERE n.subject_id = ANY (moved);
  UPDATE public.threads h SET last_at = now(), last_seq = CASE h.challenge_id WHEN root.challenge_id THEN told - 1 ELSE told END,
      contributions = (SELECT count(*) FROM public.contributions n WHERE n.challenge_id = h.challenge_id),
      answers = (SELECT count(*) FROM public.contributions n JOIN public.challenges c ON c.id = n.challenge_id
                 WHERE n.challenge_id = h.challenge_id AND n.author_id <> c.owner_id AND n.withdrawn_at IS NULL)
    WHERE h.challenge_id IN (root.challenge_id, move_contribution.target);
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN true;
END
$function$;

CREATE OR REPLACE FUNCTION app.move_hidden_content()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  source public.challenges%ROWTYPE;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  SELECT * INTO source FROM public.challenges WHERE id = OLD.challenge_id;
  IF source.hidden_from_orgnr IS NOT NULL THEN
    UPDATE public.challenges SET must_hide_from_orgnr = source.hidden_from_orgnr WHERE id = NEW.challenge_id AND hidden_from_orgnr = source.hidden_from_orgnr;
    IF NOT FOUND THEN RAISE check_violation USING CONSTRAINT = 'ck_contributions_moved', MESSAGE = 'Opens more.'; END IF;
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.my_answered_polls()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg(DISTINCT a.poll_id), '{}') FROM public.date_answers a
  JOIN public.seats s ON s.id = a.seat_id AND s.ended_at IS NULL WHERE a.person_id = app.me() AND s.person_id = app.me()
$function$;

CREATE OR REPLACE FUNCTION app.my_coffee(occurrence uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  group_of uuid[];
  found jsonb;
BEGIN
  SELECT c.people INTO group_of FROM public.coffee_pairs c WHERE c.occurrence_id = my_coffee.occurrence AND app.me() = ANY (c.people);
  IF group_of IS NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.handled_occurrence', my_coffee.occurrence::text, true);
  SELECT jsonb_build_object('partners', coalesce(jsonb_agg(jsonb_build_object('name', split_part(p.name, ' ', 1), 'role', p.role_title, 'orgnr', p.orgnr,
      'themes', s.themes) ORDER BY p.name), '[]')) INTO found
    FROM public.signups s JOIN public.people p ON p.id = s.person_id
    WHERE s.occurrence_id = my_coffee.occurrence AND s.person_id = ANY (group_of) AND s.person_id <> app.me();
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN found;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.my_coffee(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_coffee(uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.my_consultations()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg(consultation_id), '{}') FROM public.consultation_participants
  WHERE person_id = app.me() AND participation = 'JOINED'
$function$;

CREATE OR REPLACE FUNCTION app.my_content(kind text, ids uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  me uuid := app.me();
  contents jsonb;
BEGIN
  IF me IS NULL THEN RETURN '[]'; END IF;
  CASE my_content.kind
    WHEN 'challenges' THEN
      SELECT jsonb_agg(jsonb_build_object('id', c.id, 'seat', (SELECT s.role_title FROM public.seats s WHERE s.id = c.seat_id),
        'title', c.title, 'situation', c.situation, 'role', c.role, 'pullA', c.pull_a, 'pullB', c.pull_b, 'tried', c.tried,
        'status', c.status, 'statusNote', c.status_note,
        'createdAt', c.created_at, 'editedAt', c.edited_at, 'withdrawnAt', c.withdrawn_at,
        'earlier', (SELECT coalesce(jsonb_agg(v.content ORDER BY v.version), '[]') FROM public.challenge_versions v WHERE v.challenge_id = c.id))
        ORDER BY c.created_at, c.id) INTO contents
      FROM public.challenges c WHERE c.id = ANY (my_content.ids) AND c.owner_id = me;
    WHEN 'contributions' THEN
      SELECT jsonb_agg(jsonb_build_object('id', k.id, 'seat', (SELECT s.role_title FROM public.seats s WHERE s.id = k.seat_id),
        'kind', k.kind, 'body', coalesce(h.body, k.body), 'link', coalesce(h.link, k.link), 'createdAt', k.created_at,
        'editedAt', k.edited_at, 'withdrawnAt', k.withdrawn_at,
        'pictures', (SELECT coalesce(jsonb_agg(p.alt ORDER BY p.place), '[]') FROM public.contribution_images p WHERE p.contribution_id = k.id),
        'earlier', (SELECT coalesce(jsonb_agg(v.body ORDER BY v.version), '[]') FROM public.contribution_versions v WHERE v.contribution_id = k.id))
        ORDER BY k.created_at, k.id) INTO contents
      FROM public.contributions k LEFT JOIN public.hidden_contributions h ON h.contribution_id = k.id
      WHERE k.id = ANY (my_content.ids) AND k.author_id = me;
    WHEN 'messages' THEN
      SELECT jsonb_agg(jsonb_build_object('id', m.id, 'seat', (SELECT s.role_title FROM public.seats s WHERE s.id = m.seat_id),
        'body', coalesce(w.body, m.body), 'createdAt', m.created_at, 'withdrawnAt', m.withdrawn_at,
        'pictures', (SELECT coalesce(jsonb_agg(p.alt ORDER BY p.place), '[]') FROM public.message_images p WHERE p.message_id = m.id))
        ORDER BY m.created_at, m.id) INTO contents
      FROM public.messages m LEFT JOIN public.withdrawn_messages w ON w.message_id = m.id
      WHERE m.id = ANY (my_content.ids) AND m.author_id = me;
    WHEN 'resources' THEN
      SELECT jsonb_agg(jsonb_build_object('id', v.resource_id, 'title', v.title, 'why', v.why, 'link', v.link, 'body', v.body, 'change', v.change,
        'madeAt', v.made_at) ORDER BY v.made_at) INTO contents
      FROM public.resource_versions v WHERE v.resource_id = ANY (my_content.ids) AND v.author_id = me;
    WHEN 'applications' THEN
      SELECT jsonb_agg(jsonb_build_object('id', a.id, 'network', a.network_name, 'state', a.state, 'reason', a.reason,
        'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('question', x.question, 'answer', x.answer) ORDER BY x.n), '[]')
          FROM ROWS FROM (unnest(a.questions), unnest(a.answers)) WITH ORDINALITY x (question, answer, n))) ORDER BY a.applied_at, a.id) INTO contents
      FROM public.applications a WHERE a.id = ANY (my_content.ids) AND a.person_id = me;
    WHEN 'consultations' THEN
      SELECT jsonb_agg(jsonb_build_object('id', p.id, 'seat', (SELECT s.role_title FROM public.seats s WHERE s.id = p.seat_id),
        'as', p.role, 'phase', p.phase_seq, 'kind', p.kind, 'body', p.body, 'link', p.link, 'dueOn', p.due_on,
        'createdAt', p.created_at, 'withdrawnAt', p.withdrawn_at) ORDER BY p.created_at, p.id) INTO contents
      FROM public.consultation_posts p WHERE p.id = ANY (my_content.ids) AND p.author_id = me;
    WHEN 'agendaItems' THEN
      SELECT jsonb_agg(jsonb_build_object('id', i.id, 'seat', (SELECT s.role_title FROM public.seats s WHERE s.id = i.seat_id),
        'kind', i.kind, 'title', i.title, 'minutes', i.minutes, 'decideBy', i.decide_by, 'createdAt', i.created_at,
        'withdrawnAt', i.withdrawn_at) ORDER BY i.created_at, i.id) INTO contents
      FROM public.agenda_items i WHERE i.id = ANY (my_content.ids) AND i.owner_id = me;
    WHEN 'privateNotes' THEN
      SELECT jsonb_agg(jsonb_build_object('id', n.consultation_id, 'content', n.content, 'savedAt', n.saved_at) ORDER BY n.saved_at) INTO contents
      FROM public.private_notes n WHERE n.consultation_id = ANY (my_content.ids) AND n.person_id = me;
    ELSE RETURN '[]';
  END CASE;
  RETURN coalesce(contents, '[]');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.my_content(text,uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_content(text,uuid[]) TO krets_app;

CREATE OR REPLACE FUNCTION app.my_content_ids(kind text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  me uuid := app.me();
  found uuid[];
BEGIN
  IF me IS NULL THEN RETURN '{}'; END IF;
  CASE my_content_ids.kind
    WHEN 'challenges' THEN SELECT array_agg(c.id ORDER BY c.created_at, c.id) INTO found FROM public.challenges c WHERE c.owner_id = me;
    WHEN 'contributions' THEN SELECT array_agg(k.id ORDER BY k.created_at, k.id) INTO found FROM public.contributions k WHERE k.author_id = me;
    WHEN 'messages' THEN SELECT array_agg(m.id ORDER BY m.created_at, m.id) INTO found FROM public.messages m WHERE m.author_id = me;
    WHEN 'resources' THEN SELECT array_agg(r.id ORDER BY r.at, r.id) INTO found FROM (
      SELECT v.resource_id AS id, min(v.made_at) AS at FROM public.resource_versions v WHERE v.author_id = me GROUP BY v.resource_id) r;
    WHEN 'applications' THEN SELECT array_agg(a.id ORDER BY a.applied_at, a.id) INTO found FROM public.applications a WHERE a.person_id = me;
    WHEN 'consultations' THEN SELECT array_agg(p.id ORDER BY p.created_at, p.id) INTO found FROM public.consultation_posts p WHERE p.author_id = me;
    WHEN 'agendaItems' THEN SELECT array_agg(i.id ORDER BY i.created_at, i.id) INTO found FROM public.agenda_items i WHERE i.owner_id = me;
    WHEN 'privateNotes' THEN SELECT array_agg(n.consultation_id ORDER BY n.saved_at) INTO found FROM public.private_notes n WHERE n.person_id = me;
    ELSE RETURN '{}';
  END CASE;
  RETURN coalesce(found, '{}');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.my_content_ids(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_content_ids(text) TO krets_app;

CREATE OR REPLACE FUNCTION app.my_draft_networks()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg(n.id), '{}') FROM public.networks n JOIN public.seats s ON s.network_id = n.id
  WHERE s.person_id = app.me() AND s.ended_at IS NULL AND n.stage = 'DRAFT'
$function$;

CREATE OR REPLACE FUNCTION app.my_facilitated_networks()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg(s.network_id), '{}') FROM public.seats s JOIN public.networks n ON n.id = s.network_id
  WHERE s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
    AND s.role = 'FACILITATOR'
$function$;

CREATE OR REPLACE FUNCTION app.my_founded_networks()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg(id), '{}') FROM public.networks
  WHERE founded_by = app.me() AND seated_at IS NULL
$function$;

CREATE OR REPLACE FUNCTION app.my_hidden_challenges()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$ SELECT coalesce(app.cached('app.cached_hidden_challenges'), app.find_hidden_challenges()) $function$;

CREATE OR REPLACE FUNCTION app.my_late_networks()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg(network_id ORDER BY network_id), '{}') FROM public.seats
  WHERE person_id = app.me() AND ended_at IS NULL AND reads_from IS NOT NULL
$function$;

CREATE OR REPLACE FUNCTION app.my_late_starts()
 RETURNS timestamp with time zone[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg(reads_from ORDER BY network_id), '{}') FROM public.seats
  WHERE person_id = app.me() AND ended_at IS NULL AND reads_from IS NOT NULL
$function$;

CREATE OR REPLACE FUNCTION app.my_need_questions()
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found jsonb;
  one record;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  IF app.me() IS NULL THEN RETURN '[]'; END IF;
  PERFORM set_config('app.reading_needs', 'on', true);
  found := '[]';
  FOR one IN SELECT q.id, r.network_id, q.asked_at FROM public.need_questions q JOIN public.need_requests r ON r.id = q.request_id
      WHERE q.person_id = app.me() AND q.answered_at IS NULL ORDER BY q.asked_at, q.id LIMIT 50 LOOP
    PERFORM set_config('app.maintenance_network', one.network_id::text, true);
    found := found || coalesce((SELECT jsonb_agg(jsonb_build_object('id', one.id, 'networkId', n.id, 'askedAt', one.asked_at, 'name', n.name, 'purpose', n.purpose,
        'organiserName', n.organiser_name, 'organiserType', n.organiser_type))
      FROM public.networks n WHERE n.id = one.network_id AND n.stage IN ('FORMING', 'ACTIVE')), '[]');
  END LOOP;
  PERFORM set_config('app.reading_needs', '', true), set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN found;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.my_need_questions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_need_questions() TO krets_app;

CREATE OR REPLACE FUNCTION app.my_networks()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$ SELECT coalesce(app.cached('app.cached_networks'), app.find_networks()) $function$;

CREATE OR REPLACE FUNCTION app.my_seated_networks()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$ SELECT coalesce(app.cached('app.cached_seated_networks'), app.find_seated_networks()) $function$;

CREATE OR REPLACE FUNCTION app.my_trio(network uuid, meeting uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  seats uuid[];
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN '{}'; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT array_agg(t.seat_id ORDER BY t.turn) INTO seats FROM public.meeting_trios mine
    JOIN public.seats s ON s.id = mine.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL
    JOIN public.meeting_runs r ON r.meeting_id = mine.meeting_id AND r.ended_at IS NULL AND r.step = mine.step
    JOIN public.meeting_trios t ON t.meeting_id = mine.meeting_id AND t.trio = mine.trio
    WHERE mine.network_id = my_trio.network AND mine.meeting_id = my_trio.meeting;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(seats, '{}');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.my_trio(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.my_trio(uuid,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.my_writable_networks()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg(s.network_id), '{}') FROM public.seats s JOIN public.networks n ON n.id = s.network_id
  WHERE s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
    AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')
$function$;

CREATE OR REPLACE FUNCTION app.network_named(named text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found jsonb;
BEGIN
  IF NOT app.am_administrator() THEN RETURN NULL; END IF;
  PERFORM set_config('app.overview', 'on', true);
  SELECT jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name)) INTO found FROM public.networks n
    WHERE lower(n.name) = lower(btrim(named)) AND n.seated_at IS NOT NULL;
  PERFORM set_config('app.overview', '', true);
  RETURN CASE WHEN jsonb_array_length(found) = 1 THEN found -> 0 END;
END
$function$;

CREATE OR REPLACE FUNCTION app.network_of_challenge(challenge uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT c.network_id FROM public.challenges c
  JOIN public.seats s ON s.network_id = c.network_id AND s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL
  JOIN public.networks n ON n.id = s.network_id AND n.charter_version = s.charter_version
  WHERE c.id = network_of_challenge.challenge AND (c.withdrawn_at IS NULL OR c.owner_id = app.me()) AND app.seat_sees_challenge(s, c)
$function$;

CREATE OR REPLACE FUNCTION app.networks_taking_applications()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ SELECT coalesce(array_agg(id), '{}') FROM app.listed_networks() WHERE "takesApplications" $function$;

CREATE OR REPLACE FUNCTION app.next_with_old_texts()
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  person uuid;
  after uuid;
BEGIN
  IF app.me() IS NOT NULL THEN RETURN NULL; END IF;
  UPDATE public.old_texts SET began_at = coalesce(began_at, now()) WHERE due_at <= now() RETURNING after_person INTO after;
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM set_config('app.removing_expired', 'on', true);
  SELECT s.person_id INTO person FROM public.seats s
    WHERE s.ended_at IS NULL AND (after IS NULL OR s.person_id > after) ORDER BY s.person_id LIMIT 1;
  PERFORM set_config('app.removing_expired', '', true);
  IF person IS NULL THEN
    UPDATE public.old_texts SET began_at = NULL, after_person = NULL, failed = 0,
      due_at = CASE WHEN failed > 0 OR began_at < changed_at + interval '1 hour' THEN now() + interval '1 hour' END;
  END IF;
  RETURN person;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.next_with_old_texts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.next_with_old_texts() TO krets_app;

CREATE OR REPLACE FUNCTION app.note_old_texts(person uuid, made integer, failed integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  UPDATE public.old_texts t SET after_person = note_old_texts.person, made = t.made + note_old_texts.made, failed = t.failed + note_old_texts.failed
    WHERE t.began_at IS NOT NULL AND (t.after_person IS NULL OR t.after_person < note_old_texts.person);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.note_old_texts(uuid,integer,integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.note_old_texts(uuid,integer,integer) TO krets_app;

CREATE OR REPLACE FUNCTION app.notices_of(network uuid, entry text, subject uuid)
 RETURNS TABLE(told uuid, why text)
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
BEGIN
  CASE entry
    WHEN 'CHALLENGE_POSTED' THEN
      RETURN QUERY SELECT s.person_id, 'NEW_THREAD' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'CHALLENGE_QUOTED' THEN
      RETURN QUERY SELECT q.author_id, 'WORDS_ASKED_FOR' FROM public.quotes q
        WHERE q.challenge_id = subject AND q.network_id = network AND q.answer = 'ASKED' AND NOT EXISTS (
          SELECT 1 FROM public.notices n WHERE n.subject_id = subject AND n.person_id = q.author_id AND n.kind = 'WORDS_ASKED_FOR');
    WHEN 'CONTRIBUTION_POSTED' THEN
      RETURN QUERY
        WITH k AS (SELECT c.* FROM public.contributions c WHERE c.id = subject AND c.network_id = network)
        SELECT s.person_id, 'MENTIONED' FROM k JOIN public.seats s ON s.id = ANY (k.mentions)
        UNION ALL SELECT c.owner_id, 'ANSWER' FROM k JOIN public.challenges c ON c.id = k.challenge_id
        UNION ALL SELECT p.author_id, 'REPLY' FROM k JOIN public.contributions p ON p.id = k.parent_id
        UNION ALL SELECT t.person_id, 'FOLLOWED' FROM k JOIN public.thread_notice_choices t ON t.challenge_id = k.challenge_id AND t.choice = 'FOLLOW'
        UNION ALL SELECT r.person_id, 'FOLLOWED' FROM public.room_notice_choices r WHERE r.network_id = network AND r.level = 'ALL';
    WHEN 'MESSAGE_POSTED' THEN
      RETURN QUERY
        SELECT s.person_id, 'MENTIONED' FROM public.messages m JOIN public.seats s ON s.id = ANY (m.mentions)
          WHERE m.id = subject AND m.network_id = network
        UNION ALL SELECT r.person_id, 'CHAT' FROM public.room_notice_choices r WHERE r.network_id = network AND r.level = 'ALL' AND NOT EXISTS (
          SELECT 1 FROM public.notices n WHERE n.person_id = r.person_id AND n.network_id = network AND n.kind = 'CHAT' AND n.seen_at IS NULL);
    WHEN 'CONSULTATION_PROPOSED', 'CONSULTATION_ASKED' THEN
      RETURN QUERY SELECT p.person_id, 'CONSULTATION_INVITED' FROM public.consultation_participants p
        WHERE p.consultation_id = subject AND p.network_id = network AND p.participation = 'INVITED' AND NOT EXISTS (
          SELECT 1 FROM public.notices n WHERE n.subject_id = subject AND n.person_id = p.person_id AND n.kind = 'CONSULTATION_INVITED');
    WHEN 'CONSULTATION_MOVED' THEN
      RETURN QUERY SELECT p.person_id, CASE c.stage WHEN 'SCHEDULED' THEN 'CONSULTATION_SCHEDULED' WHEN 'RUNNING' THEN 'PHASE_OPENED' ELSE 'FOLLOW_UP' END
        FROM public.consultations c JOIN public.consultation_participants p ON p.consultation_id = c.id AND p.participation = 'JOINED'
        WHERE c.id = subject AND c.network_id = network
          AND (c.stage IN ('SCHEDULED', 'RUNNING') OR (c.stage = 'FOLLOW_UP_DUE' AND p.person_id = c.owner_id));
    WHEN 'MEETING_CALLED' THEN
      RETURN QUERY SELECT s.person_id, 'MEETING_CALLED' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'MEETING_MOVED' THEN
      RETURN QUERY SELECT s.person_id, 'MEETING_MOVED' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'MEETING_CANCELLED' THEN
      RETURN QUERY SELECT s.person_id, 'MEETING_CANCELLED' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'MEETING_DATES_PROPOSED' THEN
      RETURN QUERY SELECT s.person_id, 'DATE_POLL' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'MEETING_NO_DATE' THEN
      RETURN QUERY SELECT s.person_id, 'NO_DATE' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL AND s.role = 'FACILITATOR';
    WHEN 'NETWORK_TO_SPLIT' THEN
      RETURN QUERY SELECT s.person_id, 'SPLIT_CHOICE' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'NETWORK_CLOSING', 'SEAT_ELECTION' THEN
      RETURN QUERY SELECT s.person_id, CASE q.kind WHEN 'CLOSE' THEN 'CLOSING_VOTE' ELSE 'ELECTION' END
        FROM public.proposals q JOIN public.seats s ON s.network_id = q.network_id AND s.ended_at IS NULL
        WHERE q.network_id = network AND q.kind = CASE entry WHEN 'NETWORK_CLOSING' THEN 'CLOSE' ELSE 'ELECT' END
          AND (q.kind = 'CLOSE' OR q.subject_id = subject) AND q.carried_at IS NULL AND q.dropped_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM public.proposal_votes v WHERE v.proposal_id = q.id AND v.seat_id = s.id)
          AND NOT EXISTS (SELECT 1 FROM public.notices n WHERE n.subject_id = subject AND n.person_id = s.person_id
            AND n.kind IN ('CLOSING_VOTE', 'ELECTION') AND n.created_at >= q.made_at);
    WHEN 'SEAT_TURN' THEN
      RETURN QUERY SELECT s.person_id, 'TURN_OFFERED' FROM public.facilitation_offers f JOIN public.seats s ON s.id = f.seat_id
        WHERE f.network_id = network AND f.seat_id = subject;
    WHEN 'SEAT_TAKEN' THEN
      RETURN QUERY SELECT s.person_id, 'NEW_MEMBER' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL AND s.id <> subject;
    WHEN 'SEAT_ENDED' THEN
      RETURN QUERY SELECT s.person_id, 'SEAT_ENDED' FROM public.seats s WHERE s.id = subject AND s.network_id = network;
    WHEN 'CHARTER_CHANGED' THEN
      RETURN QUERY SELECT s.person_id, 'CHARTER_CHANGED' FROM public.seats s JOIN public.networks n ON n.id = s.network_id
        WHERE s.network_id = network AND s.ended_at IS NULL AND s.charter_version IS DISTINCT FROM n.charter_version;
    WHEN 'APPLICATION_APPLIED' THEN
      RETURN QUERY SELECT s.person_id, 'APPLICATION' FROM public.networks n
        JOIN public.charters a ON a.network_id = n.id AND a.version = n.charter_version
        JOIN public.seats s ON s.network_id = n.id AND s.ended_at IS NULL
        WHERE n.id = network AND (a.admission = 'MEMBERS' OR s.role = 'FACILITATOR');
    WHEN 'RESOURCE_ADDED' THEN
      RETURN QUERY SELECT s.person_id, 'NEW_RESOURCE' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    WHEN 'NETWORK_OPENED' THEN
      RETURN QUERY SELECT s.person_id, 'EMERGENCY_ACCESS' FROM public.seats s WHERE s.network_id = network AND s.ended_at IS NULL;
    ELSE RETURN;
  END CASE;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.notices_of(uuid,text,uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.notify_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF current_setting('app.notify_later', true) IS DISTINCT FROM NEW.network_id || ':' || NEW.seq THEN
    PERFORM pg_catalog.pg_notify('krets', NEW.network_id || ':' || NEW.seq);
  END IF;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.notify_seat()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_catalog.pg_notify('krets', 'p:' || NEW.network_id);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.notify_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_catalog.pg_notify('krets', 's:' || OLD.id);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.occurrence_people(occurrence uuid, hosting boolean)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found jsonb;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM open.occurrences o WHERE occurrence_people.hosting AND o.id = occurrence_people.occurrence AND app.hosts_entry(o.entry_id))
    AND NOT EXISTS (SELECT 1 FROM public.signups s WHERE NOT occurrence_people.hosting AND s.occurrence_id = occurrence_people.occurrence
      AND s.person_id = app.me() AND s.state = 'SIGNED') THEN RETURN '{}'; END IF;
  PERFORM set_config('app.handled_occurrence', occurrence_people.occurrence::text, true);
  SELECT jsonb_build_object('people', coalesce(jsonb_agg(jsonb_build_object('name', w.name, 'role', w.role, 'orgnr', w.orgnr, 'talk', w.talk,
      'themes', w.themes, 'needs', w.needs) ORDER BY w.name, w.role, w.orgnr), '[]'),
      'waiting', CASE WHEN occurrence_people.hosting THEN (SELECT count(*) FROM public.signups s
        WHERE s.occurrence_id = occurrence_people.occurrence AND s.state = 'WAITING') END) INTO found
  FROM (SELECT CASE WHEN s.show_name OR occurrence_people.hosting THEN p.name END AS name,
      CASE WHEN s.show_role OR occurrence_people.hosting THEN p.role_title END AS role, CASE WHEN s.show_agency THEN p.orgnr END AS orgnr,
      CASE WHEN NOT occurrence_people.hosting THEN s.talk END AS talk, CASE WHEN NOT occurrence_people.hosting THEN s.themes ELSE '{}' END AS themes,
      CASE WHEN occurrence_people.hosting THEN s.access_needs END AS needs
    FROM public.signups s JOIN public.people p ON p.id = s.person_id
    WHERE s.occurrence_id = occurrence_people.occurrence AND s.state = 'SIGNED'
      AND (occurrence_people.hosting OR s.show_name OR s.show_role OR s.show_agency)) w;
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN found;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.occurrence_people(uuid,boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.occurrence_people(uuid,boolean) TO krets_app;

CREATE OR REPLACE FUNCTION app.old_texts_progress()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  state public.old_texts;
  people integer;
  done integer;
BEGIN
  IF NOT app.am_administrator() THEN RETURN NULL; END IF;
  SELECT * INTO state FROM public.old_texts;
  PERFORM set_config('app.removing_expired', 'on', true);
  SELECT count(DISTINCT s.person_id), count(DISTINCT s.person_id) FILTER (WHERE state.due_at IS NULL OR state.due_at > now() OR s.person_id <= state.after_person)
    INTO people, done FROM public.seats s WHERE s.ended_at IS NULL;
  PERFORM set_config('app.removing_expired', '', true);
  RETURN jsonb_build_object('people', people, 'done', done, 'made', state.made, 'failed', state.failed);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.old_texts_progress() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.old_texts_progress() TO krets_app;

CREATE OR REPLACE FUNCTION app.pair_for_coffee(occurrence uuid, parts jsonb, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF app.me() IS NOT NULL THEN RETURN false; END IF;
  PERFORM 1 FROM open.occurrences o WHERE o.id = pair_for_coffee.occurrence FOR UPDATE;
  PERFORM set_config('app.handled_occurrence', pair_for_coffee.occurrence::text, true);
  IF NOT EXISTS (SELECT 1 FROM public.coffee_pairs c WHERE c.occurrence_id = pair_for_coffee.occurrence) THEN
    -- Whoever has withdrawn meanwhile is left out.
    INSERT INTO public.coffee_pairs (occurrence_id, entry_id, people, made_at)
      SELECT o.id, o.entry_id, array_agg(s.person_id ORDER BY s.person_id), pair_for_coffee.moment
      FROM open.occurrences o CROSS JOIN jsonb_array_elements(pair_for_coffee.parts) WITH ORDINALITY g (people, n)
      JOIN public.signups s ON s.occurrence_id = o.id AND s.state = 'SIGNED' AND s.coffee AND g.people ? s.person_id::text
      WHERE o.id = pair_for_coffee.occurrence GROUP BY o.id, g.n;
    UPDATE public.signups s SET tell = 'COFFEE' FROM public.coffee_pairs c
      WHERE s.occurrence_id = pair_for_coffee.occurrence AND c.occurrence_id = s.occurrence_id AND s.person_id = ANY (c.people);
  END IF;
  PERFORM set_config('app.handled_occurrence', '', true);
  RETURN true;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.pair_for_coffee(uuid,jsonb,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.pair_for_coffee(uuid,jsonb,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.pause_consultations(network uuid)
 RETURNS TABLE(id uuid, "challengeId" uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  one public.consultations%ROWTYPE;
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  IF EXISTS (SELECT 1 FROM public.networks n WHERE n.id = network AND n.stage = 'PAUSED') THEN
    FOR one IN UPDATE public.consultations c SET stage = 'PAUSED', paused_at = now()
      WHERE c.network_id = network AND c.stage = 'RUNNING' RETURNING c.*
    LOOP
      INSERT INTO public.consultation_transitions (consultation_id, number, network_id, at, by_id, why, stage, phase_seq)
        SELECT one.id, coalesce(max(t.number), 0) + 1, network, now(), app.me(), 'PAUSED', 'PAUSED', one.phase_seq
        FROM public.consultation_transitions t WHERE t.consultation_id = one.id;
      DELETE FROM public.raised_hands r WHERE r.consultation_id = one.id;
      id := one.id;
      "challengeId" := one.challenge_id;
      RETURN NEXT;
    END LOOP;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.pause_consultations(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.pause_consultations(uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.people_with_mail_due(first_rows integer, after_person uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found uuid[];
BEGIN
  IF app.me() IS NOT NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT array_agg(e.person_id ORDER BY e.person_id) INTO found FROM (
    SELECT d.person_id FROM (
      (SELECT DISTINCT n.person_id FROM public.notices n WHERE n.mail_at <= now() AND n.seen_at IS NULL AND n.person_id > after_person ORDER BY 1 LIMIT first_rows)
      UNION
      (SELECT DISTINCT n.person_id FROM public.notices n WHERE n.push_at <= now() AND n.seen_at IS NULL AND n.person_id > after_person ORDER BY 1 LIMIT first_rows)
      UNION
      (SELECT DISTINCT p.person_id FROM public.push_subscriptions p WHERE p.due_at <= now() AND p.person_id > after_person ORDER BY 1 LIMIT first_rows)
      UNION
      (SELECT DISTINCT i.person_id FROM public.meeting_invitations i WHERE i.due_at <= now() AND i.person_id > after_person ORDER BY 1 LIMIT first_rows)
      UNION
      (SELECT a.person_id FROM public.accounts a WHERE a.digest <> 'NEVER' AND a.digest_at <= now() AND a.person_id > after_person ORDER BY 1 LIMIT first_rows)
      UNION
      (SELECT a.person_id FROM public.accounts a WHERE a.digest <> 'NEVER' AND a.digest_at IS NULL AND a.person_id > after_person ORDER BY 1 LIMIT first_rows)) d
    ORDER BY d.person_id LIMIT first_rows) e;
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '{}');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.people_with_mail_due(integer,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.people_with_mail_due(integer,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.people_with_need_questions()
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found uuid[];
BEGIN
  IF app.me() IS NOT NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT array_agg(DISTINCT q.person_id) INTO found FROM public.need_questions q WHERE q.told_at IS NULL AND q.answered_at IS NULL;
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '{}');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.people_with_need_questions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.people_with_need_questions() TO krets_app;

CREATE OR REPLACE FUNCTION app.person_lock_key(person uuid)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ SELECT hashtextextended('person ' || person::text, 7305) $function$;

CREATE OR REPLACE FUNCTION app.presented_invitation()
 RETURNS TABLE(id uuid, network_id uuid, role text, seat_id uuid, made_by uuid, handed_over boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  i public.invitations%ROWTYPE;
  held_right text;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  SELECT t.* INTO i FROM public.invitations t
    WHERE t.token_hash = app.access_key() AND t.used_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > now();
  IF i.id IS NULL OR app.me() IS NULL OR (i.email IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM public.accounts a WHERE a.person_id = app.me() AND a.email = lower(i.email))) THEN RETURN; END IF;
  PERFORM set_config('app.maintenance_network', i.network_id::text, true);
  held_right := app.inviter_right(i);
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  IF held_right IN ('FOUNDER', 'FACILITATOR', 'LEFT_SEAT') THEN
    RETURN QUERY SELECT i.id, i.network_id, i.role::text, i.seat_id, i.made_by, held_right = 'LEFT_SEAT';
  END IF;
END
$function$;

CREATE OR REPLACE FUNCTION app.propose_thread_split(network uuid, contribution uuid, proposed boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  done boolean;
BEGIN
  IF NOT (propose_thread_split.network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', propose_thread_split.network::text, true);
  UPDATE public.contributions c SET split_proposed_at = CASE WHEN propose_thread_split.proposed THEN now() END
    WHERE c.id = propose_thread_split.contribution AND c.network_id = propose_thread_split.network AND c.challenge_id <> ALL (app.my_hidden_challenges())
      AND (app.facilitates(propose_thread_split.network) OR (c.author_id = app.me() AND NOT propose_thread_split.proposed));
  done := FOUND;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$function$;

CREATE OR REPLACE FUNCTION app.queue_export(export uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  asked public.data_exports%ROWTYPE;
BEGIN
  SELECT * INTO asked FROM public.data_exports e WHERE e.id = queue_export.export AND e.person_id = app.me() AND e.state = 'WAITING';
  IF asked.id IS NULL THEN RETURN; END IF;
  PERFORM app.write_schedule(coalesce(asked.network_id, asked.id), asked.id, asked.person_id, 0, ARRAY['owndata.export'],
    jsonb_build_object('owndata.export', now()), '{}');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.queue_export(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.queue_export(uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.read_feed(network uuid, after integer, most integer, hashes text[], OUT head integer, OUT ended integer[], OUT refused integer[], OUT readings jsonb)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
DECLARE
  up_to integer;
BEGIN
  ended := '{}'; refused := '{}'; readings := '[]';
  FOR place IN 1 .. cardinality(hashes) LOOP
    PERFORM app.authenticate(hashes[place]);
    IF app.me() IS NULL THEN ended := ended || place;
    ELSIF NOT (network = ANY (app.my_networks())) THEN refused := refused || place;
    ELSE
      IF head IS NULL THEN
        SELECT c.journal_seq INTO head FROM public.network_counters c WHERE c.network_id = network;
        up_to := least(head, after + most);
      END IF;
      CONTINUE WHEN up_to <= after;
      readings := readings || jsonb_build_object('place', place, 'entries', (
        SELECT jsonb_agg(jsonb_build_object('seq', e.seq, 'topic', e.topic, 'id', e.id, 'challengeId', e.challenge_id, 'kind', e.kind, 'hidden', e.hidden))
        FROM app.feed_entries(network, after, up_to) e));
    END IF;
  END LOOP;
END
$function$;

CREATE OR REPLACE FUNCTION app.reader_seats(challenge uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
SELECT coalesce(array_agg(s.id), '{}')
FROM challenges c JOIN networks n ON n.id = c.network_id JOIN seats s ON s.network_id = c.network_id
WHERE c.id = reader_seats.challenge
  AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
  AND (c.withdrawn_at IS NULL OR c.owner_id = s.person_id) AND app.seat_sees_challenge(s, c)
$function$;

CREATE OR REPLACE FUNCTION app.reads_from(network uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT reads_from FROM public.seats
  WHERE person_id = app.me() AND network_id = reads_from.network AND ended_at IS NULL
$function$;

CREATE OR REPLACE FUNCTION app.record_posted_phase()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF NEW.kind <> 'PROCESS_NOTE' THEN
    UPDATE public.consultation_participants SET last_posted_phase = NEW.phase_seq
     WHERE consultation_id = NEW.consultation_id AND person_id = NEW.author_id AND last_posted_phase < NEW.phase_seq;
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.remind(network uuid, subject uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  told uuid[];
BEGIN
  PERFORM set_config('app.maintenance_network', network::text, true);
  UPDATE public.notices n SET seen_at = now() WHERE n.person_id = app.me() AND n.network_id = network AND n.subject_id = subject
    AND n.kind IN ('PHASE_OPENED', 'PHASE_HALF', 'PHASE_NEARLY', 'OWNER_AWAY', 'FOLLOW_UP') AND n.seen_at IS NULL;
  SELECT app.add_notices(network, c.journal_seq, subject, k.challenge_id, now(), ARRAY[app.me()], ARRAY[why]) INTO told
    FROM public.consultations k JOIN public.network_counters c ON c.network_id = k.network_id
    WHERE k.id = subject AND k.network_id = network;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  PERFORM pg_catalog.pg_notify('krets', 'n::' || person) FROM unnest(told) person;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.remind(uuid,uuid,text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.remind_of_meetings()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  it record;
  people uuid[];
  told uuid[];
BEGIN
  IF app.me() IS NOT NULL OR NOT pg_try_advisory_xact_lock(hashtextextended('meeting reminders', 0)) THEN RETURN false; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  FOR it IN
    SELECT m.id, m.network_id, m.time_version, d.why FROM public.meetings m CROSS JOIN LATERAL (VALUES
        -- Whoever was called in a day ago needs no reminder yet.
        ('MEETING_UNANSWERED', m.starts_at - interval '7 days', m.starts_at - interval '12 hours', interval '1 day'),
        ('AGENDA_CHOICE', m.picks_open_at, m.picks_close_at, interval '1 day'),
        ('ORDER_READY', m.picks_close_at, m.starts_at, interval '0'),
        ('MEETING_SOON', m.starts_at - interval '30 minutes', m.starts_at, interval '0'),
        ('MINUTES_CLOSING', m.ends_at + interval '5 days', m.ends_at + interval '7 days', interval '0')) d (why, due, until, apart)
      WHERE m.stage NOT IN ('LAPSED', 'CANCELLED') AND m.ends_at > now() - interval '7 days' AND m.starts_at < now() + interval '8 days'
        AND d.due <= now() AND d.until > now() AND d.due > coalesce(m.reminded_until, m.called_at + d.apart)
      ORDER BY m.network_id, m.id
  LOOP
    PERFORM set_config('app.maintenance_network', it.network_id::text, true);
    UPDATE public.meetings m SET reminded_until = now() WHERE m.id = it.id;
    IF it.why = 'ORDER_READY' THEN
      UPDATE public.notices n SET seen_at = now() WHERE n.network_id = it.network_id AND n.subject_id = it.id AND n.kind = 'AGENDA_CHOICE' AND n.seen_at IS NULL;
    END IF;
    IF EXISTS (SELECT 1 FROM public.networks n WHERE n.id = it.network_id AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')) THEN
      SELECT array_agg(s.person_id) INTO people FROM public.seats s
        LEFT JOIN public.meeting_answers a ON a.meeting_id = it.id AND a.seat_id = s.id AND a.time_version = it.time_version
        WHERE s.network_id = it.network_id AND s.ended_at IS NULL AND CASE it.why
          WHEN 'MEETING_UNANSWERED' THEN a.answer IS NULL
          WHEN 'MEETING_SOON' THEN a.answer IS DISTINCT FROM 'NO'
          WHEN 'ORDER_READY' THEN a.answer IS DISTINCT FROM 'NO'
            AND EXISTS (SELECT 1 FROM public.agenda_items i WHERE i.network_id = it.network_id AND i.meeting_id IS NULL AND i.withdrawn_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM public.meetings e JOIN public.meetings m ON m.id = it.id
              WHERE e.network_id = it.network_id AND e.stage = 'CALLED' AND e.starts_at < m.starts_at AND e.ends_at > now())
          WHEN 'AGENDA_CHOICE' THEN a.answer IS DISTINCT FROM 'NO'
            AND EXISTS (SELECT 1 FROM public.agenda_items i WHERE i.network_id = it.network_id AND i.meeting_id IS NULL AND i.withdrawn_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM public.agenda_picks p WHERE p.meeting_id = it.id AND p.seat_id = s.id)
            AND NOT EXISTS (SELECT 1 FROM public.meetings e JOIN public.meetings m ON m.id = it.id
              WHERE e.network_id = it.network_id AND e.stage = 'CALLED' AND e.starts_at < m.starts_at AND e.ends_at > now())
          ELSE EXISTS (SELECT 1 FROM public.minutes_blocks b WHERE b.meeting_id = it.id) END;
      CONTINUE WHEN people IS NULL;
      SELECT app.add_notices(it.network_id, c.journal_seq, it.id, NULL, now(), people, array_fill(it.why, ARRAY[cardinality(people)])) INTO told
        FROM public.network_counters c WHERE c.network_id = it.network_id;
      IF it.why = 'MEETING_SOON' THEN
        UPDATE public.notices n SET push_at = now() WHERE n.network_id = it.network_id AND n.subject_id = it.id AND n.kind = it.why AND n.seen_at IS NULL;
      END IF;
      PERFORM pg_catalog.pg_notify('krets', 'n::' || person) FROM unnest(told) person;
    END IF;
  END LOOP;
  FOR it IN SELECT p.id, p.network_id FROM public.date_polls p WHERE p.stage = 'OPEN' AND p.reminded_at IS NULL AND p.closes_at > now()
      AND p.made_at + (p.closes_at - p.made_at) / 2 <= now() ORDER BY p.network_id LOOP
    PERFORM set_config('app.maintenance_network', it.network_id::text, true);
    UPDATE public.date_polls p SET reminded_at = now() WHERE p.id = it.id;
    SELECT array_agg(s.person_id) INTO people FROM public.seats s JOIN public.networks n ON n.id = s.network_id AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')
      WHERE s.network_id = it.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM public.date_answers a WHERE a.poll_id = it.id AND a.seat_id = s.id);
    CONTINUE WHEN people IS NULL;
    SELECT app.add_notices(it.network_id, c.journal_seq, it.id, NULL, now(), people, array_fill('DATES_UNANSWERED'::text, ARRAY[cardinality(people)])) INTO told
      FROM public.network_counters c WHERE c.network_id = it.network_id;
    PERFORM pg_catalog.pg_notify('krets', 'n::' || person) FROM unnest(told) person;
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
  PERFORM set_config('app.finding_mail', '', true);
  RETURN false;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.remind_of_meetings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.remind_of_meetings() TO krets_app;

CREATE OR REPLACE FUNCTION app.remove_administrator(person uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  done boolean;
BEGIN
  IF NOT app.am_administrator() THEN RETURN false; END IF;
  PERFORM set_config('app.administered_person', remove_administrator.person::text, true);
  UPDATE public.accounts SET is_administrator = false WHERE person_id = remove_administrator.person AND is_administrator;
  done := FOUND;
  PERFORM set_config('app.administered_person', '', true);
  RETURN done;
END
$function$;

CREATE OR REPLACE FUNCTION app.remove_expired()
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  part CONSTANT integer := 200;
  most integer := 0;
  done integer;
  absent uuid[];
  one uuid;
BEGIN
  IF app.me() IS NOT NULL OR NOT pg_try_advisory_xact_lock(7306) THEN RETURN false; END IF;
  PERFORM set_config('app.removing_expired', 'on', true);
  DELETE FROM public.sessions WHERE id IN (SELECT id FROM public.sessions LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.sign_in_codes WHERE id IN (SELECT id FROM public.sign_in_codes LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.known_browsers b WHERE (b.person_id, b.browser_hash) IN (SELECT k.person_id, k.browser_hash FROM public.known_browsers k LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.invitations WHERE id IN (SELECT id FROM public.invitations LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.notices WHERE id IN (SELECT id FROM public.notices LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.push_failures WHERE id IN (SELECT id FROM public.push_failures LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.entry_letters WHERE key_hash IN (SELECT key_hash FROM public.entry_letters LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.entry_faults WHERE id IN (SELECT id FROM public.entry_faults LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.review_answers WHERE id IN (SELECT id FROM public.review_answers LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.needs WHERE id IN (SELECT id FROM public.needs LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.need_questions WHERE id IN (SELECT id FROM public.need_questions LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM public.need_requests WHERE id IN (SELECT id FROM public.need_requests LIMIT part);
  GET DIAGNOSTICS done = ROW_COUNT; most := greatest(most, done);
  DELETE FROM limiter.points WHERE expire < extract(epoch FROM now()) * 1000;
  -- Those who have been away for a year and have sat nowhere for a year are forgotten, as if they had deleted their account.
  SELECT coalesce(array_agg(a.person_id), '{}') INTO absent FROM (
    SELECT a.person_id FROM public.accounts a WHERE NOT EXISTS (SELECT 1 FROM public.seats s
      WHERE s.person_id = a.person_id AND (s.ended_at IS NULL OR s.ended_at > now() - interval '1 year')) LIMIT part) a;
  PERFORM set_config('app.removing_expired', '', true);
  FOREACH one IN ARRAY absent LOOP
    PERFORM set_config('app.person_id', one::text, true), set_config('app.session_id', '', true);
    PERFORM app.delete_account();
  END LOOP;
  PERFORM set_config('app.person_id', '', true);
  RETURN greatest(most, cardinality(absent)) = part;
END
$function$;

CREATE OR REPLACE FUNCTION app.remove_passage()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7307);
  DELETE FROM public.passages WHERE id = NEW.id;
  IF TG_TABLE_NAME = 'resources' THEN
    DELETE FROM public.passages WHERE resource_id = NEW.id AND piece > 0;
  END IF;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.renew_proof(code uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  UPDATE public.sessions s SET proved_at = now(), last_used_at = now()
    WHERE s.id::text = current_setting('app.session_id', true) AND s.person_id = app.me()
      AND EXISTS (SELECT 1 FROM public.sign_in_codes c JOIN public.accounts a ON a.email = c.email
                  WHERE c.id = code AND c.used_at = now() AND a.person_id = app.me()
                    AND c.asker_hash = encode(sha256(convert_to('session ' || s.id::text, 'UTF8')), 'hex'));
  RETURN FOUND;
END
$function$;

CREATE OR REPLACE FUNCTION app.reorder_meeting(network uuid, meeting uuid, parts jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  changed boolean;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  UPDATE public.meeting_runs r SET steps = parts
    WHERE r.network_id = reorder_meeting.network AND r.meeting_id = reorder_meeting.meeting AND r.ended_at IS NULL AND r.choosing_until <= now()
      AND r.steps -> r.step ->> 'kind' = 'AGENDA' AND parts -> r.step ->> 'kind' = 'AGENDA'
      AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(parts) p WHERE p ->> 'itemId' IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(r.steps) o WHERE o ->> 'itemId' = p ->> 'itemId'));
  changed := FOUND;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN changed;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.reorder_meeting(uuid,uuid,jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.reorder_meeting(uuid,uuid,jsonb) TO krets_app;

CREATE OR REPLACE FUNCTION app.report_ended_invitation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE NOTICE USING ERRCODE = 'KR001', MESSAGE = 'INVITATION_REVOKED', DETAIL =
    jsonb_build_object('personId', app.me(), 'networkId', NEW.network_id, 'subjectId', NEW.id);
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.require_admission()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF current_user = 'krets_owner' AND app.maintenance_network() IS NOT DISTINCT FROM NEW.network_id THEN RETURN NEW; END IF;
  IF app.is_full(NEW.network_id) THEN
    RAISE check_violation USING CONSTRAINT = 'ck_network_counters_full', MESSAGE = 'All seats are taken.';
  END IF;
  IF app.colleague_is_seated(NEW.network_id, NEW.orgnr)
     OR EXISTS (SELECT 1 FROM networks n JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version
                WHERE n.id = NEW.network_id AND c.admission = 'MEMBERS' AND n.stage NOT IN ('DRAFT', 'FORMING')) THEN
    RAISE insufficient_privilege;
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.require_facilitator()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  IF OLD.role = 'FACILITATOR' AND OLD.ended_at IS NULL AND OLD.on_leave_at IS NULL
     AND (NEW.role <> 'FACILITATOR' OR NEW.ended_at IS NOT NULL OR NEW.on_leave_at IS NOT NULL)
     AND current_setting('app.deleting', true) IS DISTINCT FROM 'on' THEN
    PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
    PERFORM 1 FROM public.network_counters WHERE network_id = NEW.network_id FOR UPDATE;
    IF EXISTS (SELECT 1 FROM public.networks n WHERE n.id = NEW.network_id AND n.stage NOT IN ('SPLIT', 'CLOSED'))
       AND NOT EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = NEW.network_id AND s.id <> NEW.id AND s.role = 'FACILITATOR'
                       AND s.ended_at IS NULL AND s.on_leave_at IS NULL) THEN
      RAISE check_violation USING CONSTRAINT = 'ck_seats_facilitator', MESSAGE = 'The last facilitator.';
    END IF;
    PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  END IF;
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.require_fresh_proof()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF app.me() IS NOT NULL AND NOT app.has_fresh_proof() THEN
    RAISE insufficient_privilege USING CONSTRAINT = 'proof_required';
  END IF;
  RETURN coalesce(NEW, OLD);
END
$function$;

CREATE OR REPLACE FUNCTION app.reschedule_meetings()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  it record;
BEGIN
  IF app.me() IS NOT NULL THEN RETURN; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  FOR it IN SELECT m.id, m.network_id FROM public.meetings m
      WHERE m.stage = 'CALLED' AND m.ends_at > now() - interval '7 days' AND m.starts_at < now() + interval '8 days'
        AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = m.network_id || ':' || m.id || ':meeting.time') LOOP
    PERFORM set_config('app.maintenance_network', it.network_id::text, true);
    -- The trigger sets it.
    UPDATE public.meetings m SET told_until = m.told_until WHERE m.id = it.id;
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
  PERFORM set_config('app.finding_mail', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.reschedule_meetings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.reschedule_meetings() TO krets_app;

CREATE OR REPLACE FUNCTION app.review_of(network uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  found jsonb;
BEGIN
  IF app.me() IS NULL OR NOT review_of.network = ANY (app.my_networks()) THEN RETURN '[]'; END IF;
  PERFORM set_config('app.maintenance_network', review_of.network::text, true);
  SELECT jsonb_build_object(
      'answered', EXISTS (SELECT 1 FROM public.review_voters v JOIN public.seats s ON s.id = v.seat_id
        WHERE v.network_id = review_of.network AND s.person_id = app.me() AND s.ended_at IS NULL),
      'average', (SELECT CASE WHEN count(*) >= 5 THEN round(avg(a.answer) * 2) / 2 END FROM public.review_answers a
        WHERE a.network_id = review_of.network AND a.ended_on = (SELECT max(l.ended_on) FROM public.review_answers l WHERE l.network_id = review_of.network)))
    INTO found;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN found;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.review_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.review_of(uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.schedule_emergency_access_end()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  PERFORM app.write_schedule(NEW.network_id, NEW.id, NEW.approved_by, 0, ARRAY['emergency-access.end'],
    jsonb_build_object('emergency-access.end', NEW.expires_at), '{}');
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.schedule_jobs(network uuid, subject uuid, person uuid, number integer, tasks text[], sets jsonb, moves jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF NOT (network = ANY (app.my_networks())) THEN
    RAISE EXCEPTION 'permission denied' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM app.write_schedule(network, subject, person, number, tasks, sets, moves);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.schedule_jobs(uuid,uuid,uuid,integer,text[],jsonb,jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.schedule_jobs(uuid,uuid,uuid,integer,text[],jsonb,jsonb) TO krets_app;

CREATE OR REPLACE FUNCTION app.schedule_meeting()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  meeting public.meetings%ROWTYPE;
  run public.meeting_runs%ROWTYPE;
  due timestamptz;
BEGIN
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  SELECT m.* INTO meeting FROM public.meetings m WHERE m.id = CASE TG_TABLE_NAME WHEN 'meetings' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'meeting_id' END::uuid;
  SELECT r.* INTO run FROM public.meeting_runs r WHERE r.meeting_id = meeting.id;
  due := app.meeting_due_at(meeting, run);
  PERFORM app.write_schedule(NEW.network_id, meeting.id, NULL, 0, ARRAY['meeting.time'], CASE WHEN due IS NULL THEN '{}' ELSE jsonb_build_object('meeting.time', due) END, '{}');
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NULL;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.schedule_meeting() FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.seat_applicant(network uuid, application uuid, decided_by uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  a public.applications%ROWTYPE;
  seat uuid := gen_random_uuid();
  is_free boolean;
BEGIN
  SELECT * INTO a FROM public.applications WHERE id = seat_applicant.application AND network_id = seat_applicant.network AND state IN ('APPLIED', 'WAITING');
  IF a.id IS NULL THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM public.seats s WHERE s.id = a.follows AND s.left_as = 'VACANT') THEN a.follows := NULL; END IF;
  IF a.role = 'FACILITATOR' AND NOT EXISTS (
    SELECT 1 FROM public.invitations i JOIN public.seats m ON m.network_id = i.network_id AND m.person_id = i.made_by
    WHERE i.network_id = a.network_id AND i.used_by = a.person_id AND i.role = 'FACILITATOR'
      AND m.role = 'FACILITATOR' AND m.ended_at IS NULL AND m.on_leave_at IS NULL) THEN
    a.role := 'MEMBER';
  END IF;
  SELECT k.seats_taken < k.seats_max INTO is_free FROM public.network_counters k WHERE k.network_id = a.network_id;
  IF a.state = 'APPLIED' AND a.follows IS NULL AND (NOT is_free
     OR EXISTS (SELECT 1 FROM public.applications w WHERE w.network_id = a.network_id AND w.state = 'WAITING')) THEN
    UPDATE public.applications SET state = 'WAITING', place = (SELECT coalesce(max(w.place), 0) + 1 FROM public.applications w
      WHERE w.network_id = a.network_id AND w.state = 'WAITING') WHERE id = a.id;
    RETURN true;
  END IF;
  INSERT INTO public.seats (id, network_id, person_id, role, role_title, orgnr, taken_at, follows)
    VALUES (seat, a.network_id, a.person_id, a.role, a.role_title, a.orgnr, now(), a.follows);
  INSERT INTO public.room_log (id, network_id, at, kind, seat_id, by_seat_id)
    VALUES (gen_random_uuid(), a.network_id, now(), 'ADMITTED', seat, seat_applicant.decided_by);
  RETURN true;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.seat_applicant(uuid,uuid,uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.seat_next_waiting(network uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  first uuid;
BEGIN
  LOOP
    SELECT a.id INTO first FROM public.applications a JOIN public.network_counters k ON k.network_id = a.network_id
      JOIN public.networks n ON n.id = a.network_id
      WHERE a.network_id = seat_next_waiting.network AND a.state = 'WAITING' AND k.seats_taken < k.seats_max
        AND n.stage NOT IN ('SPLIT', 'CLOSED') ORDER BY a.place LIMIT 1;
    EXIT WHEN first IS NULL;
    PERFORM app.seat_applicant(seat_next_waiting.network, first, NULL);
  END LOOP;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.seat_next_waiting(uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.seat_sees_challenge(seat seats, challenge challenges)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
SELECT challenge.owner_id = seat.person_id
  OR ((seat.reads_from IS NULL OR challenge.created_at >= seat.reads_from) AND challenge.hidden_from_orgnr IS DISTINCT FROM seat.orgnr)
$function$;

CREATE OR REPLACE FUNCTION app.seat_waiting_after_growth()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  IF NEW.seats_max > OLD.seats_max THEN
    PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
    PERFORM app.seat_next_waiting(NEW.network_id);
    PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  END IF;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.see_notices_of_chat()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE public.notices SET seen_at = now() WHERE person_id = NEW.person_id AND network_id = NEW.network_id AND challenge_id IS NULL
    AND kind IN ('MENTIONED', 'CHAT') AND seq <= NEW.seq AND seen_at IS NULL;
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.see_notices_of_thread()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE public.notices SET seen_at = now() WHERE person_id = NEW.person_id AND challenge_id = NEW.challenge_id AND seen_at IS NULL
    AND ((kind IN ('MENTIONED', 'ANSWER', 'REPLY', 'FOLLOWED') AND seq <= NEW.seq) OR kind = 'NEW_THREAD');
  RETURN NULL;
END
$function$;

CREATE OR REPLACE FUNCTION app.set_pinned_and_locked(network uuid, challenge uuid, pinned boolean, locked boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  done boolean;
BEGIN
  IF NOT app.facilitates(set_pinned_and_locked.network) OR set_pinned_and_locked.challenge = ANY (app.my_hidden_challenges()) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', set_pinned_and_locked.network::text, true);
  UPDATE public.challenges c SET pinned_at = CASE WHEN set_pinned_and_locked.pinned THEN coalesce(c.pinned_at, now()) END,
      locked_at = CASE WHEN set_pinned_and_locked.locked THEN coalesce(c.locked_at, now()) END
    WHERE c.id = set_pinned_and_locked.challenge AND c.network_id = set_pinned_and_locked.network AND c.withdrawn_at IS NULL;
  done := FOUND;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$function$;

CREATE OR REPLACE FUNCTION app.set_reading_start()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
BEGIN
  -- A seat is created before the charter is accepted, or with the version in force.
  IF NEW.charter_version <> (SELECT n.charter_version FROM networks n WHERE n.id = NEW.network_id) THEN
    RAISE insufficient_privilege;
  END IF;
  NEW.reads_from := (SELECT CASE WHEN c.open_history OR (n.stage IN ('DRAFT', 'FORMING') AND NEW.follows IS NULL) THEN NULL ELSE NEW.taken_at END
    FROM networks n JOIN charters c ON c.network_id = n.id AND c.version = n.charter_version WHERE n.id = NEW.network_id);
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.settle_signups(occurrence uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  room integer;
  most integer;
BEGIN
  PERFORM set_config('app.handled_occurrence', settle_signups.occurrence::text, true);
  SELECT o.capacity, o.capacity - (SELECT count(*) FROM public.signups s WHERE s.occurrence_id = o.id AND s.state = 'SIGNED') INTO most, room
    FROM open.occurrences o WHERE o.id = settle_signups.occurrence AND o.status IN ('SCHEDULED', 'MOVED');
  IF FOUND THEN
    WITH next AS (SELECT s.person_id FROM public.signups s WHERE s.occurrence_id = settle_signups.occurrence AND s.state = 'WAITING'
      ORDER BY s.since, s.person_id LIMIT CASE WHEN most IS NULL THEN NULL ELSE greatest(room, 0) END),
    seated AS (UPDATE public.signups s SET state = 'SIGNED', tell = 'SEAT' FROM next
      WHERE s.person_id = next.person_id AND s.occurrence_id = settle_signups.occurrence RETURNING s.person_id)
    SELECT room - count(*) INTO room FROM seated;
    UPDATE open.occurrences o SET seats = f.seats
      FROM (SELECT CASE WHEN most IS NULL THEN 'YES' WHEN room <= 0 THEN 'NO' WHEN room * 5 <= most THEN 'FEW' ELSE 'YES' END AS seats) f
      WHERE o.id = settle_signups.occurrence AND o.seats IS DISTINCT FROM f.seats;
  END IF;
  PERFORM set_config('app.handled_occurrence', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.settle_signups(uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.show_contribution(network uuid, contribution uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  done boolean;
BEGIN
  IF NOT app.facilitates(show_contribution.network) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', show_contribution.network::text, true);
  -- Locked first: a statement that waits for its author's change would still copy the hidden words from before it.
  PERFORM 1 FROM public.contributions WHERE id = show_contribution.contribution FOR NO KEY UPDATE;
  UPDATE public.contributions c SET body = w.body, link = w.link, hidden_at = NULL, hidden_reason = NULL, hidden_answer = NULL
    FROM public.hidden_contributions w
    WHERE c.id = show_contribution.contribution AND c.network_id = show_contribution.network AND w.contribution_id = c.id
      AND c.author_id <> app.me() AND c.withdrawn_at IS NULL AND c.challenge_id <> ALL (app.my_hidden_challenges());
  done := FOUND;
  IF done THEN DELETE FROM public.hidden_contributions WHERE contribution_id = show_contribution.contribution; END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done;
END
$function$;

CREATE OR REPLACE FUNCTION app.sign_up(occurrence uuid, entered jsonb, moment timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  o open.occurrences%ROWTYPE;
  x public.signups%ROWTYPE;
  known text;
BEGIN
  IF app.me() IS NULL OR jsonb_typeof(sign_up.entered) IS DISTINCT FROM 'object' THEN RETURN NULL; END IF;
  SELECT * INTO o FROM open.occurrences c WHERE c.id = sign_up.occurrence FOR UPDATE;
  IF o.id IS NULL THEN RETURN NULL; END IF;
  x := jsonb_populate_record(NULL::public.signups, sign_up.entered);
  SELECT s.state INTO known FROM public.signups s WHERE s.person_id = app.me() AND s.occurrence_id = o.id;
  IF known IS NULL AND (o.status NOT IN ('SCHEDULED', 'MOVED') OR sign_up.moment < o.opens_at OR sign_up.moment >= o.closes_at) THEN RETURN NULL; END IF;
  PERFORM set_config('app.handled_occurrence', o.id::text, true);
  known := coalesce(known, CASE WHEN o.capacity <= (SELECT count(*) FROM public.signups s WHERE s.occurrence_id = o.id AND s.state = 'SIGNED')
    THEN 'WAITING' ELSE 'SIGNED' END);
  INSERT INTO public.signups AS s (person_id, occurrence_id, state, since, show_name, show_role, show_agency, talk, themes, level, access_needs, coffee,
      founds, need)
    VALUES (app.me(), o.id, known, sign_up.moment, coalesce(x.show_name, false), coalesce(x.show_role, false), coalesce(x.show_agency, false), x.talk,
      coalesce(x.themes, '{}'), x.level, x.access_needs, coalesce(x.coffee, false), coalesce(x.founds, false), x.need)
    ON CONFLICT (person_id, occurrence_id) DO UPDATE SET show_name = excluded.show_name, show_role = excluded.show_role,
      show_agency = excluded.show_agency, talk = excluded.talk, themes = excluded.themes, level = excluded.level,
      access_needs = excluded.access_needs, coffee = excluded.coffee, founds = excluded.founds, need = excluded.need;
  PERFORM app.settle_signups(o.id);
  RETURN known;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.sign_up(uuid,jsonb,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.sign_up(uuid,jsonb,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.signups_to_tell()
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found uuid[];
BEGIN
  IF app.me() IS NOT NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT array_agg(DISTINCT s.person_id) INTO found FROM public.signups s WHERE s.tell IS NOT NULL;
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '{}');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.signups_to_tell() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.signups_to_tell() TO krets_app;

CREATE OR REPLACE FUNCTION app.split_is_decided(split uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
SELECT t.choices_closed_at IS NOT NULL OR NOT EXISTS (
  SELECT 1 FROM seats s WHERE s.network_id = t.network_id AND s.ended_at IS NULL AND s.on_leave_at IS NULL
    AND s.charter_version = n.charter_version
    AND NOT EXISTS (SELECT 1 FROM split_choices c WHERE c.split_id = t.id AND c.seat_id = s.id))
FROM splits t JOIN networks n ON n.id = t.network_id WHERE t.id = split_is_decided.split
$function$;

CREATE OR REPLACE FUNCTION app.split_network(split uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public'
AS $function$
DECLARE
  it splits%ROWTYPE;
  old networks%ROWTYPE;
  agreement charters%ROWTYPE;
  one seats%ROWTYPE;
  going seats[];
  most integer;
  half text;
  fresh uuid;
BEGIN
  UPDATE splits SET network_a = gen_random_uuid(), network_b = gen_random_uuid() WHERE id = split_network.split RETURNING * INTO it;
  SELECT * INTO old FROM networks WHERE id = it.network_id;
  SELECT * INTO agreement FROM charters WHERE network_id = old.id AND version = old.charter_version;
  SELECT seats_max INTO most FROM network_counters WHERE network_id = old.id;
  UPDATE networks SET stage = 'SPLIT' WHERE id = old.id;
  FOREACH half IN ARRAY ARRAY['A', 'B'] LOOP
    PERFORM set_config('app.maintenance_network', old.id::text, true);
    SELECT coalesce(array_agg(s ORDER BY s.role, s.taken_at), '{}') INTO going FROM seats s
      JOIN split_choices c ON c.seat_id = s.id AND c.split_id = it.id WHERE c.side = half AND s.ended_at IS NULL;
    fresh := CASE half WHEN 'A' THEN it.network_a ELSE it.network_b END;
    PERFORM set_config('app.maintenance_network', fresh::text, true);
    INSERT INTO networks (id, name, purpose, founded_by, created_at, seated_at, stage, charter_version, listed, organiser_type,
        organiser_name, organiser_orgnr, programme_id, similar_seen_at, next_dates, seats_min, seats_from, seats_to, seats_warn, split_from)
      VALUES (fresh, CASE half WHEN 'A' THEN it.name_a ELSE it.name_b END, old.purpose, old.founded_by, now(), now(), 'FORMING', 1,
        false, old.organiser_type, old.organiser_name, old.organiser_orgnr, old.programme_id, old.similar_seen_at, '{}',
        old.seats_min, old.seats_from, old.seats_to, old.seats_warn, old.id);
    INSERT INTO network_counters (network_id, journal_seq, seats_taken, seats_max) VALUES (fresh, 0, 0, most);
    agreement.network_id := fresh;
    agreement.version := 1;
    agreement.made_by := NULL;
    agreement.made_at := now();
    INSERT INTO charters VALUES (agreement.*);
    FOR i IN 1 .. cardinality(going) LOOP
      one := going[i];
      one.id := gen_random_uuid();
      one.network_id := fresh;
      one.taken_at := now();
      one.charter_version := NULL;
      one.on_leave_at := NULL;
      one.follows := NULL;
      IF i = 1 THEN one.role := 'FACILITATOR'; END IF;
      INSERT INTO seats VALUES (one.*);
    END LOOP;
  END LOOP;
  PERFORM set_config('app.maintenance_network', old.id::text, true);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.split_network(uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.stop_occurrence(occurrence uuid, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  UPDATE open.occurrences o SET status = 'CANCELLED', seats = NULL, sequence = o.sequence + 1, changed_at = stop_occurrence.moment
    WHERE o.id = stop_occurrence.occurrence AND o.status IN ('SCHEDULED', 'MOVED');
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM app.tell_signed_up(stop_occurrence.occurrence, 'CANCELLED');
  RETURN true;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.stop_occurrence(uuid,timestamp with time zone) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.take_over_facilitation(network uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  offer public.facilitation_offers%ROWTYPE;
BEGIN
  IF NOT (take_over_facilitation.network = ANY (app.my_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', take_over_facilitation.network::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = take_over_facilitation.network FOR UPDATE;
  DELETE FROM public.facilitation_offers o USING public.seats s, public.seats g, public.accounts a
    WHERE o.network_id = take_over_facilitation.network AND s.id = o.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL
      AND g.id = o.offered_by AND g.role = 'FACILITATOR' AND g.ended_at IS NULL AND g.on_leave_at IS NULL
      AND a.person_id = g.person_id AND a.disabled_at IS NULL RETURNING o.* INTO offer;
  IF offer.seat_id IS NULL THEN
    PERFORM set_config('app.maintenance_network', '', true);
    RETURN false;
  END IF;
  UPDATE public.seats SET role = 'FACILITATOR' WHERE id = offer.seat_id;
  UPDATE public.seats SET role = 'MEMBER' WHERE id = offer.offered_by AND ended_at IS NULL AND role = 'FACILITATOR';
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN true;
END
$function$;

CREATE OR REPLACE FUNCTION app.tell_meeting_time(network uuid, meeting uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  changed boolean;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  UPDATE public.meetings m SET told_until = now()
    WHERE m.id = tell_meeting_time.meeting AND m.network_id = tell_meeting_time.network AND m.stage NOT IN ('LAPSED', 'CANCELLED')
      AND EXISTS (SELECT 1 FROM unnest(ARRAY[m.picks_open_at, m.picks_close_at, m.starts_at - interval '30 minutes', m.starts_at, m.ends_at + interval '24 hours', m.ends_at + interval '168 hours']) t
        WHERE t > coalesce(m.told_until, m.called_at) AND t <= now());
  changed := FOUND;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN changed;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.tell_meeting_time(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tell_meeting_time(uuid,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.tell_members(network uuid, number integer, entry text, subject uuid, challenge uuid, moment timestamp with time zone)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  told uuid[];
BEGIN
  PERFORM set_config('app.maintenance_network', network::text, true);
  PERFORM app.invite_to_meetings(network, entry, subject, moment);
  IF entry IN ('SEAT_ENDED', 'SEAT_GIVEN_UP') THEN
    DELETE FROM public.notices n USING public.seats s WHERE s.id = subject AND n.network_id = network AND n.person_id = s.person_id;
    DELETE FROM public.room_notice_choices c USING public.seats s WHERE s.id = subject AND c.network_id = network AND c.person_id = s.person_id;
    DELETE FROM public.thread_notice_choices c USING public.seats s WHERE s.id = subject AND c.network_id = network AND c.person_id = s.person_id;
    DELETE FROM public.saved_items i USING public.seats s WHERE s.id = subject AND i.network_id = network AND i.person_id = s.person_id;
  END IF;
  IF entry IN ('CONTRIBUTION_WITHDRAWN', 'CONTRIBUTION_MODERATED', 'MESSAGE_WITHDRAWN', 'RESOURCE_WITHDRAWN', 'CHALLENGE_WITHDRAWN', 'MEETING_DATES_WITHDRAWN') THEN
    WITH gone AS (DELETE FROM public.notices n WHERE n.network_id = network
      AND CASE entry WHEN 'CHALLENGE_WITHDRAWN' THEN n.challenge_id = subject ELSE n.subject_id = subject END RETURNING n.person_id)
    SELECT array_agg(DISTINCT g.person_id) INTO told FROM gone g;
    -- What is hidden may be shown again; what is withdrawn is saved no longer.
    IF entry <> 'CONTRIBUTION_MODERATED' THEN
      DELETE FROM public.saved_items i WHERE i.network_id = network AND CASE entry WHEN 'CHALLENGE_WITHDRAWN' THEN i.challenge_id ELSE i.subject_id END = subject;
    END IF;
  ELSE
    -- The latest phase alone is new.
    IF entry = 'CONSULTATION_MOVED' THEN
      UPDATE public.notices n SET seen_at = moment WHERE n.subject_id = subject AND n.network_id = network
        AND n.kind IN ('PHASE_OPENED', 'PHASE_HALF', 'PHASE_NEARLY', 'OWNER_AWAY') AND n.seen_at IS NULL;
    END IF;
    -- What was asked for beforehand is asked for no longer.
    IF entry IN ('MEETING_MOVED', 'MEETING_CANCELLED', 'MEETING_STARTED', 'MEETING_OVER') THEN
      UPDATE public.notices n SET seen_at = moment WHERE n.subject_id = subject AND n.network_id = network
        AND n.kind IN ('MEETING_UNANSWERED', 'AGENDA_CHOICE', 'ORDER_READY', 'MEETING_SOON') AND n.seen_at IS NULL
        AND (n.kind <> 'MEETING_SOON' OR entry <> 'MEETING_STARTED');
    END IF;
    WITH found AS (
      SELECT DISTINCT ON (w.told) w.told, w.why FROM app.notices_of(network, entry, subject) w WHERE w.told IS DISTINCT FROM app.me()
      ORDER BY w.told, array_position(ARRAY['MENTIONED', 'ANSWER', 'REPLY', 'FOLLOWED'], w.why))
    SELECT app.add_notices(network, number, subject, challenge, moment, array_agg(f.told), array_agg(f.why)) INTO told FROM found f;
  END IF;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  -- What the server has written it announces itself, after the commit.
  IF told IS NOT NULL AND current_setting('app.notify_later', true) IS DISTINCT FROM network || ':' || number THEN
    PERFORM pg_catalog.pg_notify('krets', 'n::' || person) FROM unnest(told) person;
  END IF;
  RETURN coalesce(told, '{}');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.tell_members(uuid,integer,text,uuid,uuid,timestamp with time zone) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.tell_signed_up(occurrence uuid, change text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  PERFORM set_config('app.handled_occurrence', tell_signed_up.occurrence::text, true);
  UPDATE public.signups s SET tell = tell_signed_up.change WHERE s.occurrence_id = tell_signed_up.occurrence;
  PERFORM set_config('app.handled_occurrence', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.tell_signed_up(uuid,text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.tends_entry(listing uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
SELECT EXISTS (SELECT 1 FROM open.entries o WHERE o.id = tends_entry.listing AND o.origin = 'ELSEWHERE')
  AND (app.am_administrator() OR EXISTS (SELECT 1 FROM public.entry_editors e WHERE e.entry_id = tends_entry.listing AND e.person_id = app.me()))
$function$;
REVOKE EXECUTE ON FUNCTION app.tends_entry(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tends_entry(uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.use_invitation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  held uuid;
  outer_network text := current_setting('app.maintenance_network', true);
BEGIN
  IF NEW.person_id IS DISTINCT FROM app.me() THEN RETURN NEW; END IF;
  SELECT t.id INTO held FROM public.invitations t WHERE t.token_hash = app.access_key() AND t.network_id = NEW.network_id;
  IF held IS NULL THEN RETURN NEW; END IF;
  PERFORM set_config('app.maintenance_network', NEW.network_id::text, true);
  PERFORM 1 FROM public.network_counters WHERE network_id = NEW.network_id FOR UPDATE;
  PERFORM 1 FROM public.invitations WHERE id = held FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM app.presented_invitation()) THEN RAISE insufficient_privilege; END IF;
  UPDATE public.invitations SET used_at = now(), used_by = app.me() WHERE id = held;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION app.wants_more_time(network uuid, meeting uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_network text := current_setting('app.maintenance_network', true);
  more boolean;
BEGIN
  IF NOT (network = ANY (app.my_writable_networks())) THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT count(*) FILTER (WHERE v.more) > count(*) FILTER (WHERE NOT v.more) INTO more
    FROM public.meeting_votes v JOIN public.meeting_runs r ON r.meeting_id = v.meeting_id AND r.step = v.step AND r.extensions = v.extension
    WHERE v.network_id = wants_more_time.network AND v.meeting_id = wants_more_time.meeting;
  PERFORM set_config('app.maintenance_network', coalesce(outer_network, ''), true);
  RETURN coalesce(more, false);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.wants_more_time(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.wants_more_time(uuid,uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.widens_audience(source uuid, target uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
SELECT EXISTS (SELECT 1 FROM public.challenges f JOIN public.challenges t ON t.id = widens_audience.target
  WHERE f.id = widens_audience.source AND (
    (f.hidden_from_orgnr IS NOT NULL AND t.hidden_from_orgnr IS DISTINCT FROM f.hidden_from_orgnr)
    OR EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = f.network_id AND s.ended_at IS NULL
      AND NOT app.seat_sees_challenge(s, f) AND app.seat_sees_challenge(s, t))))
$function$;

CREATE OR REPLACE FUNCTION app.with_push_due(people uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  found uuid[];
BEGIN
  IF app.me() IS NOT NULL THEN RETURN '{}'; END IF;
  PERFORM set_config('app.finding_mail', 'on', true);
  SELECT array_agg(DISTINCT p.person_id) INTO found FROM public.push_subscriptions p WHERE p.due_at <= now() AND p.person_id = ANY (people);
  PERFORM set_config('app.finding_mail', '', true);
  RETURN coalesce(found, '{}');
END
$function$;
REVOKE EXECUTE ON FUNCTION app.with_push_due(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.with_push_due(uuid[]) TO krets_app;

CREATE OR REPLACE FUNCTION app.withdraw_application(application uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  network uuid;
  done integer;
BEGIN
  SELECT a.network_id INTO network FROM public.applications a WHERE a.id = withdraw_application.application AND a.person_id = app.me();
  IF network IS NULL THEN RETURN false; END IF;
  PERFORM set_config('app.maintenance_network', network::text, true);
  -- Locks the counter first, as every change of an application does: another order could deadlock.
  PERFORM 1 FROM public.network_counters WHERE network_id = network FOR UPDATE;
  UPDATE public.applications SET state = 'WITHDRAWN', place = NULL WHERE id = withdraw_application.application AND state IN ('APPLIED', 'WAITING');
  GET DIAGNOSTICS done = ROW_COUNT;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN done > 0;
END
$function$;

CREATE OR REPLACE FUNCTION app.withdraw_signup(occurrence uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  partners uuid[];
BEGIN
  PERFORM 1 FROM open.occurrences o WHERE o.id = withdraw_signup.occurrence FOR UPDATE;
  PERFORM set_config('app.handled_occurrence', withdraw_signup.occurrence::text, true);
  DELETE FROM public.signups s WHERE s.person_id = app.me() AND s.occurrence_id = withdraw_signup.occurrence;
  IF NOT FOUND THEN
    PERFORM set_config('app.handled_occurrence', '', true);
    RETURN false;
  END IF;
  SELECT array_remove(c.people, app.me()) INTO partners FROM public.coffee_pairs c
    WHERE c.occurrence_id = withdraw_signup.occurrence AND app.me() = ANY (c.people);
  IF FOUND THEN
    DELETE FROM public.coffee_pairs c WHERE c.occurrence_id = withdraw_signup.occurrence AND app.me() = ANY (c.people);
    IF cardinality(partners) > 0 THEN
      INSERT INTO public.coffee_pairs (occurrence_id, entry_id, people, made_at)
        SELECT o.id, o.entry_id, partners, now() FROM open.occurrences o WHERE o.id = withdraw_signup.occurrence;
      UPDATE public.signups s SET tell = 'COFFEE' WHERE s.occurrence_id = withdraw_signup.occurrence AND s.person_id = ANY (partners);
    END IF;
  END IF;
  PERFORM app.settle_signups(withdraw_signup.occurrence);
  RETURN true;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.withdraw_signup(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.withdraw_signup(uuid) TO krets_app;

CREATE OR REPLACE FUNCTION app.write_notices(network uuid, number integer, entry text, subject uuid, challenge uuid, moment timestamp with time zone)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF NOT (write_notices.network = ANY (app.my_seated_networks())) THEN RETURN '{}'; END IF;
  RETURN app.tell_members(write_notices.network, write_notices.number, write_notices.entry, write_notices.subject, write_notices.challenge, write_notices.moment);
END
$function$;
REVOKE EXECUTE ON FUNCTION app.write_notices(uuid,integer,text,uuid,uuid,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.write_notices(uuid,integer,text,uuid,uuid,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.write_occurrence(listing uuid, occurrence uuid, entered jsonb, moment timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  before open.occurrences%ROWTYPE;
  x open.occurrences%ROWTYPE;
  moves boolean;
BEGIN
  IF NOT app.hosts_entry(write_occurrence.listing) OR jsonb_typeof(write_occurrence.entered) IS DISTINCT FROM 'object' THEN RETURN NULL; END IF;
  x := jsonb_populate_record(NULL::open.occurrences, write_occurrence.entered);
  IF write_occurrence.occurrence IS NULL THEN
    INSERT INTO open.occurrences (id, entry_id, status, starts_at, ends_at, county, place, video, capacity, opens_at, closes_at, seats, sequence,
        published_at, changed_at)
      SELECT gen_random_uuid(), e.id, 'SCHEDULED', x.starts_at, x.ends_at, x.county, x.place, x.video, x.capacity, x.opens_at, x.closes_at, 'YES', 0,
        write_occurrence.moment, write_occurrence.moment
      FROM open.entries e WHERE e.id = write_occurrence.listing AND e.status <> 'CLOSED' RETURNING id INTO before.id;
    RETURN before.id;
  END IF;
  SELECT * INTO before FROM open.occurrences o WHERE o.id = write_occurrence.occurrence AND o.entry_id = write_occurrence.listing
    AND o.status IN ('SCHEDULED', 'MOVED') FOR UPDATE;
  IF before.id IS NULL THEN RETURN NULL; END IF;
  moves := (before.starts_at, before.ends_at, before.county, before.place, before.video) IS DISTINCT FROM (x.starts_at, x.ends_at, x.county, x.place, x.video);
  UPDATE open.occurrences o SET status = CASE WHEN moves THEN 'MOVED' ELSE o.status END,
      moved_from = CASE WHEN o.starts_at <> x.starts_at THEN o.starts_at ELSE o.moved_from END, starts_at = x.starts_at, ends_at = x.ends_at,
      county = x.county, place = x.place, video = x.video, capacity = x.capacity, opens_at = x.opens_at, closes_at = x.closes_at,
      sequence = o.sequence + 1, changed_at = write_occurrence.moment
    WHERE o.id = before.id;
  IF moves THEN PERFORM app.tell_signed_up(before.id, 'MOVED'); END IF;
  PERFORM app.settle_signups(before.id);
  RETURN before.id;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.write_occurrence(uuid,uuid,jsonb,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.write_occurrence(uuid,uuid,jsonb,timestamp with time zone) TO krets_app;

CREATE OR REPLACE FUNCTION app.write_schedule(network uuid, subject uuid, person uuid, number integer, tasks text[], sets jsonb, moves jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
DECLARE
  stem text := network || ':' || subject || ':';
  one record;
BEGIN
  FOR one IN SELECT j.id, j.key, moves ->> substr(j.key, length(stem) + 1) AS at FROM graphile_worker.jobs j
             WHERE j.key = ANY (SELECT stem || task FROM unnest(tasks) task WHERE NOT sets ? task) LOOP
    IF one.at IS NULL THEN PERFORM graphile_worker.remove_job(one.key);
    ELSE PERFORM graphile_worker.reschedule_jobs(ARRAY[one.id], run_at := one.at::timestamptz);
    END IF;
  END LOOP;
  IF sets <> '{}' THEN
    PERFORM graphile_worker.add_jobs(array_agg((
      task, json_build_object('subjectId', subject, 'networkId', network, 'personId', person, 'number', number),
      NULL, at::timestamptz, NULL, stem || task, NULL, NULL)::graphile_worker.job_spec))
    FROM jsonb_each_text(sets) AS given (task, at);
  END IF;
END
$function$;
REVOKE EXECUTE ON FUNCTION app.write_schedule(uuid,uuid,uuid,integer,text[],jsonb,jsonb) FROM PUBLIC;

CREATE OR REPLACE FUNCTION mail.language_of(address text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_key text := current_setting('app.access_key', true);
  found text;
BEGIN
  PERFORM set_config('app.access_key', address, true);
  SELECT a.language INTO found FROM public.accounts a WHERE a.email = address;
  PERFORM set_config('app.access_key', coalesce(outer_key, ''), true);
  RETURN found;
END
$function$;
REVOKE EXECUTE ON FUNCTION mail.language_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail.language_of(text) TO krets_jobs;

CREATE OR REPLACE FUNCTION mail.person_of(address text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  outer_key text := current_setting('app.access_key', true);
  found uuid;
BEGIN
  PERFORM set_config('app.access_key', address, true);
  SELECT a.person_id INTO found FROM public.accounts a WHERE a.email = address;
  PERFORM set_config('app.access_key', coalesce(outer_key, ''), true);
  RETURN found;
END
$function$;
REVOKE EXECUTE ON FUNCTION mail.person_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail.person_of(text) TO krets_jobs;

CREATE OR REPLACE FUNCTION open.fold(written text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO ''
AS $function$
DECLARE
  pairs CONSTANT text[] := ARRAY[['leiing', 'ledelse'], ['leiar', 'leder'], ['leiande', 'ledende'], ['verksemd', 'virksomhet'],
    ['rettlei', 'veiled'], ['korleis', 'hvordan'], ['ikkje', 'ikke'], ['frå', 'fra'], ['saman', 'sammen'], ['eining', 'enhet'],
    ['heit', 'het'], ['offentleg', 'offentlig'], ['tenest', 'tjenest'], ['tryggleik', 'sikkerhet'], ['sjølv', 'selv'],
    ['arbeidsgivar', 'arbeidsgiver'], ['brukar', 'bruker'], ['vegleiing', 'veiledning'], ['medarbeidar', 'medarbeider'],
    ['sakshandsam', 'saksbehandl'], ['handsam', 'behandl'], ['kvinneleg', 'kvinnelig'], ['møteplassar', 'møteplasser'],
    ['direktørar', 'direktører'], ['sjefar', 'sjefer'], ['anskaffing', 'anskaffelse'], ['styresmakt', 'myndighet'], ['eigar', 'eier'],
    ['leg ', 'lig '], ['legare', 'ligere'], ['skule', 'skole'], ['høgskole', 'høyskole'], ['høg', 'høy'], ['berekraft', 'bærekraft'],
    ['heim', 'hjem']];
  pair text[];
  folded text := ' ' || regexp_replace(lower(left(fold.written, 4000)), '[^[:alnum:]]+', ' ', 'g') || ' ';
BEGIN
  FOREACH pair SLICE 1 IN ARRAY pairs LOOP
    folded := replace(folded, pair[1], pair[2]);
  END LOOP;
  RETURN folded;
END
$function$;

CREATE OR REPLACE FUNCTION open.fold_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
BEGIN
  NEW.folded := open.fold(concat_ws(' ', NEW.title, NEW.purpose, NEW.audience, NEW.organiser_name));
  RETURN NEW;
END
$function$;

CREATE OR REPLACE FUNCTION open.patterns(asked text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
SELECT coalesce(array_agg('%' || left(word, greatest(4, length((ts_lexize('pg_catalog.norwegian_stem', word))[1]))) || '%'), '{}')
FROM (SELECT word FROM regexp_split_to_table(open.fold(left(asked, 200)), ' ') AS word WHERE length(word) >= 2 LIMIT 10) w
$function$;

CREATE OR REPLACE FUNCTION scheduling.advance_due(courses jsonb, moment timestamp with time zone)
 RETURNS TABLE(id uuid, "networkId" uuid, "challengeId" uuid, seq integer, "hiddenFrom" uuid[])
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  one record;
  moved public.consultations%ROWTYPE;
  last_number integer;
  announced_seq integer;
BEGIN
  FOR one IN SELECT * FROM jsonb_to_recordset(courses) AS m (id uuid, "networkId" uuid, "beforeSeq" integer, "beforeStage" text,
      plan jsonb, stage text, "phaseSeq" integer, "phaseStartedAt" timestamptz, "phaseEndsAt" timestamptz, "pausedAt" timestamptz,
      "startedAt" timestamptz, "closedAt" timestamptz, "followUpOn" date, steps jsonb, "personId" uuid, tasks text[], sets jsonb, moves jsonb)
  LOOP
    PERFORM set_config('app.maintenance_network', one."networkId"::text, true);
    UPDATE public.consultations c SET plan = one.plan, stage = one.stage, phase_seq = one."phaseSeq",
        phase_started_at = one."phaseStartedAt", phase_ends_at = one."phaseEndsAt", paused_at = one."pausedAt",
        started_at = one."startedAt", closed_at = one."closedAt", follow_up_on = one."followUpOn"
      WHERE c.id = one.id AND c.phase_seq = one."beforeSeq" AND c.stage = one."beforeStage" AND scheduling.is_due(c)
        AND one.stage IN ('RUNNING', 'PAUSED', 'CLOSED', 'FOLLOW_UP_DUE', 'DONE')
      RETURNING c.* INTO moved;
    CONTINUE WHEN NOT FOUND;
    SELECT coalesce(max(t.number), 0) INTO last_number FROM public.consultation_transitions t WHERE t.consultation_id = one.id;
    INSERT INTO public.consultation_transitions (consultation_id, number, network_id, at, by_id, why, stage, phase_seq)
      SELECT one.id, last_number + s.n, moved.network_id, moment, NULL, s.step ->> 'why', s.step ->> 'stage', (s.step ->> 'phaseSeq')::integer
      FROM jsonb_array_elements(one.steps) WITH ORDINALITY AS s (step, n);
    DELETE FROM public.raised_hands r WHERE r.consultation_id = one.id;
    UPDATE public.network_counters n SET journal_seq = n.journal_seq + 1 WHERE n.network_id = moved.network_id
      RETURNING n.journal_seq INTO announced_seq;
    INSERT INTO public.journal (network_id, seq, topic, subject_id, challenge_id, kind, at)
      VALUES (moved.network_id, announced_seq, 'CONSULTATION', one.id, moved.challenge_id, 'MOVED', moment);
    PERFORM app.tell_members(moved.network_id, announced_seq, 'CONSULTATION_MOVED', one.id, moved.challenge_id, moment);
    PERFORM app.write_schedule(moved.network_id, one.id, one."personId", one."phaseSeq", one.tasks, one.sets, one.moves);
    RETURN QUERY SELECT one.id, moved.network_id, moved.challenge_id, announced_seq, app.hidden_from(moved.challenge_id);
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION scheduling.advance_due(jsonb,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scheduling.advance_due(jsonb,timestamp with time zone) TO krets_jobs;

CREATE OR REPLACE FUNCTION scheduling.close_dates(network uuid, poll uuid)
 RETURNS TABLE(id uuid, seq integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  answer jsonb;
  announced_seq integer;
BEGIN
  PERFORM set_config('app.maintenance_network', network::text, true);
  PERFORM 1 FROM public.network_counters c WHERE c.network_id = close_dates.network FOR UPDATE;
  answer := app.decide_dates(close_dates.poll, now());
  IF answer IS NOT NULL THEN
    UPDATE public.network_counters c SET journal_seq = c.journal_seq + 1 WHERE c.network_id = close_dates.network RETURNING c.journal_seq INTO announced_seq;
    INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
      VALUES (close_dates.network, announced_seq, 'MEETING', (answer ->> 'id')::uuid, answer ->> 'kind', now());
    PERFORM app.tell_members(close_dates.network, announced_seq, 'MEETING_' || (answer ->> 'kind'), (answer ->> 'id')::uuid, NULL, now());
    RETURN QUERY SELECT (answer ->> 'id')::uuid, announced_seq;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION scheduling.close_dates(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scheduling.close_dates(uuid,uuid) TO krets_jobs;

CREATE OR REPLACE FUNCTION scheduling.is_due(c consultations)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
SELECT coalesce(CASE c.stage WHEN 'SCHEDULED' THEN c.starts_at WHEN 'RUNNING' THEN c.phase_ends_at
  WHEN 'CLOSED' THEN c.follow_up_on::timestamptz WHEN 'FOLLOW_UP_DUE' THEN c.follow_up_on::timestamptz END <= now(), false)
$function$;
REVOKE EXECUTE ON FUNCTION scheduling.is_due(consultations) FROM PUBLIC;

CREATE OR REPLACE FUNCTION scheduling.lock_due(dues jsonb)
 RETURNS TABLE(consultation consultations, facts jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT * FROM jsonb_to_recordset(dues) AS d ("subjectId" uuid, "networkId" uuid) ORDER BY "networkId" LOOP
    PERFORM set_config('app.maintenance_network', one."networkId"::text, true);
    PERFORM 1 FROM public.network_counters WHERE network_id = one."networkId" FOR UPDATE SKIP LOCKED;
    CONTINUE WHEN NOT FOUND;
    RETURN QUERY SELECT c, jsonb_build_object(
        'helpWanted', (SELECT h.help_wanted FROM public.challenges h WHERE h.id = c.challenge_id),
        'nextStepOn', (SELECT max(p.due_on) FROM public.consultation_posts p
          WHERE p.consultation_id = c.id AND p.kind = 'COMMITMENT' AND p.withdrawn_at IS NULL),
        'attendees', (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', a.person_id, 'seatId', a.seat_id,
            'participation', a.participation, 'lastPostedPhase', a.last_posted_phase, 'lastCompletedPhase', a.last_completed_phase, 'isOnLeave', s.on_leave_at IS NOT NULL)), '[]')
          FROM public.consultation_participants a
          JOIN public.seats s ON s.network_id = a.network_id AND s.person_id = a.person_id AND s.ended_at IS NULL
          JOIN public.challenges h ON h.id = c.challenge_id
          WHERE a.consultation_id = c.id AND app.seat_sees_challenge(s, h)))
      FROM public.consultations c
      WHERE c.id = one."subjectId" AND c.network_id = one."networkId" AND scheduling.is_due(c);
  END LOOP;
  PERFORM set_config('app.maintenance_network', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION scheduling.lock_due(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scheduling.lock_due(jsonb) TO krets_jobs;

CREATE OR REPLACE FUNCTION scheduling.meeting_due(network uuid, meeting uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
DECLARE
  it public.meetings%ROWTYPE;
  run public.meeting_runs%ROWTYPE;
  person uuid;
BEGIN
  PERFORM set_config('app.maintenance_network', network::text, true);
  SELECT m.* INTO it FROM public.meetings m WHERE m.id = meeting_due.meeting AND m.network_id = meeting_due.network;
  SELECT r.* INTO run FROM public.meeting_runs r WHERE r.meeting_id = it.id;
  IF app.meeting_due_at(it, run) <= now() THEN
    SELECT s.person_id INTO person FROM public.seats s JOIN public.networks n ON n.id = s.network_id
      WHERE s.network_id = meeting_due.network AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
        AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED')
      ORDER BY s.taken_at, s.id LIMIT 1;
  END IF;
  PERFORM set_config('app.maintenance_network', '', true);
  RETURN person;
END
$function$;
REVOKE EXECUTE ON FUNCTION scheduling.meeting_due(uuid,uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION scheduling.meeting_due(uuid,uuid) TO krets_jobs;

CREATE OR REPLACE FUNCTION statistics.needs(key text, moment timestamp with time zone)
 RETURNS TABLE(role text, level text, county text, themes text[], person text, agency text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF length(needs.key) < 32 THEN RAISE invalid_parameter_value; END IF;
  PERFORM set_config('app.reading_needs', 'on', true);
  RETURN QUERY SELECT n.role::text, n.level::text, n.county::text, n.themes,
      encode(sha256(convert_to(needs.key || n.person_id, 'UTF8')), 'hex'), encode(sha256(convert_to(needs.key || n.orgnr, 'UTF8')), 'hex')
    FROM public.needs n WHERE n.expires_at > needs.moment;
  PERFORM set_config('app.reading_needs', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION statistics.needs(text,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION statistics.needs(text,timestamp with time zone) TO krets_statistics;

CREATE OR REPLACE FUNCTION statistics.review_answers(key text, moment timestamp with time zone)
 RETURNS TABLE(seats integer, answer integer, network text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
BEGIN
  IF length(review_answers.key) < 32 THEN RAISE invalid_parameter_value; END IF;
  PERFORM set_config('app.reading_needs', 'on', true);
  RETURN QUERY SELECT a.seats::integer, a.answer::integer, encode(sha256(convert_to(review_answers.key || a.network_id, 'UTF8')), 'hex')
    FROM public.review_answers a
    WHERE a.ended_on > review_answers.moment - interval '18 months'
      AND a.ended_on = (SELECT max(l.ended_on) FROM public.review_answers l WHERE l.network_id = a.network_id);
  PERFORM set_config('app.reading_needs', '', true);
END
$function$;
REVOKE EXECUTE ON FUNCTION statistics.review_answers(text,timestamp with time zone) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION statistics.review_answers(text,timestamp with time zone) TO krets_statistics;
