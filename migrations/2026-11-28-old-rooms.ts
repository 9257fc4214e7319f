import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Behind row-level security a condition finds its way into an index only when its operator is leakproof. Comparing arrays is not,
 * comparing text in the "C" collation is. And what is found for the person who asks is a sub-select: a bare app.me() is looked at
 * when the plan is made, and the plan of a connection would suit whoever asked first.
 */
export class OldRooms1795824800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The path again, eight hexadecimal digits a number: it sorts as the path does.
      ALTER TABLE contributions ADD COLUMN path_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
        lpad(to_hex(path[1]), 8, '0') || coalesce(lpad(to_hex(path[2]), 8, '0'), '') || coalesce(lpad(to_hex(path[3]), 8, '0'), '')) STORED;
      CREATE UNIQUE INDEX uq_contributions_path_key ON contributions (challenge_id, path_key);
      DROP INDEX uq_contributions_path;
      -- Whoever has said something in a thread has opened it.
      INSERT INTO read_marks (person_id, challenge_id, network_id, seq)
        SELECT DISTINCT author_id, challenge_id, network_id, 0 FROM contributions ON CONFLICT DO NOTHING;

      CREATE INDEX ix_challenges_created ON challenges (network_id, created_at);
      DROP INDEX ix_challenges_network;
      CREATE INDEX ix_challenges_closed ON challenges (network_id, closed_to) WHERE closed_to IS NOT NULL;
      CREATE INDEX ix_threads_unanswered ON threads (network_id) WHERE answers = 0;
      CREATE INDEX ix_read_marks_challenge ON read_marks (challenge_id);
      CREATE INDEX ix_resource_versions_author ON resource_versions (author_id);
      CREATE INDEX ix_messages_kept ON messages (kept_days, created_at);
      DROP INDEX ix_messages_created;
      CREATE INDEX ix_nods_person ON nods (person_id);
      CREATE INDEX ix_message_pictures_author ON message_pictures (author_id);
      CREATE INDEX ix_files_uploader ON files (uploaded_by);
      CREATE INDEX ix_private_notes_person ON private_notes (person_id);
      CREATE INDEX ix_raised_hands_person ON raised_hands (person_id);
      CREATE INDEX ix_proposal_votes_seat ON proposal_votes (seat_id);
      CREATE INDEX ix_invitations_maker ON invitations (made_by);
      CREATE INDEX ix_invitations_user ON invitations (used_by) WHERE used_by IS NOT NULL;
      CREATE INDEX ix_concerns_about ON concerns (about);
      CREATE INDEX ix_concerns_raiser ON concerns (raised_by);

      CREATE OR REPLACE FUNCTION app.find_closed() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(x.id), '{}') FROM public.seats s CROSS JOIN LATERAL (
                SELECT c.id FROM public.challenges c
                  WHERE c.network_id = s.network_id AND c.withdrawn_at IS NOT NULL AND c.owner_id <> s.person_id
                UNION ALL SELECT c.id FROM public.challenges c
                  WHERE c.network_id = s.network_id AND c.closed_to = s.orgnr AND c.owner_id <> s.person_id
                UNION ALL SELECT c.id FROM public.challenges c
                  WHERE c.network_id = s.network_id AND c.created_at < s.reads_from AND c.owner_id <> s.person_id) x
              WHERE s.person_id = app.me() AND s.ended_at IS NULL $$;

      -- Two lists in one order: the rooms one came late to, and since when one reads them.
      CREATE OR REPLACE FUNCTION app.my_late() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(network_id ORDER BY network_id), '{}') FROM public.seats
              WHERE person_id = app.me() AND ended_at IS NULL AND reads_from IS NOT NULL $$;
      CREATE FUNCTION app.my_beginnings() RETURNS timestamptz[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(reads_from ORDER BY network_id), '{}') FROM public.seats
              WHERE person_id = app.me() AND ended_at IS NULL AND reads_from IS NOT NULL $$;
      ALTER POLICY messages_read ON messages USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND created_at >= now() - make_interval(days => kept_days)
        AND (author_id = (SELECT app.me()) OR network_id <> ALL ((SELECT app.my_late())::uuid[])
          OR created_at >= ((SELECT app.my_beginnings())::timestamptz[])[array_position((SELECT app.my_late())::uuid[], network_id)]));
      ALTER POLICY resources_read ON resources USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND (withdrawn_at IS NULL OR added_by = (SELECT app.me()))
        AND (added_by = (SELECT app.me()) OR network_id <> ALL ((SELECT app.my_late())::uuid[])
          OR created_at >= ((SELECT app.my_beginnings())::timestamptz[])[array_position((SELECT app.my_late())::uuid[], network_id)]));

      -- One kept time after the other: in each the oldest are found first, and nothing else is looked at.
      CREATE OR REPLACE FUNCTION app.expire_messages() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        gone uuid[] := '{}';
        days integer;
      BEGIN
        FOREACH days IN ARRAY ARRAY[30, 90, 180, 365] LOOP
          gone := gone || ARRAY (SELECT m.id FROM public.messages m
            WHERE m.kept_days = days AND m.created_at < now() - make_interval(days => days)
            ORDER BY m.created_at LIMIT 1000 - cardinality(gone) FOR UPDATE SKIP LOCKED);
        END LOOP;
        UPDATE public.files SET delete_after = now()
          WHERE id IN (SELECT p.file_id FROM public.message_pictures p WHERE p.message_id = ANY (gone));
        DELETE FROM public.messages WHERE id = ANY (gone);
        RETURN cardinality(gone) = 1000;
      END $$;
    `);
    await meOnce(db);
  }

  async down(): Promise<void> {
    throw new Error('The policies are not taken back one by one.');
  }
}

/** Every policy that a statement reads by. */
async function meOnce(db: QueryRunner): Promise<void> {
  const policies: { name: string; table: string; condition: string }[] = await db.query(
    `SELECT quote_ident(polname) AS name, polrelid::regclass::text AS table, pg_get_expr(polqual, polrelid) AS condition
     FROM pg_policy JOIN pg_class c ON c.oid = polrelid WHERE c.relnamespace = 'public'::regnamespace AND polqual IS NOT NULL`,
  );
  for (const { name, table, condition } of policies) {
    const once = condition.replace(/(?<!SELECT )app\.me\(\)/g, '(SELECT app.me())');
    if (once !== condition) await db.query(`ALTER POLICY ${name} ON ${table} USING (${once})`);
  }
}
