import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One's own words wherever they can be said: the thread, the conversation, the library, an application. */
export class OwnWords1795478440000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE POLICY messages_own ON messages TO krets_owner USING (author_id = app.me());
      CREATE POLICY withdrawn_messages_owner ON withdrawn_messages TO krets_owner
        USING (message_id IN (SELECT m.id FROM messages m WHERE m.author_id = app.me()));
      CREATE POLICY lifts_owner ON lifts TO krets_owner USING (author_id = app.me());
      CREATE POLICY chat_marks_owner ON chat_marks TO krets_owner USING (person_id = app.me());
      CREATE POLICY resources_owner ON resources TO krets_owner USING (added_by = app.me());
      CREATE POLICY resource_versions_owner ON resource_versions TO krets_owner USING (author_id = app.me());
      CREATE POLICY applications_own ON applications TO krets_owner USING (person_id = app.me());
      CREATE POLICY hidden_words_owner ON hidden_words TO krets_owner
        USING (contribution_id IN (SELECT c.id FROM contributions c WHERE c.author_id = app.me()));

      CREATE OR REPLACE FUNCTION app.own_words() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF app.me() IS NULL THEN RETURN '{}'; END IF;
        RETURN jsonb_build_object(
          'challenges', (SELECT coalesce(jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = c.seat_id),
              'title', c.title, 'situation', c.situation, 'role', c.role, 'pullA', c.pull_a, 'pullB', c.pull_b, 'tried', c.tried,
              'createdAt', c.created_at, 'editedAt', c.edited_at, 'withdrawnAt', c.withdrawn_at,
              'earlier', (SELECT coalesce(jsonb_agg(v.content ORDER BY v.version), '[]')
                FROM public.challenge_versions v WHERE v.challenge_id = c.id)) ORDER BY c.created_at), '[]')
            FROM public.challenges c WHERE c.owner_id = app.me()),
          'contributions', (SELECT coalesce(jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = k.seat_id),
              'kind', k.kind, 'body', coalesce(h.body, k.body), 'link', coalesce(h.link, k.link), 'createdAt', k.created_at, 'editedAt', k.edited_at,
              'withdrawnAt', k.withdrawn_at, 'earlier', (SELECT coalesce(jsonb_agg(v.body ORDER BY v.version), '[]')
                FROM public.contribution_versions v WHERE v.contribution_id = k.id)) ORDER BY k.created_at), '[]')
            FROM public.contributions k LEFT JOIN public.hidden_words h ON h.contribution_id = k.id WHERE k.author_id = app.me()),
          'messages', (SELECT coalesce(jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = m.seat_id),
              'body', coalesce(w.body, m.body), 'createdAt', m.created_at, 'withdrawnAt', m.withdrawn_at) ORDER BY m.created_at), '[]')
            FROM public.messages m LEFT JOIN public.withdrawn_messages w ON w.message_id = m.id WHERE m.author_id = app.me()),
          'resources', (SELECT coalesce(jsonb_agg(jsonb_build_object('title', v.title, 'why', v.why, 'link', v.link, 'body', v.body,
              'change', v.change, 'madeAt', v.made_at) ORDER BY v.made_at), '[]')
            FROM public.resource_versions v WHERE v.author_id = app.me()),
          'applications', (SELECT coalesce(jsonb_agg(jsonb_build_object('reason', a.reason, 'answers', a.answers, 'state', a.state)), '[]')
            FROM public.applications a WHERE a.person_id = app.me()));
      END $$;

      CREATE OR REPLACE FUNCTION app.take_out_words(network uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        s record;
        told jsonb := '[]';
        told_seq integer;
      BEGIN
        FOR s IN SELECT DISTINCT ON (network_id) network_id, id FROM public.seats
                 WHERE person_id = app.me() AND (take_out_words.network IS NULL OR network_id = take_out_words.network)
                 ORDER BY network_id, taken_at DESC LOOP
          -- A room in which nothing changes hears of nothing.
          CONTINUE WHEN NOT EXISTS (SELECT 1 FROM public.contributions WHERE author_id = app.me() AND network_id = s.network_id)
            AND NOT EXISTS (SELECT 1 FROM public.challenges WHERE owner_id = app.me() AND network_id = s.network_id)
            AND NOT EXISTS (SELECT 1 FROM public.messages WHERE author_id = app.me() AND network_id = s.network_id)
            AND NOT EXISTS (SELECT 1 FROM public.resources WHERE added_by = app.me() AND network_id = s.network_id);
          PERFORM set_config('app.guarding', s.network_id::text, true);
          UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = s.network_id RETURNING journal_seq INTO told_seq;
          DELETE FROM public.contribution_versions v USING public.contributions k
            WHERE k.id = v.contribution_id AND k.author_id = app.me() AND k.network_id = s.network_id;
          DELETE FROM public.hidden_words h USING public.contributions k
            WHERE k.id = h.contribution_id AND k.author_id = app.me() AND k.network_id = s.network_id;
          UPDATE public.contributions SET body = '', link = NULL, resource_id = NULL, withdrawn_at = coalesce(withdrawn_at, now())
            WHERE author_id = app.me() AND network_id = s.network_id;
          DELETE FROM public.challenge_versions v USING public.challenges c
            WHERE c.id = v.challenge_id AND c.owner_id = app.me() AND c.network_id = s.network_id;
          UPDATE public.challenges SET title = '–', situation = '', role = '', pull_a = NULL, pull_b = NULL, tried = NULL,
              withdrawn_at = coalesce(withdrawn_at, now()) WHERE owner_id = app.me() AND network_id = s.network_id;
          UPDATE public.threads t SET answers = (SELECT count(*) FROM public.contributions k JOIN public.challenges c ON c.id = k.challenge_id
              WHERE k.challenge_id = t.challenge_id AND k.author_id <> c.owner_id AND k.withdrawn_at IS NULL) WHERE t.network_id = s.network_id;
          UPDATE public.lifts SET answer = 'REFUSED', body = NULL WHERE author_id = app.me() AND network_id = s.network_id;
          DELETE FROM public.withdrawn_messages w USING public.messages m
            WHERE m.id = w.message_id AND m.author_id = app.me() AND m.network_id = s.network_id;
          UPDATE public.messages SET body = '', mentions = '{}', withdrawn_at = coalesce(withdrawn_at, now())
            WHERE author_id = app.me() AND network_id = s.network_id;
          -- What others have gone on working with is the room's; what one has brought oneself goes.
          UPDATE public.resources SET withdrawn_at = coalesce(withdrawn_at, now()) WHERE added_by = app.me() AND network_id = s.network_id;
          INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
            VALUES (s.network_id, told_seq, 'SEAT', s.id, 'WORDS_OUT', now());
          told := told || jsonb_build_object('networkId', s.network_id, 'seatId', s.id, 'seq', told_seq);
        END LOOP;
        PERFORM set_config('app.guarding', '', true);
        RETURN told;
      END $$;

      CREATE OR REPLACE FUNCTION app.forget_me() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        DELETE FROM public.drafts WHERE person_id = app.me();
        DELETE FROM public.read_marks WHERE person_id = app.me();
        DELETE FROM public.chat_marks WHERE person_id = app.me();
        PERFORM app.withdraw(a.id) FROM public.applications a WHERE a.person_id = app.me() AND a.state IN ('APPLIED', 'WAITING');
        UPDATE public.applications SET reason = '', answers = '{}' WHERE person_id = app.me();
        DELETE FROM public.sign_in_codes c USING public.accounts a WHERE a.person_id = app.me() AND c.email = a.email;
        DELETE FROM public.sessions WHERE person_id = app.me();
        DELETE FROM public.accounts WHERE person_id = app.me();
        UPDATE public.people SET name = '', role_title = '', orgnr = NULL, county = NULL WHERE id = app.me();
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What has been forgotten is gone.');
  }
}
