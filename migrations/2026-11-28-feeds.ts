import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Several servers on one database: each hears of every change by NOTIFY and reads what it is as the people who listen there. A
 * notification holds ids and numbers, never words, because every role of the database may listen.
 */
export class Feeds1795824500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION app.notify_entry() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_catalog.pg_notify('krets', NEW.network_id || ':' || NEW.seq);
        RETURN NULL;
      END $$;
      CREATE TRIGGER journal_notify AFTER INSERT ON journal FOR EACH ROW EXECUTE FUNCTION app.notify_entry();

      -- However a session or a seat ends, the servers with open sockets hear of it.
      CREATE FUNCTION app.notify_session() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_catalog.pg_notify('krets', 's:' || OLD.id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER sessions_notify AFTER DELETE ON sessions FOR EACH ROW
        WHEN (OLD.expires_at > now()) EXECUTE FUNCTION app.notify_session();
      CREATE FUNCTION app.notify_seat() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_catalog.pg_notify('krets', 'p:' || NEW.network_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER seats_notify AFTER UPDATE OF ended_at, on_leave_at ON seats FOR EACH ROW
        WHEN (NEW.ended_at IS DISTINCT FROM OLD.ended_at OR NEW.on_leave_at IS DISTINCT FROM OLD.on_leave_at)
        EXECUTE FUNCTION app.notify_seat();

      -- What the caller may hear of the journal: a pointer to what is closed to them says that the room has changed and nothing more.
      CREATE FUNCTION app.feed_entries(network uuid, after integer, up_to integer)
      RETURNS TABLE (seq integer, topic text, id uuid, challenge_id uuid, hidden boolean)
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      DECLARE
        outer_guard text := current_setting('app.guarding', true);
      BEGIN
        IF NOT (network = ANY (app.my_networks())) THEN RETURN; END IF;
        PERFORM set_config('app.guarding', network::text, true);
        RETURN QUERY
          SELECT j.seq, CASE WHEN h.hidden THEN 'NETWORK' ELSE j.topic END::text, CASE WHEN h.hidden THEN network ELSE j.subject_id END,
            CASE WHEN NOT h.hidden THEN j.challenge_id END, h.hidden
          FROM public.journal j
          CROSS JOIN LATERAL (SELECT app.me() = ANY (app.kept_from(coalesce(j.challenge_id, j.subject_id)))
            OR coalesce(coalesce(j.since, j.at) < app.my_beginning(feed_entries.network), false) AS hidden) h
          WHERE j.network_id = feed_entries.network AND j.seq > feed_entries.after AND j.seq <= feed_entries.up_to ORDER BY j.seq;
        PERFORM set_config('app.guarding', coalesce(outer_guard, ''), true);
      END $$;
      REVOKE EXECUTE ON FUNCTION app.feed_entries FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.feed_entries TO krets_app;

      -- One reading for everybody who listens to a room at one server, each under the policies of their own session. Places count from 1.
      CREATE FUNCTION app.read_feed(network uuid, after integer, most integer, hashes text[],
        OUT head integer, OUT ended integer[], OUT refused integer[], OUT readings jsonb) LANGUAGE plpgsql AS $$
      DECLARE
        up_to integer;
      BEGIN
        ended := '{}'; refused := '{}'; readings := '[]';
        FOR place IN 1 .. cardinality(hashes) LOOP
          PERFORM app.enter(hashes[place]);
          IF app.me() IS NULL THEN ended := ended || place;
          ELSIF NOT (network = ANY (app.my_networks())) THEN refused := refused || place;
          ELSE
            IF head IS NULL THEN
              SELECT c.journal_seq INTO head FROM public.network_counters c WHERE c.network_id = network;
              up_to := least(head, after + most);
            END IF;
            CONTINUE WHEN up_to <= after;
            readings := readings || jsonb_build_object('place', place, 'entries', (
              SELECT jsonb_agg(jsonb_build_object('seq', e.seq, 'topic', e.topic, 'id', e.id, 'challengeId', e.challenge_id, 'hidden', e.hidden))
              FROM app.feed_entries(network, after, up_to) e));
          END IF;
        END LOOP;
      END $$;

      -- Of these sessions, which have ended; and what is open to the others of these rooms, with the last number of each journal.
      CREATE FUNCTION app.check_listeners(hashes text[], networks uuid[], OUT ended integer[], OUT opened jsonb) LANGUAGE plpgsql AS $$
      BEGIN
        ended := '{}'; opened := '[]';
        FOR place IN 1 .. cardinality(hashes) LOOP
          PERFORM app.enter(hashes[place]);
          IF app.me() IS NULL THEN ended := ended || place;
          ELSE
            opened := opened || jsonb_build_object('place', place, 'heads', (
              SELECT coalesce(jsonb_object_agg(c.network_id, c.journal_seq), '{}') FROM public.network_counters c
              WHERE c.network_id = ANY (networks) AND c.network_id = ANY ((SELECT app.my_networks())::uuid[])));
          END IF;
        END LOOP;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Several servers would not hear each other.');
  }
}
