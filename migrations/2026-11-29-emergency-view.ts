import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What emergency access lets two administrators read comes in pages: a room may hold more than fits in one answer. */
export class EmergencyView1795824932000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION app.through_the_glass(uuid);

      -- The room that one of the two who agreed on this can read now.
      CREATE FUNCTION app.emergency_room(opening uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT o.network_id FROM public.glass_openings o
              WHERE app.am_administrator() AND o.id = emergency_room.opening AND app.me() IN (o.asked_by, o.agreed_by)
                AND o.agreed_at IS NOT NULL AND o.ended_at IS NULL AND o.closes_at > now() $$;

      -- Rows beyond the last of a page tell that there are more. An empty object is a refusal.
      CREATE FUNCTION app.emergency_challenges(opening uuid, first_rows integer, after_id uuid) RETURNS jsonb
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        room uuid := app.emergency_room(opening);
        seen jsonb;
      BEGIN
        IF room IS NULL THEN RETURN '{}'; END IF;
        PERFORM set_config('app.guarding', room::text, true);
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'situation', p.situation, 'role', p.role,
            'createdAt', p.created_at) ORDER BY p.created_at, p.id), '[]') INTO seen
          FROM (SELECT c.* FROM public.challenges c WHERE c.network_id = room AND c.withdrawn_at IS NULL
                  AND (after_id IS NULL OR (c.created_at, c.id) > (SELECT a.created_at, a.id FROM public.challenges a
                    WHERE a.id = after_id AND a.network_id = room))
                ORDER BY c.created_at, c.id LIMIT least(first_rows, 101)) p;
        PERFORM set_config('app.guarding', '', true);
        RETURN jsonb_build_object('rows', seen);
      END $$;

      CREATE FUNCTION app.emergency_contributions(opening uuid, challenge uuid, first_rows integer, after_key text) RETURNS jsonb
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        room uuid := app.emergency_room(opening);
        seen jsonb;
      BEGIN
        IF room IS NULL THEN RETURN '{}'; END IF;
        PERFORM set_config('app.guarding', room::text, true);
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'body', p.body, 'createdAt', p.created_at,
            'by', p.role_title, 'path', p.path) ORDER BY p.path_key), '[]') INTO seen
          FROM (SELECT k.*, s.role_title FROM public.contributions k JOIN public.seats s ON s.id = k.seat_id
                  JOIN public.challenges c ON c.id = k.challenge_id AND c.withdrawn_at IS NULL
                WHERE k.challenge_id = emergency_contributions.challenge AND k.network_id = room
                  AND (after_key IS NULL OR k.path_key > after_key COLLATE "C")
                ORDER BY k.path_key LIMIT least(first_rows, 101)) p;
        PERFORM set_config('app.guarding', '', true);
        RETURN jsonb_build_object('rows', seen);
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Without pages an old room would not fit in one answer.');
  }
}
