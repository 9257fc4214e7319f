import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One's own words are one's own: given back on request and taken out on request, also from rooms one has left. */
export class OwnData1795478408000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE POLICY challenges_own ON challenges TO krets_owner USING (owner_id = app.me());
      CREATE POLICY challenge_versions_own ON challenge_versions TO krets_owner
        USING (challenge_id IN (SELECT c.id FROM challenges c WHERE c.owner_id = app.me()));
      CREATE POLICY contributions_own ON contributions TO krets_owner USING (author_id = app.me());
      CREATE POLICY contribution_versions_own ON contribution_versions TO krets_owner
        USING (contribution_id IN (SELECT c.id FROM contributions c WHERE c.author_id = app.me()));
      DROP POLICY IF EXISTS threads_guard ON threads;
      CREATE POLICY threads_guard ON threads TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY drafts_owner ON drafts TO krets_owner USING (person_id = app.me());
      CREATE POLICY read_marks_owner ON read_marks TO krets_owner USING (person_id = app.me());
      CREATE POLICY sessions_own ON sessions TO krets_owner USING (person_id = app.me());
      CREATE POLICY sign_in_codes_owner ON sign_in_codes TO krets_owner
        USING (email IN (SELECT a.email FROM accounts a WHERE a.person_id = app.me()));
      CREATE POLICY journal_count ON journal FOR SELECT TO krets_owner USING (network_id = app.guarding());

      -- Everything the caller has said anywhere, with the role it was said in. No ids: they would tell of rooms she has left.
      CREATE FUNCTION app.own_words() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF app.me() IS NULL THEN RETURN '{}'; END IF;
        RETURN jsonb_build_object(
          'challenges', (SELECT coalesce(jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = c.seat_id), 'title', c.title, 'situation', c.situation,
              'role', c.role, 'pullA', c.pull_a, 'pullB', c.pull_b, 'tried', c.tried, 'createdAt', c.created_at, 'editedAt', c.edited_at,
              'withdrawnAt', c.withdrawn_at, 'earlier', (SELECT coalesce(jsonb_agg(v.content ORDER BY v.version), '[]')
                FROM public.challenge_versions v WHERE v.challenge_id = c.id)) ORDER BY c.created_at), '[]')
            FROM public.challenges c WHERE c.owner_id = app.me()),
          'contributions', (SELECT coalesce(jsonb_agg(jsonb_build_object('seat', (SELECT s.role_title FROM public.seats s WHERE s.id = k.seat_id), 'kind', k.kind, 'body', k.body, 'link', k.link,
              'createdAt', k.created_at, 'editedAt', k.edited_at, 'withdrawnAt', k.withdrawn_at,
              'earlier', (SELECT coalesce(jsonb_agg(v.body ORDER BY v.version), '[]') FROM public.contribution_versions v
                WHERE v.contribution_id = k.id)) ORDER BY k.created_at), '[]')
            FROM public.contributions k WHERE k.author_id = app.me()));
      END $$;

      -- Takes the caller's words out of one room, or of all; what was quoted of them by others is the others'. Not to be undone.
      CREATE FUNCTION app.take_out_words(network uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
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
            AND NOT EXISTS (SELECT 1 FROM public.challenges WHERE owner_id = app.me() AND network_id = s.network_id);
          PERFORM set_config('app.guarding', s.network_id::text, true);
          UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = s.network_id RETURNING journal_seq INTO told_seq;
          DELETE FROM public.contribution_versions v USING public.contributions k
            WHERE k.id = v.contribution_id AND k.author_id = app.me() AND k.network_id = s.network_id;
          UPDATE public.contributions SET body = '', link = NULL, withdrawn_at = coalesce(withdrawn_at, now())
            WHERE author_id = app.me() AND network_id = s.network_id;
          DELETE FROM public.challenge_versions v USING public.challenges c
            WHERE c.id = v.challenge_id AND c.owner_id = app.me() AND c.network_id = s.network_id;
          UPDATE public.challenges SET title = '–', situation = '', role = '', pull_a = NULL, pull_b = NULL, tried = NULL,
              withdrawn_at = coalesce(withdrawn_at, now()) WHERE owner_id = app.me() AND network_id = s.network_id;
          UPDATE public.threads t SET answers = (SELECT count(*) FROM public.contributions k JOIN public.challenges c ON c.id = k.challenge_id
              WHERE k.challenge_id = t.challenge_id AND k.author_id <> c.owner_id AND k.withdrawn_at IS NULL) WHERE t.network_id = s.network_id;
          INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
            VALUES (s.network_id, told_seq, 'SEAT', s.id, 'WORDS_OUT', now());
          told := told || jsonb_build_object('networkId', s.network_id, 'seatId', s.id, 'seq', told_seq);
        END LOOP;
        PERFORM set_config('app.guarding', '', true);
        RETURN told;
      END $$;

      -- Forgets the caller: what is left is seats with a role and an organisation, and no name.
      CREATE FUNCTION app.forget_me() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        DELETE FROM public.drafts WHERE person_id = app.me();
        DELETE FROM public.read_marks WHERE person_id = app.me();
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
