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
