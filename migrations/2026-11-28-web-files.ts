import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The files of the web's last builds: while servers are replaced one by one, a page comes from one of them and its files from another. They
 * are no secret, everybody is served them; only the owner, which serves nobody, can add to them.
 */
export class WebFiles1795824905000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE app.web_files (
        -- With a hash of the content in it.
        name varchar(200) NOT NULL,
        content bytea NOT NULL,
        -- When a build that has it was last started.
        noted_at timestamptz NOT NULL,
        CONSTRAINT pk_web_files PRIMARY KEY (name)
      );
      GRANT SELECT ON app.web_files TO krets_app;
      INSERT INTO app.compatible_steps (name) VALUES ('WebFiles1795824905000');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE app.web_files');
  }
}
