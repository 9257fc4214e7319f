import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one has said in consultations, and noted for oneself, is one's own too. */
export class OwnTalk1795478470000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE POLICY consultation_posts_own ON consultation_posts TO krets_owner USING (author_id = app.me());
      CREATE POLICY private_notes_owner ON private_notes TO krets_owner USING (person_id = app.me());
      CREATE POLICY raised_hands_owner ON raised_hands TO krets_owner USING (person_id = app.me());

      -- In the order it was said. No ids: they would tell of rooms she has left.
      CREATE FUNCTION app.own_talk() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF app.me() IS NULL THEN RETURN '{}'; END IF;
        RETURN jsonb_build_object(
          'consultations', (SELECT coalesce(jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = p.seat_id),
              'as', p.role, 'phase', p.phase_seq, 'kind', p.kind, 'body', p.body, 'link', p.link, 'dueOn', p.due_on,
              'createdAt', p.created_at, 'withdrawnAt', p.withdrawn_at) ORDER BY p.created_at), '[]')
            FROM public.consultation_posts p WHERE p.author_id = app.me()),
          'privateNotes', (SELECT coalesce(jsonb_agg(jsonb_build_object('content', n.content, 'savedAt', n.saved_at) ORDER BY n.saved_at), '[]')
            FROM public.private_notes n WHERE n.person_id = app.me()));
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
            AND NOT EXISTS (SELECT 1 FROM public.resources WHERE added_by = app.me() AND network_id = s.network_id)
            AND NOT EXISTS (SELECT 1 FROM public.consultation_posts WHERE author_id = app.me() AND network_id = s.network_id)
            AND NOT EXISTS (SELECT 1 FROM public.private_notes WHERE person_id = app.me() AND network_id = s.network_id);
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
          -- That one has spoken or passed stays: the others' turn hangs on it.
          UPDATE public.consultation_posts SET body = '', link = NULL, due_on = NULL, withdrawn_at = coalesce(withdrawn_at, now())
            WHERE author_id = app.me() AND network_id = s.network_id;
          DELETE FROM public.private_notes WHERE person_id = app.me() AND network_id = s.network_id;
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
        DELETE FROM public.private_notes WHERE person_id = app.me();
        DELETE FROM public.raised_hands WHERE person_id = app.me();
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
