import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * PostgreSQL lets one transaction at a time commit with a notification, and it holds that lock until the disk has answered:
 * writers of different rooms would wait for each other. So the server notifies of an entry right after its commit, in the same
 * packet, and says so here. Entries that functions of the database write still notify by themselves.
 */
export class NotifyLater1795824910000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE OR REPLACE FUNCTION app.notify_entry() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF current_setting('app.notify_later', true) IS DISTINCT FROM NEW.network_id || ':' || NEW.seq THEN
          PERFORM pg_catalog.pg_notify('krets', NEW.network_id || ':' || NEW.seq);
        END IF;
        RETURN NULL;
      END $$;
      INSERT INTO app.compatible_steps (name) VALUES ('NotifyLater1795824910000');
    `);
  }

  async down(): Promise<void> {
    throw new Error('An older server hears of entries all the same.');
  }
}
