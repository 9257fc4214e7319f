import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a facilitator does in a room: the form of its threads, and never the words in them. Whatever touches a row that
 * is somebody else's goes through a function that moves or covers it and can do nothing more.
 */
export class Facilitation1795478406000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE challenges ADD pinned_at timestamptz, ADD locked_at timestamptz;
      CREATE INDEX ix_challenges_pinned ON challenges (network_id) WHERE pinned_at IS NOT NULL;

      ALTER TABLE contributions
        ADD hidden_at timestamptz,
        ADD hidden_reason varchar(500),
        ADD hidden_answer varchar(500),
        ADD split_proposed_at timestamptz,
        ADD CONSTRAINT ck_contributions_hidden CHECK (CASE WHEN hidden_at IS NULL THEN hidden_reason IS NULL AND hidden_answer IS NULL
          ELSE hidden_reason IS NOT NULL AND body = '' AND link IS NULL END);
      CREATE TABLE hidden_words (
        contribution_id uuid NOT NULL,
        network_id uuid NOT NULL,
        body text NOT NULL,
        link varchar(2000),
        CONSTRAINT pk_hidden_words PRIMARY KEY (contribution_id),
        CONSTRAINT fk_hidden_words_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions (id, network_id)
      );

      CREATE TABLE concerns (
        id uuid NOT NULL,
        network_id uuid NOT NULL,
        challenge_id uuid,
        contribution_id uuid,
        about uuid NOT NULL,
        raised_by uuid NOT NULL,
        raised_at timestamptz NOT NULL,
        reason varchar(500) NOT NULL,
        settled_by uuid,
        settled_at timestamptz,
        answer varchar(500),
        CONSTRAINT pk_concerns PRIMARY KEY (id),
        CONSTRAINT fk_concerns_challenge FOREIGN KEY (challenge_id, network_id) REFERENCES challenges (id, network_id),
        CONSTRAINT fk_concerns_contribution FOREIGN KEY (contribution_id, network_id) REFERENCES contributions (id, network_id),
        CONSTRAINT fk_concerns_about FOREIGN KEY (about) REFERENCES people (id),
        CONSTRAINT fk_concerns_raiser FOREIGN KEY (raised_by) REFERENCES people (id),
        CONSTRAINT fk_concerns_settler FOREIGN KEY (settled_by, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_concerns_subject CHECK (num_nonnulls(challenge_id, contribution_id) = 1)
      );
      CREATE INDEX ix_concerns_network ON concerns (network_id, raised_at);

      -- One offer at a time: the task of the facilitator goes from hand to hand.
      CREATE TABLE turn_offers (
        network_id uuid NOT NULL,
        seat_id uuid NOT NULL,
        offered_by uuid NOT NULL,
        offered_at timestamptz NOT NULL,
        CONSTRAINT pk_turn_offers PRIMARY KEY (network_id),
        CONSTRAINT fk_turn_offers_seat FOREIGN KEY (seat_id, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT fk_turn_offers_by FOREIGN KEY (offered_by, network_id) REFERENCES seats (id, network_id)
      );

      CREATE TABLE welcomes (
        network_id uuid NOT NULL,
        words text NOT NULL,
        lang varchar(2) NOT NULL,
        written_by uuid NOT NULL,
        written_at timestamptz NOT NULL,
        CONSTRAINT pk_welcomes PRIMARY KEY (network_id),
        CONSTRAINT fk_welcomes_network FOREIGN KEY (network_id) REFERENCES networks (id),
        CONSTRAINT fk_welcomes_writer FOREIGN KEY (written_by, network_id) REFERENCES seats (id, network_id),
        CONSTRAINT ck_welcomes_lang CHECK (lang IN ('nn', 'nb', 'en'))
      );
      -- Who has put the welcome away for herself. Nobody else can read it.
      CREATE TABLE welcomes_put_away (
        person_id uuid NOT NULL,
        network_id uuid NOT NULL,
        CONSTRAINT pk_welcomes_put_away PRIMARY KEY (person_id, network_id),
        CONSTRAINT fk_welcomes_put_away_welcome FOREIGN KEY (network_id) REFERENCES welcomes (network_id)
      );
    `);
    await db.query(`
      ALTER TABLE hidden_words ENABLE ROW LEVEL SECURITY; ALTER TABLE hidden_words FORCE ROW LEVEL SECURITY;
      ALTER TABLE concerns ENABLE ROW LEVEL SECURITY; ALTER TABLE concerns FORCE ROW LEVEL SECURITY;
      ALTER TABLE turn_offers ENABLE ROW LEVEL SECURITY; ALTER TABLE turn_offers FORCE ROW LEVEL SECURITY;
      ALTER TABLE welcomes ENABLE ROW LEVEL SECURITY; ALTER TABLE welcomes FORCE ROW LEVEL SECURITY;
      ALTER TABLE welcomes_put_away ENABLE ROW LEVEL SECURITY; ALTER TABLE welcomes_put_away FORCE ROW LEVEL SECURITY;

      CREATE POLICY challenges_plain ON challenges AS RESTRICTIVE FOR INSERT TO krets_app
        WITH CHECK (pinned_at IS NULL AND locked_at IS NULL);
      CREATE POLICY contributions_unlocked ON contributions AS RESTRICTIVE FOR INSERT TO krets_app
        WITH CHECK (NOT EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id AND c.locked_at IS NOT NULL));
      CREATE POLICY contribution_versions_shown ON contribution_versions AS RESTRICTIVE FOR SELECT TO krets_app USING (
        EXISTS (SELECT 1 FROM contributions c WHERE c.id = contribution_id AND (c.hidden_at IS NULL OR c.author_id = app.me())));
      CREATE POLICY challenges_guard ON challenges TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY threads_guard ON threads TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY contributions_guard ON contributions TO krets_owner USING (network_id = app.guarding());
      CREATE POLICY read_marks_guard ON read_marks TO krets_owner USING (network_id = app.guarding());

      -- While a contribution is hidden its words are its author's alone.
      CREATE POLICY hidden_words_read ON hidden_words FOR SELECT TO krets_app
        USING (EXISTS (SELECT 1 FROM contributions c WHERE c.id = contribution_id AND c.author_id = app.me()));
      CREATE POLICY hidden_words_edit ON hidden_words FOR UPDATE TO krets_app USING (
        network_id = ANY ((SELECT app.my_writable())::uuid[])
        AND EXISTS (SELECT 1 FROM contributions c WHERE c.id = contribution_id AND c.author_id = app.me()));
      CREATE POLICY hidden_words_guard ON hidden_words TO krets_owner USING (network_id = app.guarding());

      -- The one who raised it, and the facilitators it is not about, as long as what it is about can be read.
      CREATE POLICY concerns_read ON concerns FOR SELECT TO krets_app USING (
        network_id = ANY ((SELECT app.my_networks())::uuid[])
        AND (raised_by = app.me() OR (about <> app.me() AND network_id = ANY ((SELECT app.my_facilitated())::uuid[])))
        AND (EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id)
             OR EXISTS (SELECT 1 FROM contributions c WHERE c.id = contribution_id)));
      CREATE POLICY concerns_raise ON concerns FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_networks())::uuid[]) AND raised_by = app.me() AND about <> app.me() AND settled_at IS NULL
        AND (EXISTS (SELECT 1 FROM challenges c WHERE c.id = challenge_id AND c.owner_id = about)
             OR EXISTS (SELECT 1 FROM contributions c WHERE c.id = contribution_id AND c.author_id = about)));
      CREATE POLICY concerns_settle ON concerns FOR UPDATE TO krets_app USING (
        network_id = ANY ((SELECT app.my_facilitated())::uuid[]) AND about <> app.me() AND raised_by <> app.me());

      CREATE POLICY turn_offers_read ON turn_offers FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY turn_offers_make ON turn_offers FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_facilitated())::uuid[])
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = offered_by AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY turn_offers_end ON turn_offers FOR DELETE TO krets_app USING (
        network_id = ANY ((SELECT app.my_facilitated())::uuid[])
        OR EXISTS (SELECT 1 FROM seats s WHERE s.id = seat_id AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY turn_offers_guard ON turn_offers TO krets_owner USING (network_id = app.guarding());

      CREATE POLICY welcomes_read ON welcomes FOR SELECT TO krets_app
        USING (network_id = ANY ((SELECT app.my_networks())::uuid[]));
      CREATE POLICY welcomes_write ON welcomes FOR INSERT TO krets_app WITH CHECK (
        network_id = ANY ((SELECT app.my_facilitated())::uuid[])
        AND EXISTS (SELECT 1 FROM seats s WHERE s.id = written_by AND s.person_id = app.me() AND s.ended_at IS NULL));
      CREATE POLICY welcomes_rewrite ON welcomes FOR UPDATE TO krets_app
        USING (network_id = ANY ((SELECT app.my_facilitated())::uuid[]));
      CREATE POLICY welcomes_put_away_own ON welcomes_put_away TO krets_app
        USING (person_id = app.me() AND network_id = ANY ((SELECT app.my_networks())::uuid[]));

      GRANT UPDATE (hidden_answer) ON contributions TO krets_app;
      GRANT SELECT, UPDATE (body, link) ON hidden_words TO krets_app;
      GRANT SELECT, INSERT, UPDATE (settled_at, settled_by, answer) ON concerns TO krets_app;
      GRANT SELECT, INSERT, DELETE ON turn_offers TO krets_app;
      GRANT SELECT, INSERT, UPDATE (words, lang, written_by, written_at) ON welcomes TO krets_app;
      GRANT SELECT, INSERT ON welcomes_put_away TO krets_app;
    `);
    await db.query(`
      -- Facilitates a room that can be written in.
      CREATE FUNCTION app.steers(network uuid) RETURNS boolean LANGUAGE sql STABLE
        AS $$ SELECT steers.network = ANY (app.my_facilitated()) AND steers.network = ANY (app.my_writable()) $$;

      CREATE FUNCTION app.keep_thread(network uuid, challenge uuid, pinned boolean, locked boolean) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        done boolean;
      BEGIN
        IF NOT app.steers(keep_thread.network) OR keep_thread.challenge = ANY (app.closed_to_me()) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', keep_thread.network::text, true);
        UPDATE public.challenges c SET pinned_at = CASE WHEN keep_thread.pinned THEN coalesce(c.pinned_at, now()) END,
            locked_at = CASE WHEN keep_thread.locked THEN coalesce(c.locked_at, now()) END
          WHERE c.id = keep_thread.challenge AND c.network_id = keep_thread.network AND c.withdrawn_at IS NULL;
        done := FOUND;
        PERFORM set_config('app.guarding', '', true);
        RETURN done;
      END $$;

      -- Nobody hides or shows her own words: those one withdraws.
      CREATE FUNCTION app.hide_contribution(network uuid, contribution uuid, reason text) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        done boolean;
      BEGIN
        IF NOT app.steers(hide_contribution.network) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', hide_contribution.network::text, true);
        INSERT INTO public.hidden_words
          SELECT c.id, c.network_id, c.body, c.link FROM public.contributions c
          WHERE c.id = hide_contribution.contribution AND c.network_id = hide_contribution.network AND c.author_id <> app.me()
            AND c.hidden_at IS NULL AND c.withdrawn_at IS NULL AND c.challenge_id <> ALL (app.closed_to_me())
          FOR NO KEY UPDATE;
        done := FOUND;
        IF done THEN
          UPDATE public.contributions SET body = '', link = NULL, hidden_at = now(), hidden_reason = hide_contribution.reason
            WHERE id = hide_contribution.contribution;
        END IF;
        PERFORM set_config('app.guarding', '', true);
        RETURN done;
      END $$;

      CREATE FUNCTION app.show_contribution(network uuid, contribution uuid) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        done boolean;
      BEGIN
        IF NOT app.steers(show_contribution.network) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', show_contribution.network::text, true);
        UPDATE public.contributions c SET body = w.body, link = w.link, hidden_at = NULL, hidden_reason = NULL, hidden_answer = NULL
          FROM public.hidden_words w
          WHERE c.id = show_contribution.contribution AND c.network_id = show_contribution.network AND w.contribution_id = c.id
            AND c.author_id <> app.me() AND c.withdrawn_at IS NULL AND c.challenge_id <> ALL (app.closed_to_me());
        done := FOUND;
        IF done THEN DELETE FROM public.hidden_words WHERE contribution_id = show_contribution.contribution; END IF;
        PERFORM set_config('app.guarding', '', true);
        RETURN done;
      END $$;

      -- A facilitator proposes that it becomes a challenge of its own; she or its author drops the proposal.
      CREATE FUNCTION app.propose_split(network uuid, contribution uuid, proposed boolean) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        done boolean;
      BEGIN
        IF NOT (propose_split.network = ANY (app.my_writable())) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', propose_split.network::text, true);
        UPDATE public.contributions c SET split_proposed_at = CASE WHEN propose_split.proposed THEN now() END
          WHERE c.id = propose_split.contribution AND c.network_id = propose_split.network AND c.challenge_id <> ALL (app.closed_to_me())
            AND (app.steers(propose_split.network) OR (c.author_id = app.me() AND NOT propose_split.proposed));
        done := FOUND;
        PERFORM set_config('app.guarding', '', true);
        RETURN done;
      END $$;

      -- True when somebody who sits here cannot read the one and could read the other.
      CREATE FUNCTION app.opens_more(source uuid, target uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT 1 FROM public.challenges f JOIN public.challenges t ON t.id = opens_more.target
          JOIN public.seats s ON s.network_id = f.network_id AND s.ended_at IS NULL
          WHERE f.id = opens_more.source AND s.person_id <> f.owner_id AND f.created_at < s.reads_from
            AND (t.created_at >= s.reads_from OR t.owner_id = s.person_id)) $$;

      -- Moves a contribution and the replies to it, and nothing but their place. A facilitator moves it to any challenge of the
      -- room; its author to her own new one, when that has been proposed. The journal has told both threads just before:
      -- its last number is the one the moved come under, so that whoever has not read them finds them unread.
      CREATE FUNCTION app.move_contribution(network uuid, contribution uuid, target uuid) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        root public.contributions%ROWTYPE;
        moved uuid[];
        newest integer;
        told integer;
      BEGIN
        IF NOT (move_contribution.network = ANY (app.my_writable())) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', move_contribution.network::text, true);
        SELECT journal_seq INTO told FROM public.network_counters WHERE network_id = move_contribution.network FOR UPDATE;
        SELECT * INTO root FROM public.contributions c
          WHERE c.id = move_contribution.contribution AND c.network_id = move_contribution.network
            AND c.challenge_id <> ALL (app.closed_to_me());
        IF root.id IS NULL OR root.withdrawn_at IS NOT NULL OR root.hidden_at IS NOT NULL OR root.challenge_id = move_contribution.target
          OR app.opens_more(root.challenge_id, move_contribution.target)
          OR NOT EXISTS (SELECT 1 FROM public.challenges c
            WHERE c.id = move_contribution.target AND c.network_id = move_contribution.network AND c.withdrawn_at IS NULL
              AND c.id <> ALL (app.closed_to_me())
              AND (app.steers(move_contribution.network)
                   OR (root.author_id = app.me() AND root.split_proposed_at IS NOT NULL AND c.owner_id = app.me()))) THEN
          PERFORM set_config('app.guarding', '', true);
          RETURN false;
        END IF;
        WITH RECURSIVE below AS (
          SELECT c.id, c.seq FROM public.contributions c WHERE c.id = root.id
          UNION ALL SELECT c.id, c.seq FROM below b JOIN public.contributions c ON c.parent_id = b.id)
        SELECT array_agg(b.id), max(b.seq) INTO moved, newest FROM below b;
        -- Who had read all of it here and all that stands there has nothing new to read.
        UPDATE public.read_marks m SET seq = told FROM public.read_marks before
          WHERE m.challenge_id = move_contribution.target AND before.challenge_id = root.challenge_id
            AND before.person_id = m.person_id AND before.seq >= newest
            AND NOT EXISTS (SELECT 1 FROM public.contributions n WHERE n.challenge_id = move_contribution.target
              AND n.seq > m.seq AND n.author_id <> m.person_id AND n.withdrawn_at IS NULL);
        -- The last number of a path is its own and never changes; on the deepest level a reply stands beside its parent.
        WITH RECURSIVE placed AS (
          SELECT c.id, NULL::uuid AS parent_id, c.path[cardinality(c.path):] AS path FROM public.contributions c WHERE c.id = root.id
          UNION ALL
          SELECT c.id, c.parent_id, p.path[1:2] || c.path[cardinality(c.path)]
          FROM placed p JOIN public.contributions c ON c.parent_id = p.id)
        UPDATE public.contributions c SET challenge_id = move_contribution.target, parent_id = p.parent_id, path = p.path, seq = told,
            split_proposed_at = CASE WHEN c.id <> root.id THEN c.split_proposed_at END
          FROM placed p WHERE c.id = p.id;
        UPDATE public.threads h SET last_at = now(), last_seq = CASE h.challenge_id WHEN root.challenge_id THEN told - 1 ELSE told END,
            contributions = (SELECT count(*) FROM public.contributions n WHERE n.challenge_id = h.challenge_id),
            answers = (SELECT count(*) FROM public.contributions n JOIN public.challenges c ON c.id = n.challenge_id
                       WHERE n.challenge_id = h.challenge_id AND n.author_id <> c.owner_id AND n.withdrawn_at IS NULL)
          WHERE h.challenge_id IN (root.challenge_id, move_contribution.target);
        PERFORM set_config('app.guarding', '', true);
        RETURN true;
      END $$;

      -- Says yes to what was offered: the task goes from the one who offered it to the one who takes it.
      CREATE FUNCTION app.take_turn(network uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        offer public.turn_offers%ROWTYPE;
      BEGIN
        IF NOT (take_turn.network = ANY (app.my_networks())) THEN RETURN false; END IF;
        PERFORM set_config('app.guarding', take_turn.network::text, true);
        PERFORM 1 FROM public.network_counters WHERE network_id = take_turn.network FOR UPDATE;
        DELETE FROM public.turn_offers o USING public.seats s
          WHERE o.network_id = take_turn.network AND s.id = o.seat_id AND s.person_id = app.me() AND s.ended_at IS NULL RETURNING o.* INTO offer;
        IF offer.seat_id IS NULL THEN
          PERFORM set_config('app.guarding', '', true);
          RETURN false;
        END IF;
        UPDATE public.seats SET role = 'FACILITATOR' WHERE id = offer.seat_id;
        UPDATE public.seats SET role = 'MEMBER' WHERE id = offer.offered_by AND ended_at IS NULL AND role = 'FACILITATOR';
        PERFORM set_config('app.guarding', '', true);
        RETURN true;
      END $$;

      -- As before, but gives back the guard of the function that caused it: the check on the new row comes after this.
      CREATE OR REPLACE FUNCTION app.keep_facilitator() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
      BEGIN
        IF OLD.role = 'FACILITATOR' AND OLD.ended_at IS NULL AND OLD.on_leave_at IS NULL
           AND (NEW.role <> 'FACILITATOR' OR NEW.ended_at IS NOT NULL OR NEW.on_leave_at IS NOT NULL)
           AND current_setting('app.deleting', true) IS DISTINCT FROM 'on' THEN
          PERFORM set_config('app.guarding', NEW.network_id::text, true);
          PERFORM 1 FROM public.network_counters WHERE network_id = NEW.network_id FOR UPDATE;
          IF EXISTS (SELECT 1 FROM public.networks n WHERE n.id = NEW.network_id AND n.stage NOT IN ('SPLIT', 'CLOSED'))
             AND NOT EXISTS (SELECT 1 FROM public.seats s WHERE s.network_id = NEW.network_id AND s.id <> NEW.id AND s.role = 'FACILITATOR'
                             AND s.ended_at IS NULL AND s.on_leave_at IS NULL) THEN
            RAISE check_violation USING CONSTRAINT = 'ck_seats_facilitator', MESSAGE = 'The last facilitator.';
          END IF;
          PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
        END IF;
        RETURN NEW;
      END $$;

      -- One makes others facilitator; the task is laid down by oneself.
      CREATE FUNCTION app.guard_task() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.role = 'FACILITATOR' AND NEW.role <> 'FACILITATOR' AND OLD.person_id IS DISTINCT FROM app.me()
           AND NOT (current_user = 'krets_owner' AND app.guarding() IS NOT DISTINCT FROM NEW.network_id) THEN
          RAISE insufficient_privilege;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER guard_task BEFORE UPDATE OF role ON seats FOR EACH ROW EXECUTE FUNCTION app.guard_task();
    `);
  }

  async down(): Promise<void> {
    throw new Error('What has been hidden and moved cannot be put back.');
  }
}
