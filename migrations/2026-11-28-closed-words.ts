import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words do not reach a seat by another way than the one that is closed to it: moved, logged, quoted or told of. */
export class ClosedWords1795824200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Words have been moved here from a challenge closed to this agency, so this one stays closed to it.
      ALTER TABLE challenges ADD stays_closed_to varchar(9),
        ADD CONSTRAINT fk_challenges_stays_closed_to FOREIGN KEY (stays_closed_to) REFERENCES organisations (orgnr),
        ADD CONSTRAINT ck_challenges_stays_closed CHECK (stays_closed_to IS NULL OR (closed_to IS NOT NULL AND closed_to = stays_closed_to));

      -- True when somebody who sits here cannot read the one and could read the other, or when the one is closed to an agency and
      -- the other is not: somebody from there may take a seat later.
      CREATE OR REPLACE FUNCTION app.opens_more(source uuid, target uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT 1 FROM public.challenges f JOIN public.challenges t ON t.id = opens_more.target
          WHERE f.id = opens_more.source AND (
            (f.closed_to IS NOT NULL AND t.closed_to IS DISTINCT FROM f.closed_to)
            OR EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = f.network_id AND s.ended_at IS NULL
              AND s.person_id <> f.owner_id AND (f.created_at < s.reads_from OR f.closed_to = s.orgnr)
              AND (t.owner_id = s.person_id
                   OR ((s.reads_from IS NULL OR t.created_at >= s.reads_from) AND t.closed_to IS DISTINCT FROM s.orgnr))))) $$;

      -- In the same statement as the move, and again when another transaction has changed the target meanwhile.
      CREATE FUNCTION app.stay_closed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        source public.challenges%ROWTYPE;
        outer_guard text := current_setting('app.guarding', true);
      BEGIN
        PERFORM set_config('app.guarding', NEW.network_id::text, true);
        SELECT * INTO source FROM public.challenges WHERE id = OLD.challenge_id;
        IF source.closed_to IS NOT NULL THEN
          UPDATE public.challenges SET stays_closed_to = source.closed_to WHERE id = NEW.challenge_id AND closed_to = source.closed_to;
          IF NOT FOUND THEN RAISE check_violation USING CONSTRAINT = 'ck_contributions_moved', MESSAGE = 'Opens more.'; END IF;
        END IF;
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        RETURN NEW;
      END $$;
      CREATE TRIGGER stay_closed BEFORE UPDATE OF challenge_id ON contributions FOR EACH ROW
        WHEN (OLD.challenge_id <> NEW.challenge_id) EXECUTE FUNCTION app.stay_closed();

      -- Closed to the caller's seat: it began later, or sits for the agency. What is only withdrawn is not.
      CREATE FUNCTION app.kept_from_me(challenge uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
        AS $$ SELECT EXISTS (SELECT 1 FROM public.challenges c
              JOIN public.seats s ON s.network_id = c.network_id AND s.person_id = app.me() AND s.ended_at IS NULL
              WHERE c.id = kept_from_me.challenge AND c.owner_id <> app.me()
                AND (c.created_at < s.reads_from OR c.closed_to = s.orgnr)) $$;
      DROP POLICY room_log_read ON room_log;
      CREATE POLICY room_log_read ON room_log FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND (network_id <> ALL ((SELECT app.my_late())::uuid[]) OR at >= app.my_beginning(network_id))
        AND (challenge_id IS NULL OR NOT app.kept_from_me(challenge_id)));

      -- When what an entry is about was posted, where that is earlier than the entry.
      ALTER TABLE journal ADD since timestamptz;
      DROP POLICY journal_read ON journal;
      CREATE POLICY journal_read ON journal FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND coalesce(challenge_id, subject_id) <> ALL ((SELECT app.closed_to_me())::uuid[])
        AND (network_id <> ALL ((SELECT app.my_late())::uuid[]) OR coalesce(since, at) >= app.my_beginning(network_id)));
      -- Who sits in the caller's room and does not read what was posted then.
      CREATE FUNCTION app.began_after(network uuid, since timestamptz) RETURNS uuid[] LANGUAGE sql STABLE
        AS $$ SELECT coalesce(array_agg(s.person_id), '{}') FROM public.seats s
              WHERE s.network_id = began_after.network AND s.ended_at IS NULL AND s.reads_from > began_after.since $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What has been closed is not opened by a step back.');
  }
}
