import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts outlive a closed door, and who can read a challenge is asked of the database. */
export class Splitting1795478404000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What one was writing when the charter changed or a leave began is kept: it is one's own, and nobody else's.
      DROP POLICY drafts_own ON drafts;
      CREATE POLICY drafts_own ON drafts TO krets_app
        USING (person_id = app.me() AND network_id = ANY ((SELECT app.my_seats())::uuid[]));

      -- The seats that can read a challenge, asked as \`app.closed_to_me\` answers each of them: what is closed to a seat there
      -- is left out here. It sees no more than its caller: to whom the challenge is closed it says nothing.
      CREATE FUNCTION app.readers_of(challenge uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(array_agg(s.id), '{}')
        FROM challenges c JOIN networks n ON n.id = c.network_id JOIN seats s ON s.network_id = c.network_id
        WHERE c.id = readers_of.challenge
          AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version
          AND (c.owner_id = s.person_id
               OR (c.withdrawn_at IS NULL AND (s.reads_from IS NULL OR c.created_at >= s.reads_from))) $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('A network that has been split cannot be put together again.');
  }
}
