import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people take home is made ready by a job, piece by piece, and lies in the file store under its own id for a day. */
export class DataExports1795824801000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE data_exports (
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        -- The room that is copied; null for what is one's own.
        network_id uuid,
        state varchar(7) NOT NULL,
        asked_at timestamptz NOT NULL,
        ready_at timestamptz,
        expires_at timestamptz,
        bytes integer,
        CONSTRAINT pk_data_exports PRIMARY KEY (id),
        CONSTRAINT fk_data_exports_person FOREIGN KEY (person_id) REFERENCES people (id),
        CONSTRAINT fk_data_exports_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT ck_data_exports_state CHECK (state IN ('WAITING', 'READY', 'FAILED')),
        CONSTRAINT ck_data_exports_ready CHECK ((state = 'READY') = (ready_at IS NOT NULL AND bytes IS NOT NULL))
      );
      CREATE INDEX ix_data_exports_person ON data_exports (person_id);
      CREATE INDEX ix_data_exports_network ON data_exports (network_id) WHERE network_id IS NOT NULL;
      CREATE INDEX ix_data_exports_expiry ON data_exports (expires_at);

      ALTER TABLE data_exports ENABLE ROW LEVEL SECURITY; ALTER TABLE data_exports FORCE ROW LEVEL SECURITY;
      -- A copy of a room is its maker's only as long as they look after that room.
      CREATE POLICY data_exports_read ON data_exports FOR SELECT TO krets_app USING (
        person_id = (SELECT app.me()) AND (network_id IS NULL OR network_id = ANY ((SELECT app.my_facilitated())::uuid[])));
      CREATE POLICY data_exports_ask ON data_exports FOR INSERT TO krets_app WITH CHECK (
        person_id = app.me() AND state = 'WAITING' AND expires_at IS NULL
        AND (network_id IS NULL OR network_id = ANY ((SELECT app.my_facilitated())::uuid[])));
      CREATE POLICY data_exports_settle ON data_exports FOR UPDATE TO krets_app USING (person_id = (SELECT app.me()));
      CREATE POLICY data_exports_sweep ON data_exports TO krets_app
        USING (app.key() = 'sweep' AND (expires_at < now() OR asked_at < now() - interval '3 days'));
      CREATE POLICY data_exports_owner ON data_exports FOR SELECT TO krets_owner USING (person_id = (SELECT app.me()));
      GRANT SELECT, INSERT, UPDATE (state, ready_at, expires_at, bytes), DELETE ON data_exports TO krets_app;
      CREATE TRIGGER demand_proof BEFORE INSERT ON data_exports FOR EACH ROW EXECUTE FUNCTION app.demand_proof();

      CREATE FUNCTION app.queue_export(export uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        asked public.data_exports%ROWTYPE;
      BEGIN
        SELECT * INTO asked FROM public.data_exports e WHERE e.id = queue_export.export AND e.person_id = app.me() AND e.state = 'WAITING';
        IF asked.id IS NULL THEN RETURN; END IF;
        PERFORM app.put_due(coalesce(asked.network_id, asked.id), asked.id, asked.person_id, 0, ARRAY['owndata.export'],
          jsonb_build_object('owndata.export', now()), '{}');
      END $$;
      REVOKE EXECUTE ON FUNCTION app.queue_export FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.queue_export TO krets_app;

      -- What one has said, also in rooms one has left: first where it stands, in the order it was said, then some of it at a time.
      CREATE FUNCTION app.own_word_ids(kind text) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        me uuid := app.me();
        found uuid[];
      BEGIN
        IF me IS NULL THEN RETURN '{}'; END IF;
        CASE own_word_ids.kind
          WHEN 'challenges' THEN SELECT array_agg(c.id ORDER BY c.created_at, c.id) INTO found FROM public.challenges c WHERE c.owner_id = me;
          WHEN 'contributions' THEN SELECT array_agg(k.id ORDER BY k.created_at, k.id) INTO found FROM public.contributions k WHERE k.author_id = me;
          WHEN 'messages' THEN SELECT array_agg(m.id ORDER BY m.created_at, m.id) INTO found FROM public.messages m WHERE m.author_id = me;
          WHEN 'resources' THEN SELECT array_agg(r.id ORDER BY r.at, r.id) INTO found FROM (
            SELECT v.resource_id AS id, min(v.made_at) AS at FROM public.resource_versions v WHERE v.author_id = me GROUP BY v.resource_id) r;
          WHEN 'applications' THEN SELECT array_agg(a.id ORDER BY a.applied_at, a.id) INTO found FROM public.applications a WHERE a.person_id = me;
          WHEN 'consultations' THEN SELECT array_agg(p.id ORDER BY p.created_at, p.id) INTO found FROM public.consultation_posts p WHERE p.author_id = me;
          WHEN 'privateNotes' THEN SELECT array_agg(n.consultation_id ORDER BY n.saved_at) INTO found FROM public.private_notes n WHERE n.person_id = me;
          ELSE RETURN '{}';
        END CASE;
        RETURN coalesce(found, '{}');
      END $$;
      CREATE FUNCTION app.own_words_of(kind text, ids uuid[]) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        me uuid := app.me();
        said jsonb;
      BEGIN
        IF me IS NULL THEN RETURN '[]'; END IF;
        CASE own_words_of.kind
          WHEN 'challenges' THEN
            SELECT jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = c.seat_id),
              'title', c.title, 'situation', c.situation, 'role', c.role, 'pullA', c.pull_a, 'pullB', c.pull_b, 'tried', c.tried,
              'createdAt', c.created_at, 'editedAt', c.edited_at, 'withdrawnAt', c.withdrawn_at,
              'earlier', (SELECT coalesce(jsonb_agg(v.content ORDER BY v.version), '[]') FROM public.challenge_versions v WHERE v.challenge_id = c.id))
              ORDER BY c.created_at, c.id) INTO said
            FROM public.challenges c WHERE c.id = ANY (own_words_of.ids) AND c.owner_id = me;
          WHEN 'contributions' THEN
            SELECT jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = k.seat_id),
              'kind', k.kind, 'body', coalesce(h.body, k.body), 'link', coalesce(h.link, k.link), 'createdAt', k.created_at,
              'editedAt', k.edited_at, 'withdrawnAt', k.withdrawn_at,
              'earlier', (SELECT coalesce(jsonb_agg(v.body ORDER BY v.version), '[]') FROM public.contribution_versions v WHERE v.contribution_id = k.id))
              ORDER BY k.created_at, k.id) INTO said
            FROM public.contributions k LEFT JOIN public.hidden_words h ON h.contribution_id = k.id
            WHERE k.id = ANY (own_words_of.ids) AND k.author_id = me;
          WHEN 'messages' THEN
            SELECT jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = m.seat_id),
              'body', coalesce(w.body, m.body), 'createdAt', m.created_at, 'withdrawnAt', m.withdrawn_at,
              'pictures', (SELECT coalesce(jsonb_agg(p.alt ORDER BY p.place), '[]') FROM public.message_pictures p WHERE p.message_id = m.id))
              ORDER BY m.created_at, m.id) INTO said
            FROM public.messages m LEFT JOIN public.withdrawn_messages w ON w.message_id = m.id
            WHERE m.id = ANY (own_words_of.ids) AND m.author_id = me;
          WHEN 'resources' THEN
            SELECT jsonb_agg(jsonb_build_object('title', v.title, 'why', v.why, 'link', v.link, 'body', v.body, 'change', v.change,
              'madeAt', v.made_at) ORDER BY v.made_at) INTO said
            FROM public.resource_versions v WHERE v.resource_id = ANY (own_words_of.ids) AND v.author_id = me;
          WHEN 'applications' THEN
            SELECT jsonb_agg(jsonb_build_object('reason', a.reason, 'answers', a.answers, 'state', a.state) ORDER BY a.applied_at, a.id) INTO said
            FROM public.applications a WHERE a.id = ANY (own_words_of.ids) AND a.person_id = me;
          WHEN 'consultations' THEN
            SELECT jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = p.seat_id),
              'as', p.role, 'phase', p.phase_seq, 'kind', p.kind, 'body', p.body, 'link', p.link, 'dueOn', p.due_on,
              'createdAt', p.created_at, 'withdrawnAt', p.withdrawn_at) ORDER BY p.created_at, p.id) INTO said
            FROM public.consultation_posts p WHERE p.id = ANY (own_words_of.ids) AND p.author_id = me;
          WHEN 'privateNotes' THEN
            SELECT jsonb_agg(jsonb_build_object('content', n.content, 'savedAt', n.saved_at) ORDER BY n.saved_at) INTO said
            FROM public.private_notes n WHERE n.consultation_id = ANY (own_words_of.ids) AND n.person_id = me;
          ELSE RETURN '[]';
        END CASE;
        RETURN coalesce(said, '[]');
      END $$;
      REVOKE EXECUTE ON FUNCTION app.own_word_ids, app.own_words_of FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.own_word_ids, app.own_words_of TO krets_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Somebody may be waiting for what they have asked for.');
  }
}
