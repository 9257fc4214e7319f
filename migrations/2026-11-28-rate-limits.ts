import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Points spent in a window of time, by hashed keys, for rate-limiter-flexible. Shared by all processes; nothing is lost with it, so it
 * is written without a log. It stands outside the schema of the rooms and holds no id, address or word.
 */
export class RateLimits1795824303000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE SCHEMA limiter;
      CREATE UNLOGGED TABLE limiter.points (
        key varchar(255) NOT NULL,
        points integer NOT NULL,
        expire bigint,
        CONSTRAINT pk_points PRIMARY KEY (key)
      );
      CREATE INDEX ix_points_expire ON limiter.points (expire);
      GRANT USAGE ON SCHEMA limiter TO krets_app;
      GRANT SELECT, INSERT, UPDATE ON limiter.points TO krets_app;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA limiter CASCADE');
  }
}
