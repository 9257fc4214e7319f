import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts outlive a closed door, and who can read a challenge is asked of the database. */
export class Splitting1795478404000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What one was writing when the charter changed or a leave began is kept: it is one's own, and nobody else's.
      DROP POLICY drafts_own ON drafts;
      CREATE POLICY drafts_own ON drafts TO krets_app
        USING (person_id = app.me() AND network_id = ANY ((SELECT app.my_seats())::uuid[]));
    `);
  }

  async down(): Promise<void> {
    throw new Error('A network that has been split cannot be put together again.');
  }
}
