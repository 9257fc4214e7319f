import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is open to a person is found once for all that one reading asks: nearly every policy wants to know. A reading changes nothing,
 * lasts some milliseconds and is answered as things stood when it began. In a transaction that writes it is found anew in each
 * statement, because one that has waited for another may have lost its seat to it.
 */
export class ReadingOnce1795478500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION app.find_networks() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(s.network_id), '{}') FROM public.seats s JOIN public.networks n ON n.id = s.network_id
              WHERE s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL AND s.charter_version = n.charter_version $$;
      CREATE FUNCTION app.find_closed() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT coalesce(array_agg(c.id), '{}') FROM public.challenges c
              JOIN public.seats s ON s.network_id = c.network_id AND s.person_id = app.me() AND s.ended_at IS NULL
              WHERE c.owner_id <> app.me() AND (c.withdrawn_at IS NOT NULL OR c.created_at < s.reads_from OR c.closed_to = s.orgnr) $$;

      -- Noted for one person: for whoever acts after her in the same transaction it is as if nothing had been noted.
      CREATE FUNCTION app.noted(what text) RETURNS uuid[] LANGUAGE sql STABLE
        AS $$ SELECT CASE WHEN current_setting('app.noted_for', true) = current_setting('app.person_id', true)
                               AND current_setting('app.noted_for', true) <> ''
                          THEN current_setting(what, true)::uuid[] END $$;
      CREATE OR REPLACE FUNCTION app.my_networks() RETURNS uuid[] LANGUAGE sql STABLE
        AS $$ SELECT coalesce(app.noted('app.networks'), app.find_networks()) $$;
      CREATE OR REPLACE FUNCTION app.closed_to_me() RETURNS uuid[] LANGUAGE sql STABLE
        AS $$ SELECT coalesce(app.noted('app.closed'), app.find_closed()) $$;

      CREATE OR REPLACE FUNCTION app.enter(token_hash text, OUT person_id uuid, OUT session_id uuid) LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('app.key', enter.token_hash, true);
        SELECT s.person_id, s.id INTO enter.person_id, enter.session_id
          FROM public.sessions s WHERE s.token_hash = enter.token_hash AND s.expires_at > now();
        PERFORM set_config('app.person_id', coalesce(enter.person_id::text, ''), true);
        IF enter.person_id IS NOT NULL AND current_setting('transaction_read_only') = 'on' THEN
          PERFORM set_config('app.networks', app.find_networks()::text, true), set_config('app.closed', app.find_closed()::text, true),
            set_config('app.noted_for', enter.person_id::text, true);
        END IF;
      END $$;

      -- The rule of a contribution in one look-up: the caller's own seat, in a room that is open to her and can be written in, and a
      -- challenge there that she can read and that is not locked.
      CREATE FUNCTION app.may_say(challenge uuid, seat uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT EXISTS (
          SELECT 1 FROM public.seats s JOIN public.networks n ON n.id = s.network_id
          JOIN public.challenges c ON c.network_id = s.network_id AND c.id = may_say.challenge
          WHERE s.id = may_say.seat AND s.person_id = app.me() AND s.ended_at IS NULL AND s.on_leave_at IS NULL
            AND s.charter_version = n.charter_version AND n.stage NOT IN ('PAUSED', 'SPLIT', 'CLOSED') AND c.locked_at IS NULL
            AND (c.owner_id = app.me()
                 OR (c.withdrawn_at IS NULL AND c.closed_to IS DISTINCT FROM s.orgnr
                     AND (s.reads_from IS NULL OR c.created_at >= s.reads_from)))) $$;
      DROP POLICY contributions_unlocked ON contributions;
      ALTER POLICY contributions_post ON contributions WITH CHECK (author_id = app.me() AND app.may_say(challenge_id, seat_id));
    `);
  }

  async down(): Promise<void> {
    throw new Error('The walls are not taken back one by one.');
  }
}
