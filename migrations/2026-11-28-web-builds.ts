import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The operations of the web's last builds: a tab that was opened before a new version came goes on with its own. They are no
 * secret, the web carries them; only the owner, which serves nobody, can add to them.
 */
export class WebBuilds1795824510000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE app.web_builds (
        id varchar(64) NOT NULL,
        -- Text by its hash.
        operations jsonb NOT NULL,
        started_at timestamptz NOT NULL,
        CONSTRAINT pk_web_builds PRIMARY KEY (id)
      );
      GRANT SELECT ON app.web_builds TO krets_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE app.web_builds');
  }
}
