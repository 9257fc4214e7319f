import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever acts as a person shares the person's lock (app.enter). Whatever takes a right from them takes the lock alone: it waits for
 * what is under way, and what begins later finds the right gone. Two that wait for each other are told apart by PostgreSQL after a
 * second, and one begins anew.
 */
export class RightsEnd1795824302000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION app.lock_person(person uuid) RETURNS void LANGUAGE sql
        AS $$ SELECT pg_advisory_xact_lock(app.person_lock(person)) $$;

      CREATE FUNCTION app.lock_person_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM app.lock_person(OLD.person_id);
        RETURN coalesce(NEW, OLD);
      END $$;

      -- Named so that it comes before the trigger that deletes the sessions.
      CREATE TRIGGER a_lock_person BEFORE UPDATE OF disabled_at, is_administrator ON accounts
        FOR EACH ROW WHEN (NEW.disabled_at IS DISTINCT FROM OLD.disabled_at OR NEW.is_administrator <> OLD.is_administrator)
        EXECUTE FUNCTION app.lock_person_of_row();
      CREATE TRIGGER a_lock_person_to_delete BEFORE DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION app.lock_person_of_row();
      CREATE TRIGGER a_lock_person BEFORE DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION app.lock_person_of_row();
      CREATE TRIGGER a_lock_person BEFORE UPDATE OF ended_at, role, on_leave_at ON seats
        FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL OR NEW.on_leave_at IS NOT NULL AND OLD.on_leave_at IS NULL
          OR NEW.role = 'MEMBER' AND OLD.role = 'FACILITATOR')
        EXECUTE FUNCTION app.lock_person_of_row();

      -- A session begins only for an account that is not disabled, as it stands now and not as it stood when the statement began.
      CREATE FUNCTION app.guard_session() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(app.person_lock(NEW.person_id));
        PERFORM 1 FROM public.accounts a WHERE a.person_id = NEW.person_id AND a.disabled_at IS NOT NULL;
        IF FOUND THEN RAISE insufficient_privilege; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER guard_session BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION app.guard_session();
    `);
  }

  async down(): Promise<void> {
    throw new Error('What has ended stays ended.');
  }
}
