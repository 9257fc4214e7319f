import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Names of migrations that servers which do not know them may run on: they only add what an older server does not look at. Such a
 * migration writes its own name here. On any other, an older server refuses to start; one that is running already goes on.
 */
export class SchemaSteps1795824505000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE app.compatible_steps (name varchar NOT NULL, CONSTRAINT pk_compatible_steps PRIMARY KEY (name));
      INSERT INTO app.compatible_steps (name) VALUES ('Feeds1795824500000'), ('SchemaSteps1795824505000'), ('WebBuilds1795824510000'),
        ('ProofToLeave1795824310000');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE app.compatible_steps');
  }
}
