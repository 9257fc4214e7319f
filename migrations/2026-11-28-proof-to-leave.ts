import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A facilitator's seat ends only with a fresh proof of who ends it, whether they end their own or another facilitator's. An older
 * server answers with the same error, for it knows the constraint's name.
 */
export class ProofToLeave1795824310000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TRIGGER demand_proof_to_leave BEFORE UPDATE OF ended_at ON seats
        FOR EACH ROW WHEN (OLD.role = 'FACILITATOR' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL AND current_user = 'krets_app')
        EXECUTE FUNCTION app.demand_proof();
      -- In a new database the table comes with a later step, which names this one.
      DO $$ BEGIN
        IF to_regclass('app.compatible_steps') IS NOT NULL THEN
          INSERT INTO app.compatible_steps (name) VALUES ('ProofToLeave1795824310000');
        END IF;
      END $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TRIGGER demand_proof_to_leave ON seats');
  }
}
