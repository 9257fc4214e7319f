import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A verb that has its turn among the writers of a network, and itself changes no seat, finds what is open to the person
 * once for all its statements: whoever would take the seat away, or close the challenge, waits for the same turn.
 */
export class NotedInTurn1795651200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION app.note() RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('app.networks', app.find_networks()::text, true), set_config('app.closed', app.find_closed()::text, true),
          set_config('app.noted_for', coalesce(current_setting('app.person_id', true), ''), true);
      END $$;
      -- Null where the counter is out of the caller's sight. What is noted is read anew when the turn has come.
      CREATE FUNCTION app.take_turn(network uuid, challenge uuid) RETURNS integer LANGUAGE plpgsql AS $$
      DECLARE
        following integer;
      BEGIN
        SELECT n.journal_seq + 1 INTO following FROM public.network_counters n WHERE n.network_id =
          coalesce(take_turn.network, (SELECT c.network_id FROM public.challenges c WHERE c.id = take_turn.challenge)) FOR UPDATE;
        PERFORM app.note();
        RETURN following;
      END $$;

      CREATE OR REPLACE FUNCTION app.enter(token_hash text, OUT person_id uuid, OUT session_id uuid) LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('app.key', enter.token_hash, true);
        SELECT s.person_id, s.id INTO enter.person_id, enter.session_id
          FROM public.sessions s WHERE s.token_hash = enter.token_hash AND s.expires_at > now();
        PERFORM set_config('app.person_id', coalesce(enter.person_id::text, ''), true);
        IF enter.person_id IS NOT NULL AND current_setting('transaction_read_only') = 'on' THEN
          PERFORM app.note();
        END IF;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken back one by one.');
  }
}
