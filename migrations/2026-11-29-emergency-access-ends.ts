import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Emergency access ends before its time when a facilitator of the room or an administrator ends it. However it ends, the log of the
 * room has a line, and everybody with a page of the room open hears of it.
 */
export class EmergencyAccessEnds1795824931000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE glass_openings ADD ended_at timestamptz;
      ALTER TABLE glass_openings NO FORCE ROW LEVEL SECURITY;
      UPDATE glass_openings SET ended_at = closes_at WHERE closes_at <= now();
      ALTER TABLE glass_openings FORCE ROW LEVEL SECURITY;
      CREATE POLICY glass_openings_guard ON glass_openings TO krets_owner USING (network_id = app.guarding());
      -- A fresh proof is for asking and agreeing. Whoever ends it takes nothing from anybody, and should not have to wait for a code.
      DROP TRIGGER demand_proof ON glass_openings;
      CREATE TRIGGER demand_proof BEFORE INSERT OR UPDATE OF agreed_by ON glass_openings FOR EACH ROW EXECUTE FUNCTION app.demand_proof();

      CREATE FUNCTION app.tell_emergency_access_ended() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
        seat uuid;
        told_seq integer;
      BEGIN
        PERFORM set_config('app.guarding', NEW.network_id::text, true);
        NEW.ended_at := now();
        SELECT s.id INTO seat FROM public.seats s
          WHERE s.network_id = NEW.network_id AND s.person_id = app.me() AND s.ended_at IS NULL AND OLD.closes_at > now();
        INSERT INTO public.room_log (id, network_id, at, kind, by_seat_id, detail)
          VALUES (gen_random_uuid(), NEW.network_id, now(), 'EMERGENCY_ACCESS_ENDED', seat,
            CASE WHEN OLD.closes_at <= now() THEN 'TIME' WHEN seat IS NOT NULL THEN 'ROOM' ELSE 'ADMINISTRATOR' END);
        UPDATE public.network_counters SET journal_seq = journal_seq + 1 WHERE network_id = NEW.network_id RETURNING journal_seq INTO told_seq;
        INSERT INTO public.journal (network_id, seq, topic, subject_id, kind, at)
          VALUES (NEW.network_id, told_seq, 'NETWORK', NEW.network_id, 'CLOSED', now());
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN NEW;
      END $$;
      CREATE TRIGGER tell_emergency_access_ended BEFORE UPDATE OF closes_at ON glass_openings FOR EACH ROW
        WHEN (OLD.agreed_at IS NOT NULL AND OLD.ended_at IS NULL AND NEW.closes_at <= now())
        EXECUTE FUNCTION app.tell_emergency_access_ended();

      CREATE FUNCTION app.time_emergency_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        PERFORM app.put_due(NEW.network_id, NEW.id, NEW.agreed_by, 0, ARRAY['emergency-access.end'],
          jsonb_build_object('emergency-access.end', NEW.closes_at), '{}');
        RETURN NULL;
      END $$;
      CREATE TRIGGER time_emergency_access AFTER UPDATE OF agreed_at ON glass_openings FOR EACH ROW
        WHEN (OLD.agreed_at IS NULL AND NEW.agreed_at IS NOT NULL) EXECUTE FUNCTION app.time_emergency_access();

      -- For a facilitator of the room and for administrators; for anybody, and so for a job, when its time is up.
      CREATE FUNCTION app.end_emergency_access(network uuid, opening uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        may boolean := app.am_administrator() OR end_emergency_access.network = ANY (app.my_facilitated());
        done boolean;
      BEGIN
        PERFORM set_config('app.guarding', end_emergency_access.network::text, true);
        UPDATE public.glass_openings SET closes_at = least(closes_at, now())
          WHERE id = end_emergency_access.opening AND network_id = end_emergency_access.network
            AND agreed_at IS NOT NULL AND ended_at IS NULL AND (may OR closes_at <= now());
        done := FOUND;
        PERFORM set_config('app.guarding', '', true);
        RETURN done;
      END $$;
    `);
    // What is open now was agreed to before anything was due.
    await db.query(`
      ALTER TABLE glass_openings NO FORCE ROW LEVEL SECURITY;
      SELECT app.put_due(network_id, id, agreed_by, 0, ARRAY['emergency-access.end'], jsonb_build_object('emergency-access.end', closes_at), '{}')
        FROM glass_openings WHERE ended_at IS NULL AND agreed_at IS NOT NULL;
      ALTER TABLE glass_openings FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What the room has been told stays in its log.');
  }
}
