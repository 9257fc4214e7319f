import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a room is paused its consultations stand still: no phase runs out while nobody may write. Each is taken up again by its people. */
export class PausedRooms1795478540000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Does nothing before the network has been paused, which is a facilitator's to do.
      CREATE FUNCTION app.pause_consultations(network uuid) RETURNS TABLE (id uuid, "challengeId" uuid)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        one public.consultations%ROWTYPE;
      BEGIN
        IF NOT (network = ANY (app.my_networks())) THEN RETURN; END IF;
        PERFORM set_config('app.guarding', network::text, true);
        IF EXISTS (SELECT 1 FROM public.networks n WHERE n.id = network AND n.stage = 'PAUSED') THEN
          FOR one IN UPDATE public.consultations c SET stage = 'PAUSED', paused_at = now()
            WHERE c.network_id = network AND c.stage = 'RUNNING' RETURNING c.*
          LOOP
            INSERT INTO public.consultation_transitions (consultation_id, number, network_id, at, by_id, why, stage, phase_seq)
              SELECT one.id, coalesce(max(t.number), 0) + 1, network, now(), app.me(), 'PAUSED', 'PAUSED', one.phase_seq
              FROM public.consultation_transitions t WHERE t.consultation_id = one.id;
            DELETE FROM public.raised_hands r WHERE r.consultation_id = one.id;
            id := one.id;
            "challengeId" := one.challenge_id;
            RETURN NEXT;
          END LOOP;
        END IF;
        PERFORM set_config('app.guarding', '', true);
      END $$;
      REVOKE EXECUTE ON FUNCTION app.pause_consultations FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.pause_consultations TO krets_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What stands still is not set going by a step back.');
  }
}
